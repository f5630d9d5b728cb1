using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Web.Infrastructure;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Meetings;

/// <summary>SAF-06: an inspector's reason for no referral.</summary>
[RequirePermission(Permission.DecideNoReferral)]
[ChangesCase]
public sealed class NoReferralModel(CaseDbContext db, Submission submission, Reader reader) : PageModel
{
    [BindProperty(SupportsGet = true)] public Guid CaseId { get; set; }
    [BindProperty] public SaidInput Input { get; set; } = new();

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!ModelState.Accepts(Input, new SaidInput.Validator("Enter why the case is not referred"))) return this.Redisplay();
        var of = await db.Cases.SingleAsync(c => c.Id == CaseId, ct);
        of.DecideNoReferral(Input.Words!, reader.AsDecider, db.Clock.GetUtcNow());
        return await submission.SaveOnCaseAsync(this, CaseId, $"/cases/{CaseId}/meetings", "Reason recorded.", ct);
    }
}
