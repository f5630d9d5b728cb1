using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using StalkingCase.Data;
using StalkingCase.Domain.Safeguarding;
using StalkingCase.Web.Infrastructure;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Safeguarding;

/// <summary>CLK-09: what was done and how it is known; or why it will not be, or who does it instead.</summary>
[RequirePermission(Permission.WorkOnPlan)]
[SharedWithAdvocates(ConsentScopes.SafetyPlan, MayWrite = true)]
[ChangesCase]
public sealed class ActionModel(CaseDbContext db, PlanQuery plans, PlanOwnersQuery owners, Submission submission, Reader reader) : PageModel
{
    [BindProperty(SupportsGet = true)] public Guid CaseId { get; set; }
    [FromRoute] public Guid ActionId { get; set; }
    [BindProperty] public OutcomeInput Input { get; set; } = new();

    public Measure Measure { get; private set; } = null!;
    public IReadOnlyList<SelectListItem> Owners { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct) => await LoadAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var plan = await LoadAsync(ct);
        if (Owners.All(o => o.Value != Input.OwnerId?.ToString())) Input.OwnerId = null;
        if (!ModelState.Accepts(Input, new OutcomeInput.Validator())) return this.Redisplay();

        var now = db.Clock.GetUtcNow();
        if (Input.Outcome is ActionOutcome.Done) plan.CompleteMeasure(ActionId, Input.Proof!, now, reader.Id, now);
        else if (Input.Outcome is ActionOutcome.HandedOver) plan.HandMeasureTo(ActionId, Input.OwnerId!.Value, reader.Id, now);
        else if (Input.Outcome is ActionOutcome.Refused) plan.DropMeasure(ActionId, Input.Refusal!, refused: true, reader.Id, now);
        else plan.DropMeasure(ActionId, Input.Reason!, refused: false, reader.Id, now);
        return await submission.SaveOnCaseAsync(this, CaseId, $"/cases/{CaseId}/safeguarding", $"Action recorded: {EnumText.Of(Input.Outcome!).ToLowerInvariant()}.", ct);
    }

    private async Task<SafeguardingPlan> LoadAsync(CancellationToken ct)
    {
        var plan = await plans.OfMeasureAsync(CaseId, ActionId, ct);
        (Measure, Owners) = (plan.Measures.Single(m => m.Id == ActionId), await owners.RunAsync(CaseId, ct));
        return plan;
    }
}
