using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using StalkingCase.Data;
using StalkingCase.Domain.Safeguarding;
using StalkingCase.Web.Infrastructure;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Safeguarding;

/// <summary>SAF-04, CLK-09: who does what by when, and what the victim says to it.</summary>
[RequirePermission(Permission.WorkOnPlan)]
[SharedWithAdvocates(ConsentScopes.SafetyPlan, MayWrite = true)]
[ChangesCase]
public sealed class NewActionModel(CaseDbContext db, PlanQuery plans, PlanOwnersQuery owners, Submission submission, Reader reader) : PageModel
{
    [BindProperty(SupportsGet = true)] public Guid CaseId { get; set; }
    [BindProperty] public ActionInput Input { get; set; } = new();

    public IReadOnlyList<SelectListItem> Owners { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct) => Owners = await owners.RunAsync(CaseId, ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        Owners = await owners.RunAsync(CaseId, ct);
        var now = db.Clock.GetUtcNow();
        if (Owners.All(o => o.Value != Input.OwnerId?.ToString())) Input.OwnerId = null;
        if (!ModelState.Accepts(Input, new ActionInput.Validator(now))) return this.Redisplay();

        (await plans.LiveAsync(CaseId, ct)).AddMeasure(Input.Content(), reader.Id, now);
        return await submission.SaveOnCaseAsync(this, CaseId, $"/cases/{CaseId}/safeguarding", Input.Agreement is VictimAgreement.No ? "Recorded: the victim refuses this." : "Action added.", ct);
    }
}
