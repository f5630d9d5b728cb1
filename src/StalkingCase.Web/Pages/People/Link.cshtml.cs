using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Web.Infrastructure;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.People;

/// <summary>ALM-03: the same person or not, with a reason, written on both cases by one commit.</summary>
[RequirePermission(Permission.LinkPeople), ChangesCase]
public sealed class LinkModel(CaseDbContext db, SuggestionsQuery query, Submission submission, Reader reader) : PageModel
{
    [FromRoute] public Guid CaseId { get; set; }
    [BindProperty] public LinkInput Input { get; set; } = new();

    public IReadOnlyList<Suggestion> Suggestions { get; private set; } = [];
    public DateTimeOffset Now => db.Clock.GetUtcNow();

    public async Task OnGetAsync(CancellationToken ct) => Suggestions = await query.RunAsync(CaseId, ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        Suggestions = await query.RunAsync(CaseId, ct);
        if (!ModelState.Accepts(Input, new LinkInput.Validator())) return this.Redisplay();
        if (Suggestions.All(s => s.CaseId != Input.OtherCase)) return NotFound();

        var (otherId, now) = (Input.OtherCase!.Value, Now);
        var ours = await db.Cases.SingleAsync(c => c.Id == CaseId, ct);
        var theirs = await db.Cases.SingleAsync(c => c.Id == otherId, ct);
        ours.DecideLink(otherId, Input.Decision!.Value, Input.Reason, reader.Id, now);
        theirs.DecideLink(CaseId, Input.Decision.Value, Input.Reason, reader.Id, now);
        return await submission.SaveAsync(this, $"/cases/{CaseId}/people", "Decision written on both cases.", ct);
    }
}
