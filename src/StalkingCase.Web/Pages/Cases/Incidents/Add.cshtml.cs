using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Domain.Cases;
using StalkingCase.Web.Infrastructure;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Cases.Incidents;

/// <summary>An incident, a note, or what the victim told us: one page, under a minute (ux 3b).</summary>
[RequirePermission(Permission.WorkOnCase)]
[ChangesCase]
public sealed class AddModel(CaseDbContext db, Submission submission, Reader reader) : PageModel
{
    [BindProperty(SupportsGet = true)] public Guid CaseId { get; set; }
    [BindProperty] public EntryInput Input { get; set; } = new();

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var now = db.Clock.GetUtcNow();
        if (!ModelState.Accepts(Input, new EntryInput.Validator(now, isCorrection: false))) return this.Redisplay();

        var of = await db.Cases.SingleAsync(c => c.Id == CaseId, ct);
        var wasClosed = of.Status is CaseStatus.Closed && Input.Kind is EntryChoice.Incident;
        if (wasClosed) of.Reopen("A new incident was added.", reader.Id, now);
        var entry = Entry.Record(of, Input.Content(now), reader.Id, now);
        db.Entries.Add(entry);
        var said = Input.Boxes.Broken.Count > 0 && Input.Kind is EntryChoice.Incident ? "Possible breach recorded. Check the victim is safe, then decide on arrest." : wasClosed ? "Entry added and the case reopened." : "Entry added.";
        return await submission.SaveOnCaseAsync(this, CaseId, $"/cases/{CaseId}/incidents/{entry.Id}", said, ct);
    }
}
