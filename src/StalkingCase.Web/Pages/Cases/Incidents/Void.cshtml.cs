using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Web.Infrastructure;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Cases.Incidents;

/// <summary>Says that an entry should not count. The words stay; the books are derived again without it.</summary>
[RequirePermission(Permission.WorkOnCase)]
[ChangesCase]
public sealed class VoidModel(CaseDbContext db, IncidentQuery query, Submission submission, Reader reader) : PageModel, IShowsConflict
{
    [BindProperty(SupportsGet = true)] public Guid CaseId { get; set; }
    [BindProperty(SupportsGet = true)] public Guid IncidentId { get; set; }
    [BindProperty] public VoidInput Input { get; set; } = new();

    public IncidentView View { get; private set; } = null!;
    public IncidentConflict? Conflict { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        View = await query.RunAsync(CaseId, IncidentId, ct);
        Input.Version = View.Entry.Version;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        View = await query.RunAsync(CaseId, IncidentId, ct);
        if (!ModelState.Accepts(Input, new VoidInput.Validator(moves: false))) return this.Redisplay();

        var entry = await db.Entries.SingleAsync(e => e.Id == IncidentId && e.CaseId == CaseId, ct);
        if (entry.Version != Input.Version) throw new DbUpdateConcurrencyException("The entry was changed meanwhile.");
        db.Expect(entry, Input.Version);
        entry.Void(Input.Reason!.Value, Input.Why!, reader.Id, db.Clock.GetUtcNow());
        return await submission.SaveOnCaseAsync(this, CaseId, $"/cases/{CaseId}/incidents/{IncidentId}", "The entry no longer counts. Its words stay readable.", ct);
    }

    public async Task LoadConflictAsync(CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        View = await query.RunAsync(CaseId, IncidentId, ct);
        Input.Version = View.Entry.Version;
        Conflict = new IncidentConflict(View, Input.Why ?? "", db.Clock.GetUtcNow());
    }
}
