using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using StalkingCase.Domain.Safeguarding;
using StalkingCase.Web.Pages.Cases;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Safeguarding;

/// <summary>The plan at a glance: owner, agreement, parts, actions, reviews. The words of the parts are on their own pages.</summary>
[RequirePermission(Permission.ViewCase)]
[SharedWithAdvocates(ConsentScopes.SafetyPlan)]
public sealed class IndexModel(PlanQuery plans, PlanOwnersQuery owners, OfficerNamesQuery names, Reader reader, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true)] public Guid CaseId { get; set; }

    public SafeguardingPlan? Plan { get; private set; }
    public DateTimeOffset? ReviewDueBy { get; private set; }
    public IReadOnlyList<SharingEnd> SharingEnds { get; private set; } = [];

    /// <summary>SAF-07: sharing with the advocate ended and the plan is still hers.</summary>
    public bool OwnerIsShutOut { get; private set; }

    public OfficerNames Names { get; private set; } = null!;
    public DateTimeOffset Now { get; private set; }
    public bool MayWork { get; private set; }
    public bool IsAdvocate => reader.IsAdvocate;

    public async Task OnGetAsync(CancellationToken ct)
    {
        var decision = HttpContext.CaseDecision();
        (Now, MayWork) = (clock.GetUtcNow(), decision.MayWrite || decision.Answer is CaseAnswer.Advocate);
        Plan = await plans.LatestAsync(CaseId, ct);
        SharingEnds = await plans.SharingEndsAsync(CaseId, ct);
        OwnerIsShutOut = !IsAdvocate && Plan is { Status: not PlanStatus.Ended } live && await owners.IsShutOutAsync(CaseId, live.OwnerId, ct);
        ReviewDueBy = await plans.ReviewDueAsync(CaseId, ct);
        Names = await names.RunAsync(Plan is null ? [] : [Plan.OwnerId, .. Plan.Measures.Select(m => m.OwnerId), .. Plan.Reviews.Select(r => (Guid?)r.ById), .. Plan.Sections.Select(s => (Guid?)s.ById)], ct);
    }
}
