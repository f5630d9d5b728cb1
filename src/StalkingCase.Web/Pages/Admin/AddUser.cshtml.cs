using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Data.Identity;
using StalkingCase.Web.Infrastructure;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Admin;

/// <summary>An account without a role, a password or a right, and the request that a second administrator approves (AUD-02).</summary>
[NeedsFreshSignIn]
[RequirePermission(Permission.Administer)]
public sealed class AddUserModel(CaseDbContext db, Submission submission, Reader reader) : PageModel
{
    [BindProperty] public NewUserInput Input { get; set; } = new();

    public IReadOnlyList<SelectListItem> Roles => [.. Security.Roles.All.Select(r => new SelectListItem(r, r))];
    public IReadOnlyList<SelectListItem> Units { get; private set; } = [];
    public IReadOnlyList<SelectListItem> Organisations { get; private set; } = [];

    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        if (Units.All(u => u.Value != Input.UnitId?.ToString())) Input.UnitId = null;
        if (Organisations.All(o => o.Value != Input.OrganisationId?.ToString())) Input.OrganisationId = null;
        if (!ModelState.Accepts(Input, new NewUserInput.Validator())) return this.Redisplay();
        var officer = AccountRules.New(reader.ForceId, Input.UserName!.Trim(), Input.Name!.Trim());
        (officer.UnitId, officer.OrganisationId) = (Input.UnitId, Input.OrganisationId);
        officer.CollarNumber = string.IsNullOrWhiteSpace(Input.CollarNumber) ? null : Input.CollarNumber.Trim();
        db.Users.Add(officer);
        db.RoleRequests.Add(new RoleRequest { ForceId = reader.ForceId, UserId = officer.Id, Role = Input.Role!, Rank = Input.Rank!.Value, UnitId = Input.UnitId, Reason = Input.Reason!, AskedBy = reader.Id, AskedAt = db.Clock.GetUtcNow() });
        try
        {
            return await submission.SaveAsync(this, "/admin/users", "Asked for. Another administrator decides.", ct);
        }
        catch (DbUpdateException e) when (e is not DbUpdateConcurrencyException)
        {
            // User names are unique over all forces, and those of another force are not read here.
            ModelState.AddModelError("Input.UserName", "This user name is taken");
            return this.Redisplay();
        }
    }

    private async Task LoadAsync(CancellationToken ct)
    {
        Units = await db.Units.AsNoTracking().OrderBy(u => u.Name).ThenBy(u => u.Id).Take(200).Select(u => new Choosable(u.Id, u.Name)).ToChoicesAsync(ct);
        Organisations = await db.Organisations.AsNoTracking().OrderBy(o => o.Name).ThenBy(o => o.Id).Take(200).Select(o => new Choosable(o.Id, o.Name)).ToChoicesAsync(ct);
    }
}
