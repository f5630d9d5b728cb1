using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Domain.Risk;
using StalkingCase.Web.Pages.Cases;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Risk;

/// <summary>One assessment as it was made. Nothing here is changed: a correction is a new version (RSK-09).</summary>
[RequirePermission(Permission.ReviewRisk)]
public sealed class AssessmentModel(CaseDbContext db, OfficerNamesQuery names, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true)] public Guid CaseId { get; set; }
    [BindProperty(SupportsGet = true)] public Guid AssessmentId { get; set; }

    public RiskAssessment Assessment { get; private set; } = null!;
    public OfficerNames Names { get; private set; } = null!;
    public DateTimeOffset Now { get; private set; }
    public bool MayWrite { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        (Now, MayWrite) = (clock.GetUtcNow(), HttpContext.CaseDecision().MayWrite);
        Assessment = await db.Assessments.AsNoTracking().SingleAsync(a => a.Id == AssessmentId && a.CaseId == CaseId, ct);
        Names = await names.RunAsync([Assessment.ProposedBy, Assessment.DecidedBy], ct);
    }
}
