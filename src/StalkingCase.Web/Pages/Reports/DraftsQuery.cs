using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Domain.Reports;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Reports;

public sealed record DraftRow(Guid Id, DateTimeOffset StartedAt, DateTimeOffset SavedAt, ReportStep Furthest, string Logger);

/// <summary>Own drafts; for a supervisor also those of the unit that have waited over two hours, by age and logger only.</summary>
public sealed class DraftsQuery(CaseDbContext db, Reader reader, TimeProvider clock)
{
    private const int Most = 50;

    public Task<List<DraftRow>> OwnAsync(CancellationToken ct) => RunAsync(db.Reports.Where(r => r.LoggerId == reader.Id), ct);

    public Task<List<DraftRow>> WaitingAsync(CancellationToken ct)
    {
        var (before, units) = (clock.GetUtcNow().AddHours(-2), reader.UnitIds);
        return reader.IsSupervisor ? RunAsync(db.Reports.Where(r => units.Contains(r.UnitId) && r.LoggerId != reader.Id && r.StartedAt <= before), ct) : Task.FromResult(new List<DraftRow>());
    }

    private Task<List<DraftRow>> RunAsync(IQueryable<Report> reports, CancellationToken ct) =>
        (from r in reports.AsNoTracking()
         where r.Status == ReportStatus.Draft
         join u in db.Users on r.LoggerId equals u.Id
         orderby r.StartedAt, r.Id
         select new DraftRow(r.Id, r.StartedAt, r.SavedAt, r.Furthest, u.DisplayName)).Take(Most).ToListAsync(ct);
}
