using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Domain.Safeguarding;
using StalkingCase.Web.Infrastructure;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Safeguarding;

/// <summary>SAF-01, SAF-04: the plan is agreed with the victim and becomes active (CLK-07).</summary>
[RequirePermission(Permission.WorkOnPlan)]
[SharedWithAdvocates(ConsentScopes.SafetyPlan, MayWrite = true)]
[ChangesCase]
public sealed class ActivateModel(CaseDbContext db, PlanQuery plans, Submission submission, Reader reader) : PageModel
{
    [BindProperty(SupportsGet = true)] public Guid CaseId { get; set; }
    [BindProperty] public AgreementInput Input { get; set; } = new();

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!ModelState.Accepts(Input, new AgreementInput.Validator())) return this.Redisplay();

        var (plan, now) = (await plans.LiveAsync(CaseId, ct), db.Clock.GetUtcNow());
        var grade = await db.Cases.Where(c => c.Id == CaseId).Select(c => c.EffectiveRisk).SingleAsync(ct);
        plan.Activate(grade, Input.Agreement!.Value, Input.Words, now, reader.Id, now);
        return await submission.SaveOnCaseAsync(this, CaseId, $"/cases/{CaseId}/safeguarding", "Safeguarding plan active.", ct);
    }
}
