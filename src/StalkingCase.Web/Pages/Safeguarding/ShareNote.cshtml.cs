using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Domain.Safeguarding;
using StalkingCase.Web.Infrastructure;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Safeguarding;

/// <summary>ACC-03: a deliberate copy into the police record, with the warning that it may be disclosed.</summary>
[RequirePermission(Permission.SupportVictims)]
[SharedWithAdvocates(MayWrite = true)]
[ChangesCase]
public sealed class ShareNoteModel(CaseDbContext db, Submission submission, Reader reader) : PageModel
{
    [BindProperty(SupportsGet = true)] public Guid CaseId { get; set; }
    [FromRoute] public Guid NoteId { get; set; }

    public string Words { get; private set; } = "";

    public async Task OnGetAsync(CancellationToken ct) => Words = await db.AdvocateNotes.Where(n => n.Id == NoteId).Select(n => n.Words).SingleAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var note = await db.AdvocateNotes.SingleAsync(n => n.Id == NoteId, ct);
        var of = await db.Cases.SingleAsync(c => c.Id == CaseId, ct);
        db.AdvocateMessages.Add(note.Share(of, reader.Id, db.Clock.GetUtcNow()));
        return await submission.SaveAsync(this, $"/cases/{CaseId}/safeguarding/notes", "A copy is in the police record.", ct);
    }
}
