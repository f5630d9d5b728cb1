using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Web.Infrastructure;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Meetings;

/// <summary>CLK-41: the advocate knows that the case meets a criterion.</summary>
[RequirePermission(Permission.WorkOnCase)]
[ChangesCase]
public sealed class AdvocateToldModel(CaseDbContext db, Submission submission, Reader reader) : PageModel
{
    [BindProperty(SupportsGet = true)] public Guid CaseId { get; set; }
    [BindProperty] public SaidInput Input { get; set; } = new();

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!ModelState.Accepts(Input, new SaidInput.Validator("Enter which advocate was told, and how"))) return this.Redisplay();
        var of = await db.Cases.SingleAsync(c => c.Id == CaseId, ct);
        of.TellAdvocate(Input.Words!, reader.Id, db.Clock.GetUtcNow());
        return await submission.SaveOnCaseAsync(this, CaseId, $"/cases/{CaseId}/meetings", "Recorded that the advocate was told.", ct);
    }
}
