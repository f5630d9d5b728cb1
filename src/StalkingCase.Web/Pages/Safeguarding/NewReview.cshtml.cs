using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using StalkingCase.Data;
using StalkingCase.Domain.Safeguarding;
using StalkingCase.Web.Infrastructure;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Safeguarding;

/// <summary>CLK-08, SAF-03: what changed, the victim's view, a concern for the police; advocates do not grade.</summary>
[RequirePermission(Permission.WorkOnPlan)]
[SharedWithAdvocates(ConsentScopes.SafetyPlan, MayWrite = true)]
[ChangesCase]
public sealed class NewReviewModel(CaseDbContext db, PlanQuery plans, Submission submission, Reader reader) : PageModel
{
    [BindProperty(SupportsGet = true)] public Guid CaseId { get; set; }
    [BindProperty] public ReviewInput Input { get; set; } = new();

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!ModelState.Accepts(Input, new ReviewInput.Validator())) return this.Redisplay();

        var now = db.Clock.GetUtcNow();
        (await plans.LiveAsync(CaseId, ct)).Review(new PlanReviewContent(Input.Trigger!.Value, Input.WhatChanged!, Input.VictimsView!) { RiskConcern = Input.RiskConcern }, now, reader.Id, now);
        var said = string.IsNullOrWhiteSpace(Input.RiskConcern) ? "Plan review recorded." : "Plan review recorded. The police must assess the risk again.";
        return await submission.SaveOnCaseAsync(this, CaseId, $"/cases/{CaseId}/safeguarding", said, ct);
    }
}
