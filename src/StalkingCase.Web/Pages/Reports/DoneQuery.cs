using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Data.Facts;
using StalkingCase.Domain.Duties;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Reports;

public sealed record OpenedDuty(Duty Duty, string Owner);

public sealed record Recorded(Guid CaseId, string Reference, IReadOnlyList<OpenedDuty> Duties, bool AsksForStalkingScreen);

/// <summary>What a submitted report became, for the person who logged it.</summary>
public sealed class DoneQuery(CaseDbContext db, Reader reader)
{
    private const int Most = 40;

    public async Task<Recorded?> RunAsync(Guid draftId, DateTimeOffset now, CancellationToken ct)
    {
        var found = await (from r in db.Reports.AsNoTracking()
                           where r.Id == draftId && r.LoggerId == reader.Id && r.CaseId != null
                           join c in db.Cases.IgnoreAutoIncludes() on r.CaseId equals c.Id
                           select new { c.Id, c.Reference, Report = r }).SingleOrDefaultAsync(ct);
        if (found is null) return null;
        var duties = await db.Duties.AsNoTracking().WhereOpen().Where(d => d.CaseId == found.Id && d.VisibleFrom <= now).OrderBy(d => d.DueBy).ThenBy(d => d.Id).Take(Most).ToListAsync(ct);
        var owners = duties.Select(d => d.OwnerId).OfType<Guid>().Distinct().ToList();
        var names = await db.Users.AsNoTracking().Where(u => owners.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.DisplayName, ct);
        return new Recorded(found.Id, found.Reference, [.. duties.Select(d => new OpenedDuty(d, d.OwnerId is { } o ? names.GetValueOrDefault(o, "") : Infrastructure.EnumText.Of(d.OwnerPost!.Value)))], ReportAnswers.AsksForStalkingScreen(found.Report));
    }
}
