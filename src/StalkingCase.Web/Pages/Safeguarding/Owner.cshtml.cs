using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using StalkingCase.Data;
using StalkingCase.Domain.Safeguarding;
using StalkingCase.Web.Infrastructure;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Safeguarding;

/// <summary>SAF-07: the plan is handed over, never left without an owner.</summary>
[RequirePermission(Permission.WorkOnPlan)]
[SharedWithAdvocates(ConsentScopes.SafetyPlan, MayWrite = true)]
[ChangesCase]
public sealed class OwnerModel(CaseDbContext db, PlanQuery plans, PlanOwnersQuery owners, Submission submission, Reader reader) : PageModel
{
    [BindProperty(SupportsGet = true)] public Guid CaseId { get; set; }
    [BindProperty] public OwnerInput Input { get; set; } = new();

    public IReadOnlyList<SelectListItem> Owners { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        Owners = await owners.RunAsync(CaseId, ct);
        if (!reader.IsAdvocate && await plans.FindLiveAsync(CaseId, ct) is { } plan && await owners.IsShutOutAsync(CaseId, plan.OwnerId, ct))
            (Input.OwnerId, Input.Reason) = (reader.Id, "Sharing the plan with the advocate has ended.");
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        Owners = await owners.RunAsync(CaseId, ct);
        if (Owners.All(o => o.Value != Input.OwnerId?.ToString())) Input.OwnerId = null;
        if (!ModelState.Accepts(Input, new OwnerInput.Validator(needsReason: true))) return this.Redisplay();

        var (plan, now) = (await plans.LiveAsync(CaseId, ct), db.Clock.GetUtcNow());
        if (await owners.IsShutOutAsync(CaseId, plan.OwnerId, ct)) plan.PassOn(plan.OwnerId, Input.OwnerId!.Value, Input.Reason!, reader.Id, now);
        else plan.ChangeOwner(Input.OwnerId!.Value, Input.Reason!, reader.Id, now);
        return await submission.SaveOnCaseAsync(this, CaseId, $"/cases/{CaseId}/safeguarding", "Plan owner changed.", ct);
    }
}
