using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Domain.Cases;
using StalkingCase.Web.Infrastructure;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Cases.Incidents;

/// <summary>Entered on the wrong case: voided here and entered there, by one act in one commit.</summary>
[RequirePermission(Permission.WorkOnCase)]
[ChangesCase]
public sealed class MoveModel(CaseDbContext db, CaseAccess access, WritableCasesQuery cases, Submission submission) : PageModel, IShowsConflict
{
    [BindProperty(SupportsGet = true)] public Guid CaseId { get; set; }
    [BindProperty(SupportsGet = true)] public Guid IncidentId { get; set; }
    [BindProperty] public VoidInput Input { get; set; } = new();

    public Entry Entry { get; private set; } = null!;
    public IReadOnlyList<SelectListItem> Cases { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        Input.Version = Entry.Version;
    }

    public async Task<IActionResult> OnPostAsync([FromServices] Reader reader, CancellationToken ct)
    {
        await LoadAsync(ct);
        if (!ModelState.Accepts(Input, new VoidInput.Validator(moves: true))) return this.Redisplay();
        if (!(await access.DecideAsync(Input.RightCaseId!.Value, ct)).MayWrite || Input.RightCaseId == CaseId)
        {
            ModelState.AddModelError("Input.RightCaseId", "Select the right case");
            return this.Redisplay();
        }

        var now = db.Clock.GetUtcNow();
        var wrong = await db.Entries.SingleAsync(e => e.Id == IncidentId && e.CaseId == CaseId, ct);
        if (wrong.Version != Input.Version) throw new DbUpdateConcurrencyException("The entry was changed meanwhile.");
        db.Expect(wrong, Input.Version);
        var there = await db.Cases.SingleAsync(c => c.Id == Input.RightCaseId, ct);
        var told = await db.ToldAsync(wrong, ct);
        var right = Entry.Record(there, new EntryContent(wrong.Type, wrong.OccurredAt, wrong.Precision, wrong.Account, wrong.Boxes)
        {
            Place = wrong.Place,
            PlaceWords = wrong.PlaceWords?.Reveal(),
            Fear = wrong.Fear,
            AfterToldToStop = told.AfterToldToStop == true,
            Principal = wrong.Principal,
            Included = wrong.Included,
        }.Keeping(told), reader.Id, now);
        wrong.Void(VoidReason.WrongCase, Input.Why!, reader.Id, now, right.Id);
        db.Entries.Add(right);
        return await submission.SaveOnCaseAsync(this, there.Id, $"/cases/{there.Id}/incidents/{right.Id}", "The entry counts on this case now, and no longer on the other.", ct);
    }

    public async Task LoadConflictAsync(CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        await LoadAsync(ct);
        Input.Version = Entry.Version;
    }

    private async Task LoadAsync(CancellationToken ct)
    {
        Entry = await db.Entries.AsNoTracking().SingleAsync(e => e.Id == IncidentId && e.CaseId == CaseId, ct);
        Cases = await cases.RunAsync(CaseId, ct);
    }
}
