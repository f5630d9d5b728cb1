using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Domain.Kernel;
using StalkingCase.Web.Infrastructure;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Cases;

/// <summary>SEC-D16: a supervisor of the case's unit hands it to another unit of the force, with all that is owed on it.</summary>
[RequirePermission(Permission.AllocateCase)]
[ChangesCase]
public sealed class TransferModel(CaseDbContext db, Submission submission, Reader reader) : PageModel, IShowsConflict
{
    [BindProperty(SupportsGet = true)] public Guid CaseId { get; set; }
    [BindProperty] public TransferInput Input { get; set; } = new();

    public string Current { get; private set; } = "";
    public IReadOnlyList<SelectListItem> Units { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct) => Input.Seen = await LoadAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        if (Units.All(u => u.Value != Input.UnitId?.ToString())) Input.UnitId = null;
        if (!ModelState.Accepts(Input, new TransferInput.Validator())) return this.Redisplay();

        var of = await db.Cases.SingleAsync(c => c.Id == CaseId, ct);
        if (of.UnitId != Input.Seen) throw new DbUpdateConcurrencyException("The case was transferred meanwhile.");
        Rule.Require(reader.UnitIds.Contains(of.UnitId), "SEC-D16", "A supervisor of the case's unit transfers it.");
        of.Transfer(Input.UnitId!.Value, Input.Reason!, reader.AsDecider, db.Clock.GetUtcNow());

        // Not back to the case, which asks for a reason now; and without the name of the unit.
        return await submission.SaveAsync(this, "/cases", $"{of.Reference} is transferred.", ct);
    }

    public async Task LoadConflictAsync(CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        Input.Seen = await LoadAsync(ct);
        ModelState.Remove("Input.Seen");
    }

    private async Task<Guid> LoadAsync(CancellationToken ct)
    {
        var unit = await db.Cases.AsNoTracking().IgnoreAutoIncludes().Where(c => c.Id == CaseId).Select(c => c.UnitId).SingleAsync(ct);
        var units = await db.Units.AsNoTracking().Where(u => u.ForceId == reader.ForceId).OrderBy(u => u.Name).ThenBy(u => u.Id).Take(500).Select(u => new Choosable(u.Id, u.Name)).ToChoicesAsync(ct);
        Current = units.FirstOrDefault(u => u.Value == unit.ToString())?.Text ?? "";
        Units = [.. units.Where(u => u.Value != unit.ToString())];
        return unit;
    }
}
