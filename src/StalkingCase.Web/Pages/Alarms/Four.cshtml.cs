using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Domain.Reports;
using StalkingCase.Web.Infrastructure;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Alarms;

[RequirePermission(Permission.WorkOnCase), ChangesCase]
public sealed class FourModel(CaseDbContext db, Submission submission, Reader reader, TimeProvider clock) : PageModel
{
    [FromRoute] public Guid CaseId { get; set; }
    [BindProperty] public FourInput Input { get; set; } = new();

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!ModelState.Accepts(Input, new FourInput.Validator())) return this.Redisplay();

        var of = await db.Cases.SingleAsync(c => c.Id == CaseId, ct);
        var four = new FourAnswers(Input.Fixated, Input.Obsessive, Input.Unwanted, Input.Repeated);
        of.AnswerFour(four, reader.Id, clock.GetUtcNow());
        var flash = four.Yes >= 2 ? "FOUR recorded. This may be stalking. Record it as stalking unless you can say why not." : "FOUR recorded.";
        return await submission.SaveAsync(this, $"/cases/{CaseId}/alarms", flash, ct);
    }
}
