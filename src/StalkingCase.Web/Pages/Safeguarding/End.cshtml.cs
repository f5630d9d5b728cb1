using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Safeguarding;
using StalkingCase.Web.Infrastructure;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Safeguarding;

/// <summary>SAF-02: not with a high-priority action open, nor while the open case is at High risk.</summary>
[RequirePermission(Permission.WorkOnPlan)]
[SharedWithAdvocates(ConsentScopes.SafetyPlan, MayWrite = true)]
[ChangesCase]
public sealed class EndModel(CaseDbContext db, PlanQuery plans, Submission submission, Reader reader) : PageModel
{
    [BindProperty(SupportsGet = true)] public Guid CaseId { get; set; }
    [BindProperty] public EndInput Input { get; set; } = new();

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!ModelState.Accepts(Input, new EndInput.Validator())) return this.Redisplay();

        var of = await db.Cases.AsNoTracking().Where(c => c.Id == CaseId).Select(c => new { c.Status, c.EffectiveRisk }).SingleAsync(ct);
        (await plans.LiveAsync(CaseId, ct)).End(Input.Reason!, of.Status is CaseStatus.Open ? of.EffectiveRisk : null, reader.Id, db.Clock.GetUtcNow());
        return await submission.SaveOnCaseAsync(this, CaseId, $"/cases/{CaseId}/safeguarding", "Safeguarding plan ended.", ct);
    }
}
