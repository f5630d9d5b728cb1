using FluentValidation;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Data.Identity;
using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Kernel;
using StalkingCase.Web.Infrastructure;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Admin;

public sealed class UserChangeInput
{
    public string? UserName { get; set; }
    public string? Role { get; set; }
    public Rank? Rank { get; set; }
    public Guid? UnitId { get; set; }
    public string? Reason { get; set; }

    public sealed class Validator : AbstractValidator<UserChangeInput>
    {
        public Validator()
        {
            RuleFor(x => x.UserName).NotEmpty().WithMessage("Enter the account");
            RuleFor(x => x.Role).Must(r => Roles.All.Contains(r ?? "")).WithMessage("Select the role");
            RuleFor(x => x.Rank).NotNull().WithMessage("Select the rank");
            RuleFor(x => x.Reason).NotEmpty().WithMessage("Enter the reason").MaximumLength(1000).WithMessage("Reason must be 1,000 characters or less");
        }
    }
}

/// <summary>Users: a change of role needs two administrators, a suspension one (security.md 2, SEC-D25).</summary>
[RequirePermission(Permission.Administer)]
public sealed class UsersModel(CaseDbContext db, UsersQuery query, Submission submission, Reader reader) : PageModel
{
    [BindProperty(SupportsGet = true)] public Guid? After { get; set; }
    [BindProperty] public UserChangeInput Input { get; set; } = new();

    public IReadOnlyList<UserRow> Rows { get; private set; } = [];
    public IReadOnlyList<RequestRow> Waiting { get; private set; } = [];
    public Guid? Next { get; private set; }
    public Guid ReaderId => reader.Id;
    public DateTimeOffset Now => db.Clock.GetUtcNow();
    public IReadOnlyList<SelectListItem> Roles => [.. Security.Roles.All.Select(r => new SelectListItem(r, r))];
    public IReadOnlyList<SelectListItem> Units { get; private set; } = [];

    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    public async Task<IActionResult> OnPostAskAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        var user = await db.Users.AsNoTracking().SingleOrDefaultAsync(u => u.ForceId == reader.ForceId && u.UserName == (Input.UserName ?? "").Trim(), ct);
        if (Units.All(u => u.Value != Input.UnitId?.ToString())) Input.UnitId = null;
        if (!ModelState.Accepts(Input, new UserChangeInput.Validator())) return this.Redisplay();
        if (user is null)
        {
            ModelState.AddModelError("Input.UserName", "No account of this force has that name");
            return this.Redisplay();
        }

        Rule.Require(user.Id != reader.Id, "AUD-02", "Nobody changes their own role.");
        db.RoleRequests.Add(new RoleRequest { ForceId = reader.ForceId, UserId = user.Id, Role = Input.Role!, Rank = Input.Rank!.Value, UnitId = Input.UnitId, Posts = user.UnitId == Input.UnitId ? user.Posts : [], Reason = Input.Reason!, AskedBy = reader.Id, AskedAt = Now });
        return await submission.SaveAsync(this, "/admin/users", "Asked for. Another administrator decides.", ct);
    }

    public async Task<IActionResult> OnPostDecideAsync(Guid request, bool approve, CancellationToken ct)
    {
        await LoadAsync(ct);
        if (await db.RoleRequests.SingleOrDefaultAsync(r => r.Id == request && r.ForceId == reader.ForceId, ct) is not { } found) return NotFound();
        Rule.Require(found.IsWaiting, "AUD-02", "This change has been decided meanwhile.");
        Rule.Require(found.AskedBy != reader.Id && found.UserId != reader.Id, "AUD-02", "Another administrator decides.");
        (found.DecidedBy, found.Version) = (reader.Id, found.Version + 1);
        if (approve) await ApproveAsync(found, ct);
        else found.DeclinedAt = Now;
        return await submission.SaveAsync(this, "/admin/users", approve ? "Approved. It counts from their next request." : "Declined.", ct);
    }

    public async Task<IActionResult> OnPostSuspendAsync(Guid user, bool suspend, CancellationToken ct)
    {
        await LoadAsync(ct);
        if (await db.Users.SingleOrDefaultAsync(u => u.Id == user && u.ForceId == reader.ForceId, ct) is not { } found) return NotFound();
        Rule.Require(found.Id != reader.Id, "AUD-02", "Nobody suspends or lets in themselves.");
        found.IsSuspended = suspend;
        return await submission.SaveAsync(this, "/admin/users", suspend ? "Suspended: every session ends with its next request." : "Let in again.", ct);
    }

    private async Task ApproveAsync(RoleRequest found, CancellationToken ct)
    {
        var user = await db.Users.SingleAsync(u => u.Id == found.UserId, ct);
        (user.Rank, user.UnitId, user.Posts, found.ApprovedAt) = (found.Rank, found.UnitId, [.. found.Posts], Now);
        var role = await db.Roles.SingleAsync(r => r.Name == found.Role, ct);
        db.UserRoles.RemoveRange(await db.UserRoles.Where(r => r.UserId == user.Id && r.RoleId != role.Id).ToListAsync(ct));
        if (!await db.UserRoles.AnyAsync(r => r.UserId == user.Id && r.RoleId == role.Id, ct)) db.UserRoles.Add(new IdentityUserRole<Guid> { UserId = user.Id, RoleId = role.Id });

        // The cookie carries the role: its sessions end, so that the next sign-in reads the new one (SEC-A02).
        foreach (var session in await db.Sessions.Where(s => s.UserId == user.Id && s.EndedAt == null).ToListAsync(ct)) session.EndedAt = Now;
    }

    private async Task LoadAsync(CancellationToken ct)
    {
        var rows = await query.RunAsync(reader.ForceId, null, After, ct);
        (Rows, Next) = ([.. rows.Take(UsersQuery.PageSize)], rows.Count > UsersQuery.PageSize ? rows[UsersQuery.PageSize - 1].Id : null);
        Waiting = await query.WaitingAsync(reader.ForceId, ct);
        Units = await db.Units.AsNoTracking().OrderBy(u => u.Name).ThenBy(u => u.Id).Take(200).Select(u => new Choosable(u.Id, u.Name)).ToChoicesAsync(ct);
    }
}
