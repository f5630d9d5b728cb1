using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.Safeguarding;
using StalkingCase.Web.Infrastructure;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Safeguarding;

/// <summary>CLK-52: the answer ends the duty. It is held against what is recorded of the suspect (VIC-04).</summary>
[RequirePermission(Permission.WorkOnCase)]
[ChangesCase]
public sealed class AnswerModel(CaseDbContext db, Submission submission, Reader reader, SuspectWordsQuery suspect) : PageModel
{
    [BindProperty(SupportsGet = true)] public Guid CaseId { get; set; }
    [FromRoute] public Guid QuestionId { get; set; }
    [BindProperty] public WordsInput Input { get; set; } = new();

    public AdvocateMessage Message { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken ct) => Message = await db.AdvocateMessages.AsNoTracking().SingleAsync(m => m.Id == QuestionId, ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        Message = await db.AdvocateMessages.SingleAsync(m => m.Id == QuestionId, ct);
        if (!ModelState.Accepts(Input, new WordsInput.Validator("Enter the answer"))) return this.Redisplay();

        var found = await suspect.FoundInAsync(CaseId, Input.Words!, ct);
        Rule.Require(found.Count == 0, "VIC-04", $"The answer holds the suspect's {string.Join(" and ", found)}. Take it out: the advocate may not be told.");
        Message.Reply(Input.Words!, reader.Id, db.Clock.GetUtcNow());
        return await submission.SaveOnCaseAsync(this, CaseId, $"/cases/{CaseId}/safeguarding/questions", "Answer sent.", ct);
    }
}
