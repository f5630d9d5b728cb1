using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Data.Identity;
using StalkingCase.Domain.Kernel;
using StalkingCase.Web.Infrastructure;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Admin;

/// <summary>The tree of units: who stands above whom decides who sees and answers for which case (ACC-01).</summary>
[RequirePermission(Permission.Administer)]
public sealed class UnitsModel(CaseDbContext db, UnitsQuery query, Submission submission, Reader reader) : PageModel
{
    [BindProperty] public UnitsInput Input { get; set; } = new();

    public IReadOnlyList<UnitRow> Rows { get; private set; } = [];
    public IReadOnlyList<UnitChangeRow> Changes { get; private set; } = [];
    public DateTimeOffset Now => db.Clock.GetUtcNow();
    public Guid ReaderId => reader.Id;
    public IReadOnlyList<SelectListItem> Parents => [new("None: at the top", ""), .. Rows.Select(r => new SelectListItem(r.Unit.Name, r.Unit.Id.ToString()))];

    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    public async Task<IActionResult> OnPostAddAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        if (!ModelState.Accepts(Input, new UnitsInput.Validator(UnitAct.Add, Rows, null, []))) return this.Redisplay();
        var unit = new Unit { ForceId = reader.ForceId, Name = Input.Name!.Trim(), ParentId = Input.ParentId, DutyInspectorPhone = string.IsNullOrWhiteSpace(Input.Phone) ? null : Input.Phone.Trim() };
        db.AddRange(unit, new UnitChange { ForceId = reader.ForceId, UnitId = unit.Id, Act = UnitAct.Add, Name = unit.Name, ParentId = unit.ParentId, Reason = Input.Why!, AskedBy = reader.Id, AskedAt = Now, ApprovedAt = Now });
        return await submission.SaveAsync(this, "/admin/units", "Unit added.", ct);
    }

    /// <summary>AUD-02: a move shows the cases of a unit to other supervisors.</summary>
    public async Task<IActionResult> OnPostDecideAsync(Guid change, bool approve, CancellationToken ct)
    {
        await LoadAsync(ct);
        if (await db.UnitChanges.SingleOrDefaultAsync(c => c.Id == change && c.ForceId == reader.ForceId, ct) is not { } found) return NotFound();
        Rule.Require(found.IsWaiting, "AUD-02", "This change has been decided meanwhile.");
        Rule.Require(found.AskedBy != reader.Id, "AUD-02", "You asked for it: another administrator decides.");
        if (approve) await UnitMove.MakeAsync(db, found, ct);
        (found.DecidedBy, found.Version) = (reader.Id, found.Version + 1);
        if (approve)
        {
            found.ApprovedAt = Now;
        }
        else
        {
            found.DeclinedAt = Now;
        }

        return await submission.SaveAsync(this, "/admin/units", approve ? "Moved. Duties and access follow from the next request." : "Declined.", ct);
    }

    private async Task LoadAsync(CancellationToken ct)
    {
        Rows = await query.RunAsync(reader.ForceId, ct);
        Changes = await query.ChangesAsync(reader.ForceId, ct);
    }
}
