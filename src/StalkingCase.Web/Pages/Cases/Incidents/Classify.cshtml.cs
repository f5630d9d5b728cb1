using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Web.Infrastructure;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Cases.Incidents;

/// <summary>REP-11: one principal and any number of included classifications. REP-06: away from stalking in a flagged case by a supervisor only.</summary>
[RequirePermission(Permission.WorkOnCase)]
[ChangesCase]
public sealed class ClassifyModel(CaseDbContext db, IncidentQuery query, Submission submission, Reader reader) : PageModel, IShowsConflict
{
    [BindProperty(SupportsGet = true)] public Guid CaseId { get; set; }
    [BindProperty(SupportsGet = true)] public Guid IncidentId { get; set; }
    [BindProperty] public ClassifyInput Input { get; set; } = new();

    public IncidentView View { get; private set; } = null!;
    public IncidentConflict? Conflict { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        View = await query.RunAsync(CaseId, IncidentId, ct);
        Input = new ClassifyInput { Version = View.Entry.Version, Principal = View.Entry.Principal, Included = [.. View.Entry.Included] };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        View = await query.RunAsync(CaseId, IncidentId, ct);
        if (!ModelState.Accepts(Input, new ClassifyInput.Validator())) return this.Redisplay();

        var entry = await db.Entries.SingleAsync(e => e.Id == IncidentId && e.CaseId == CaseId, ct);
        if (entry.Version != Input.Version) throw new DbUpdateConcurrencyException("The entry was changed meanwhile.");
        db.Expect(entry, Input.Version);
        (await db.Cases.AsNoTracking().SingleAsync(c => c.Id == CaseId, ct)).MayBeLabelled(Input.Principal!.Value, Input.Included, reader.AsDecider);
        entry.Classify(Input.Principal!.Value, Input.Included, Input.Reason!, reader.Id, db.Clock.GetUtcNow());
        return await submission.SaveOnCaseAsync(this, CaseId, $"/cases/{CaseId}/incidents/{IncidentId}", "Classification changed. The earlier one stays readable.", ct);
    }

    public async Task LoadConflictAsync(CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        var yours = $"{(Input.Principal is { } principal ? EnumText.Of(principal) : "")}. {Input.Reason}";
        View = await query.RunAsync(CaseId, IncidentId, ct);
        Input.Version = View.Entry.Version;
        Conflict = new IncidentConflict(View, yours, db.Clock.GetUtcNow());
    }
}
