using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Domain.Kernel;
using StalkingCase.Web.Infrastructure;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Safeguarding;

[RequirePermission(Permission.WorkOnCase)]
[ChangesCase]
public sealed class NewReviewModel(CaseDbContext db, Submission submission, Reader reader) : PageModel
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
        var plan = Rule.Require(await db.Plans.Where(p => p.CaseId == CaseId).OrderByDescending(p => p.ActiveFrom).ThenByDescending(p => p.Id).FirstOrDefaultAsync(ct), "SAF-03", "No plan is active. Activate one first.");
        plan.Review(Input.WhatChanged!, now, reader.Id, now);
        return await submission.SaveOnCaseAsync(this, CaseId, $"/cases/{CaseId}/safeguarding", "Plan review recorded.", ct);
    }
}
