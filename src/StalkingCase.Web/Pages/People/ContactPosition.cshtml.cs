using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Domain.Cases;
using StalkingCase.Web.Infrastructure;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.People;

/// <summary>SEC-D02: where a recorded place is on the map, or a better position of it. It is shown at the reveal gate only.</summary>
[RequirePermission(Permission.WorkOnCase), ChangesCase]
public sealed class ContactPositionModel(CaseDbContext db, Submission submission) : PageModel
{
    [FromRoute] public Guid CaseId { get; set; }
    [FromRoute] public Guid RoleId { get; set; }
    [BindProperty] public PositionInput Input { get; set; } = new();

    public RolePart Part { get; private set; }

    /// <summary>By kind and date, never by its words.</summary>
    public IReadOnlyList<SelectListItem> Places { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct) => await LoadAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var of = await LoadAsync(ct);
        if (!ModelState.Accepts(Input, new PositionInput.Validator())) return this.Redisplay();

        of.PutOnMap(RoleId, Input.DetailId!.Value, new ProtectedPosition(Input.At.Point!), db.Clock.GetUtcNow());
        return await submission.SaveOnCaseAsync(this, CaseId, $"/cases/{CaseId}/people", "Position saved. It is hidden from now on.", ct);
    }

    private async Task<Case> LoadAsync(CancellationToken ct)
    {
        var of = await db.Cases.SingleAsync(c => c.Id == CaseId, ct);
        var (role, now) = (of.RoleOf(RoleId), db.Clock.GetUtcNow());
        Part = role.Part;
        Places = [.. role.Contacts.Where(d => d.IsPlace && d.SupersededAt is null).OrderBy(d => d.Kind).ThenByDescending(d => d.RecordedAt)
            .Select(d => new SelectListItem($"{EnumText.Of(d.Kind)}, recorded {UkTimeText.Format(d.RecordedAt, now)}, {(d.Position is null ? "not on the map yet" : "on the map")}", d.Id.ToString()))];
        return of;
    }
}
