using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Data.Identity;
using StalkingCase.Domain.Cases;
using StalkingCase.Web.Infrastructure;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Admin;

/// <summary>One unit: its name, its place in the tree, its inspector on call and the duty inspector's phone. A move waits for a second administrator (AUD-02).</summary>
[RequirePermission(Permission.Administer)]
public sealed class UnitChangeModel(CaseDbContext db, UnitsQuery query, Submission submission, Reader reader) : PageModel, IShowsConflict
{
    [BindProperty(SupportsGet = true, Name = "unit")] public Guid Of { get; set; }
    [BindProperty] public UnitsInput Input { get; set; } = new();

    public UnitRow Row { get; private set; } = null!;
    public IReadOnlyList<UnitRow> Rows { get; private set; } = [];
    public IReadOnlyList<SelectListItem> Parents => [new("None: at the top", ""), .. Rows.Where(r => r.Unit.Id != Of).Select(r => new SelectListItem(r.Unit.Name, r.Unit.Id.ToString()))];
    public IReadOnlyList<SelectListItem> Inspectors { get; private set; } = [];
    public WordsConflict? Conflict { get; private set; }

    /// <summary>Which of the forms was sent, if one was.</summary>
    public UnitAct? Sent { get; private set; }

    /// <summary>What each form was filled from; the one that was sent keeps what its writer saw.</summary>
    public string? SeenBy(UnitAct act) => act == Sent ? Input.Seen : Standing(act, Row.Unit.Name, Row.Unit.OnCallId, Row.Unit.DutyInspectorPhone).Mark;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await LoadAsync(ct)) return NotFound();
        (Input.NewName, Input.MoveTo, Input.OnCallId, Input.Phone) = (Row.Unit.Name, Row.Unit.ParentId, Row.Unit.OnCallId, Row.Unit.DutyInspectorPhone);
        return Page();
    }

    public Task<IActionResult> OnPostRenameAsync(CancellationToken ct) => SaveAsync(UnitAct.Rename, Input.RenameWhy, ct);

    public Task<IActionResult> OnPostMoveAsync(CancellationToken ct) => SaveAsync(UnitAct.Move, Input.MoveWhy, ct);

    public Task<IActionResult> OnPostOnCallAsync(CancellationToken ct) => SaveAsync(UnitAct.OnCall, Input.OnCallWhy, ct);

    public Task<IActionResult> OnPostPhoneAsync(CancellationToken ct) => SaveAsync(UnitAct.Phone, Input.PhoneWhy, ct);

    private async Task<IActionResult> SaveAsync(UnitAct act, string? why, CancellationToken ct)
    {
        if (!await LoadAsync(ct)) return NotFound();
        Sent = act;
        // The other forms of the page were not sent: shown again, they show what stands.
        if (act is not UnitAct.Rename) Input.NewName = Row.Unit.Name;
        if (act is not UnitAct.Move) Input.MoveTo = Row.Unit.ParentId;
        if (act is not UnitAct.OnCall) Input.OnCallId = Row.Unit.OnCallId;
        if (act is not UnitAct.Phone) Input.Phone = Row.Unit.DutyInspectorPhone;
        var inspectors = Inspectors.Where(i => i.Value.Length > 0).Select(i => Guid.Parse(i.Value)).ToList();
        if (!ModelState.Accepts(Input, new UnitsInput.Validator(act, Rows, Of, inspectors))) return this.Redisplay();
        if (act is UnitAct.Move && UnitsQuery.TreeOf(Rows.Select(r => r.Unit)).WouldLoop(Of, Input.MoveTo))
        {
            ModelState.AddModelError("Input.MoveTo", "A unit cannot stand under itself or under a unit below it");
            return this.Redisplay();
        }

        var (now, unit) = (db.Clock.GetUtcNow(), await db.Units.SingleAsync(u => u.Id == Of && u.ForceId == reader.ForceId, ct));
        if (act is not UnitAct.Move) Standing(act, unit.Name, unit.OnCallId, unit.DutyInspectorPhone).MustBeAsSeen(Input.Seen);
        if (act is UnitAct.Rename) unit.Name = Input.NewName!.Trim();
        if (act is UnitAct.OnCall) unit.OnCallId = Input.OnCallId;
        if (act is UnitAct.Phone) unit.DutyInspectorPhone = string.IsNullOrWhiteSpace(Input.Phone) ? null : Input.Phone.Trim();
        db.UnitChanges.Add(new UnitChange
        {
            ForceId = reader.ForceId,
            UnitId = Of,
            Act = act,
            Name = act is UnitAct.Rename ? unit.Name : null,
            ParentId = act is UnitAct.Move ? Input.MoveTo : null,
            OnCallId = act is UnitAct.OnCall ? Input.OnCallId : null,
            Reason = why!,
            AskedBy = reader.Id,
            AskedAt = now,
            ApprovedAt = act is UnitAct.Move ? null : now,
        });
        return await submission.SaveAsync(this, "/admin/units", act is UnitAct.Move ? "Asked for. Another administrator decides." : "Saved.", ct);
    }

    public async Task LoadConflictAsync(CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        if (!await LoadAsync(ct) || Sent is not { } act) return;
        Conflict = new WordsConflict(Standing(act, Row.Unit.Name, Row.Unit.OnCallId, Row.Unit.DutyInspectorPhone), Standing(act, Input.NewName, Input.OnCallId, Input.Phone));
        Input.Seen = Conflict.Standing.Mark;
    }

    private StandingWords Standing(UnitAct act, string? name, Guid? onCallId, string? phone) => new(act switch
    {
        UnitAct.Rename => new WordsPart("Name", name),
        UnitAct.Phone => new WordsPart("Phone", phone),
        _ => new WordsPart("On call", Inspectors.FirstOrDefault(i => i.Value == $"{onCallId}")?.Text),
    });

    private async Task<bool> LoadAsync(CancellationToken ct)
    {
        Rows = await query.RunAsync(reader.ForceId, ct);
        if (Rows.FirstOrDefault(r => r.Unit.Id == Of) is not { } row) return false;
        Row = row;
        var inspectors = await db.Users.Where(u => u.ForceId == reader.ForceId && u.UnitId == Of && !u.IsSuspended && u.Rank >= Rank.Inspector).OrderBy(u => u.DisplayName).ThenBy(u => u.Id)
            .Take(UnitsQuery.Most).Select(u => new Choosable(u.Id, u.DisplayName)).ToChoicesAsync(ct);
        Inspectors = [new("Nobody: every inspector of the unit is told", ""), .. inspectors];
        return true;
    }
}
