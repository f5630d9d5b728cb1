using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Web.Infrastructure;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Cases;

/// <summary>CLK-06: a supervisor allocates the officer in the case.</summary>
[RequirePermission(Permission.AllocateCase)]
[ChangesCase]
public sealed class OwnerModel(CaseDbContext db, UnitOfficersQuery officers, OfficerNamesQuery names, Submission submission) : PageModel, IShowsConflict
{
    [BindProperty(SupportsGet = true)] public Guid CaseId { get; set; }
    [BindProperty] public OwnerInput Input { get; set; } = new();

    public string Current { get; private set; } = "";
    public IReadOnlyList<SelectListItem> Officers { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct) => Input.Seen = await LoadAsync(ct);

    public async Task<IActionResult> OnPostAsync([FromServices] Reader reader, CancellationToken ct)
    {
        await LoadAsync(ct);
        if (Officers.All(o => o.Value != Input.OfficerId?.ToString())) Input.OfficerId = null;
        if (!ModelState.Accepts(Input, new OwnerInput.Validator())) return this.Redisplay();

        var of = await db.Cases.SingleAsync(c => c.Id == CaseId, ct);
        if (of.OfficerInCaseId != Input.Seen) throw new DbUpdateConcurrencyException("The case was allocated meanwhile.");
        of.Allocate(Input.OfficerId!.Value, reader.Id, db.Clock.GetUtcNow());
        return await submission.SaveOnCaseAsync(this, CaseId, $"/cases/{CaseId}", "Officer in the case allocated.", ct);
    }

    public async Task LoadConflictAsync(CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        Input.Seen = await LoadAsync(ct);
    }

    private async Task<Guid?> LoadAsync(CancellationToken ct)
    {
        var officer = await db.Cases.AsNoTracking().IgnoreAutoIncludes().Where(c => c.Id == CaseId).Select(c => c.OfficerInCaseId).SingleAsync(ct);
        Current = officer is null ? "Nobody yet" : (await names.RunAsync([officer], ct)).Reach(officer);
        Officers = [.. (await officers.RunAsync(CaseId, ct)).Select(o => new SelectListItem($"{o.Name}, {o.Rank}, {o.OpenCases} open", o.Id.ToString()))];
        return officer;
    }
}
