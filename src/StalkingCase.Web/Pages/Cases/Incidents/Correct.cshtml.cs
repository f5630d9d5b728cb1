using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Reports;
using StalkingCase.Web.Infrastructure;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Cases.Incidents;

/// <summary>A corrected entry replaces the wrong one; the earlier words stay readable (SEC-R13).</summary>
[RequirePermission(Permission.WorkOnCase)]
[ChangesCase]
public sealed class CorrectModel(CaseDbContext db, IncidentQuery query, Submission submission, Reader reader) : PageModel, IShowsConflict
{
    [BindProperty(SupportsGet = true)] public Guid CaseId { get; set; }
    [BindProperty(SupportsGet = true)] public Guid IncidentId { get; set; }
    [BindProperty] public EntryInput Input { get; set; } = new();

    public IncidentConflict? Conflict { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        var entry = (await query.RunAsync(CaseId, IncidentId, ct)).Entry;
        Input = new EntryInput
        {
            Kind = entry.Type switch { EntryType.Intelligence => EntryChoice.Note, EntryType.Contact or EntryType.Statement => EntryChoice.Contact, _ => EntryChoice.Incident },
            When = WhenInput.Of(entry.OccurredAt, entry.Precision),
            Account = entry.Account,
            Place = entry.Place,
            Boxes = BoxesInput.Of(entry.Boxes),
            Fear = entry.Fear,
            AfterToldToStop = (await db.ToldAsync(entry, ct)).AfterToldToStop == true,
            Version = entry.Version,
        };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var now = db.Clock.GetUtcNow();
        if (!ModelState.Accepts(Input, new EntryInput.Validator(now, isCorrection: true))) return this.Redisplay();

        var wrong = await db.Entries.SingleAsync(e => e.Id == IncidentId && e.CaseId == CaseId, ct);
        if (wrong.Version != Input.Version) throw new DbUpdateConcurrencyException("The entry was changed meanwhile.");
        db.Expect(wrong, Input.Version);
        var of = await db.Cases.SingleAsync(c => c.Id == CaseId, ct);
        var right = Entry.Record(of, Corrected(wrong, now).Keeping(await db.ToldAsync(wrong, ct)), reader.Id, now);
        wrong.Void(VoidReason.Replaced, Input.Why!, reader.Id, now, right.Id);
        db.Entries.Add(right);
        return await submission.SaveOnCaseAsync(this, CaseId, $"/cases/{CaseId}/incidents/{right.Id}", "Entry corrected. The earlier words stay readable.", ct);
    }

    public async Task LoadConflictAsync(CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        var current = await query.RunAsync(CaseId, IncidentId, ct);
        while (current.Entry is { VoidReason: VoidReason.Replaced, ReplacedBy: { } next }) current = await query.RunAsync(CaseId, next, ct);
        // Whoever compares and saves again corrects the entry that counts now, not the one that was replaced.
        (IncidentId, Input.Version) = (current.Entry.Id, current.Entry.Version);
        Conflict = new IncidentConflict(current, Input.Account ?? "", db.Clock.GetUtcNow());
    }

    /// <summary>What the form does not ask again is kept: the labels and the hidden place.</summary>
    private EntryContent Corrected(Entry wrong, DateTimeOffset now)
    {
        var typed = Input.Content(now);
        var type = wrong.Type is EntryType.Report or EntryType.Threat or EntryType.Statement && typed.Type is EntryType.Incident or EntryType.Contact ? wrong.Type : typed.Type;
        return typed with { Type = type, Principal = wrong.Principal, Included = wrong.Included, PlaceWords = typed.PlaceWords ?? wrong.PlaceWords?.Reveal() };
    }
}
