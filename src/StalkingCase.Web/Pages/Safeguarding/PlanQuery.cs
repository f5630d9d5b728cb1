using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Data.Facts;

namespace StalkingCase.Web.Pages.Safeguarding;

public sealed record PlanView(Guid Id, Guid OwnerId, DateTimeOffset ActiveFrom, DateTimeOffset? ReviewedAt, DateTimeOffset? ReviewDueBy);

/// <summary>The case's active plan, the latest if there are several, and when its review is due (CLK-08).</summary>
public sealed class PlanQuery(CaseDbContext db)
{
    public async Task<PlanView?> RunAsync(Guid caseId, CancellationToken ct) => await db.Plans.AsNoTracking().Where(p => p.CaseId == caseId)
        .OrderByDescending(p => p.ActiveFrom).ThenByDescending(p => p.Id)
        .Select(p => new PlanView(p.Id, p.OwnerId, p.ActiveFrom, p.ReviewedAt,
            db.Duties.WhereOpen().Where(d => d.CaseId == caseId && d.Clock == "CLK-08").OrderBy(d => d.DueBy).Select(d => (DateTimeOffset?)d.DueBy).FirstOrDefault()))
        .FirstOrDefaultAsync(ct);
}
