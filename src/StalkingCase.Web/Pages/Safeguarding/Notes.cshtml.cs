using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.Safeguarding;
using StalkingCase.Web.Infrastructure;
using StalkingCase.Web.Pages.Cases;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Safeguarding;

/// <summary>ACC-03: notes of the advocate's organisation, unreadable to the police.</summary>
[RequirePermission(Permission.SupportVictims)]
[SharedWithAdvocates(MayWrite = true)]
[ChangesCase]
public sealed class NotesModel(CaseDbContext db, OfficerNamesQuery names, Submission submission, Reader reader) : PageModel
{
    [BindProperty(SupportsGet = true)] public Guid CaseId { get; set; }
    private const int Most = 200;

    [BindProperty] public WordsInput Input { get; set; } = new();

    public IReadOnlyList<AdvocateNote> Rows { get; private set; } = [];
    public OfficerNames Names { get; private set; } = null!;
    public DateTimeOffset Now { get; private set; }
    public bool SeesPlan => HttpContext.CaseDecision().Covers(ConsentScopes.SafetyPlan);

    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        if (!ModelState.Accepts(Input, new WordsInput.Validator("Enter the note"))) return this.Redisplay();

        Rule.Require(reader.OrganisationId is not null, "ACC-02", "Your account belongs to no organisation. Ask the administrator.");
        var of = await db.Cases.SingleAsync(c => c.Id == CaseId, ct);
        db.AdvocateNotes.Add(AdvocateNote.Write(of, reader.OrganisationId!.Value, Input.Words!, reader.Id, Now));
        return await submission.SaveAsync(this, $"/cases/{CaseId}/safeguarding/notes", "Note saved.", ct);
    }

    private async Task LoadAsync(CancellationToken ct)
    {
        Now = db.Clock.GetUtcNow();
        Rows = await db.AdvocateNotes.AsNoTracking().Where(n => n.CaseId == CaseId).OrderByDescending(n => n.At).ThenByDescending(n => n.Id).Take(Most).ToListAsync(ct);
        Names = await names.RunAsync(Rows.Select(r => (Guid?)r.ById), ct);
    }
}
