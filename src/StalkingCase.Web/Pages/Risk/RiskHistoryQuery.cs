using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Domain.Risk;

namespace StalkingCase.Web.Pages.Risk;

/// <summary>Every assessment of a case, newest first (RSK-09).</summary>
public sealed class RiskHistoryQuery(CaseDbContext db)
{
    public const int PageSize = 20;

    public async Task<IReadOnlyList<RiskAssessment>> RunAsync(Guid caseId, int page, CancellationToken ct) =>
        await db.Assessments.AsNoTracking().Where(a => a.CaseId == caseId)
            .OrderByDescending(a => a.ProposedAt).ThenByDescending(a => a.Id).Skip((page - 1) * PageSize).Take(PageSize + 1).ToListAsync(ct);
}
