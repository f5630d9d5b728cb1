using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Data.Facts;
using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Risk;
using StalkingCase.Web.Infrastructure;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Risk;

public sealed record ToEndorseRow(Guid Id, Guid CaseId, string Reference, RiskGrade Grade, RiskGrade? Floor, string ProposedBy, bool IsOwn, DateTimeOffset ProposedAt, DateTimeOffset? DueBy)
{
    public bool IsBelowFloor => Floor > Grade;
}

/// <summary>Grades of the reader's units that wait for a supervisor, worst first; due by CLK-03.</summary>
public sealed class ToEndorseQuery(CaseDbContext db, Reader reader, CaseAccess access)
{
    public const int PageSize = 50;

    private IQueryable<RiskAssessment> Waiting()
    {
        var units = reader.UnitIds;
        return from a in db.Assessments.AsNoTracking()
               join c in access.Visible() on a.CaseId equals c.Id
               where a.Status == AssessmentStatus.Proposed && units.Contains(c.UnitId) && c.Status == CaseStatus.Open
               select a;
    }

    public Task<int> CountAsync(int most, CancellationToken ct) => Waiting().Take(most).CountAsync(ct);

    public async Task<(IReadOnlyList<ToEndorseRow> Rows, string? Next)> RunAsync(Keyset? after, CancellationToken ct)
    {
        var (id, waiting) = (reader.Id, Waiting().Select(a => new { a.Id, a.CaseId, a.Grade, a.Floor, a.ProposedBy, a.ProposedAt, Worst = a.Floor > a.Grade ? (int)a.Floor!.Value : (int)a.Grade }));
        if (after is { } k) waiting = waiting.Where(a => a.Worst < k.Order || (a.Worst == k.Order && (a.ProposedAt > k.At || (a.ProposedAt == k.At && a.Id > k.Id))));
        var rows = await (from a in waiting
                          join c in db.Cases.IgnoreAutoIncludes() on a.CaseId equals c.Id
                          join u in db.Users on a.ProposedBy equals u.Id
                          orderby a.Worst descending, a.ProposedAt, a.Id
                          select new
                          {
                              a.Worst,
                              Row = new ToEndorseRow(a.Id, c.Id, c.Reference, a.Grade, a.Floor, u.DisplayName, a.ProposedBy == id, a.ProposedAt,
                                  db.Duties.WhereOpen().Where(d => d.CaseId == c.Id && d.Clock == "CLK-03" && d.SubjectId == a.Id).Min(d => (DateTimeOffset?)d.DueBy)),
                          }).Take(PageSize + 1).ToListAsync(ct);
        var shown = rows.Take(PageSize).ToList();
        return ([.. shown.Select(r => r.Row)], rows.Count > PageSize ? new Keyset(shown[^1].Worst, shown[^1].Row.ProposedAt, shown[^1].Row.Id).ToString() : null);
    }
}
