using Microsoft.AspNetCore.Identity;
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

/// <summary>Users: a change of role needs two administrators, a suspension one (security.md 2, SEC-D25).</summary>
[NeedsFreshSignIn("Ask", "Decide", "Suspend")]
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
        // Posts stay where unit and kind of role do; else they are asked for again.
        var posts = user.UnitId == Input.UnitId && AccountRules.FaultOf(Input.Role, user.Posts) is null ? user.Posts : [];
        db.RoleRequests.Add(new RoleRequest { ForceId = reader.ForceId, UserId = user.Id, Role = Input.Role!, Rank = Input.Rank!.Value, UnitId = Input.UnitId, Posts = posts, Reason = Input.Reason!, AskedBy = reader.Id, AskedAt = Now });
        return await submission.SaveAsync(this, "/admin/users", "Asked for. Another administrator decides.", ct);
    }

    public async Task<IActionResult> OnPostDecideAsync(Guid request, bool approve, CancellationToken ct)
    {
        await LoadAsync(ct);
        if (await db.RoleRequests.SingleOrDefaultAsync(r => r.Id == request && r.ForceId == reader.ForceId, ct) is not { } found) return NotFound();
        Rule.Require(found.IsWaiting, "AUD-02", "This change has been decided meanwhile.");
        Rule.Require(found.AskedBy != reader.Id && found.UserId != reader.Id, "AUD-02", "Another administrator decides.");
        if (approve && found.ResetsSignIn) await OneTimeLinks.ResetAsync(db, await db.Users.SingleAsync(u => u.Id == found.UserId, ct), ct);
        if (approve && !found.ResetsSignIn) await ApproveAsync(found, ct);
        (found.DecidedBy, found.Version) = (reader.Id, found.Version + 1);
        if (approve) found.ApprovedAt = Now;
        else found.DeclinedAt = Now;
        return await submission.SaveAsync(this, "/admin/users", !approve ? "Declined." : found.ResetsSignIn ? "Approved. Make the new one-time link on the person's sign-in page." : "Approved. It counts from their next request.", ct);
    }

    public async Task<IActionResult> OnPostSuspendAsync(Guid user, bool suspend, CancellationToken ct)
    {
        await LoadAsync(ct);
        if (await db.Users.SingleOrDefaultAsync(u => u.Id == user && u.ForceId == reader.ForceId, ct) is not { } found) return NotFound();
        Rule.Require(found.Id != reader.Id, "AUD-02", "Nobody suspends or lets in themselves.");
        (found.IsSuspended, found.ConcurrencyStamp) = (suspend, OneTimeLinks.Stamp());
        // Let in again, nobody goes on in a session from before (SEC-N04).
        await OneTimeLinks.EndSessionsAsync(db, found.Id, ct);
        return await submission.SaveAsync(this, "/admin/users", suspend ? "Suspended. Every session has ended." : "Let in again.", ct);
    }

    private async Task ApproveAsync(RoleRequest found, CancellationToken ct)
    {
        // AUD-02: an old request must not give back what was taken away since it was written.
        Rule.Require(!await db.RoleRequests.AnyAsync(r => r.UserId == found.UserId && r.Id != found.Id && !r.ResetsSignIn && r.ApprovedAt > found.AskedAt, ct), "AUD-02",
            "Another change of this person's rights was approved after this one was asked for. Decline it, and ask again if it is still wanted.");
        var role = await db.Roles.SingleOrDefaultAsync(r => r.Name == found.Role, ct);
        Rule.Require(role is not null, "AUD-02", "The request names no role. Decline it, and ask again.");
        if ((AccountRules.FaultOf(found.Role, found.Rank) ?? AccountRules.FaultOf(found.Role, found.Posts)) is { } fault) throw new RuleViolationException("ACC-05", $"{fault}. Decline the request, and ask again.");
        var user = await db.Users.SingleAsync(u => u.Id == found.UserId, ct);
        // Of two requests approved at this instant the second is refused.
        (user.Rank, user.UnitId, user.Posts, user.ConcurrencyStamp) = (found.Rank, found.UnitId, [.. found.Posts], OneTimeLinks.Stamp());
        db.UserRoles.RemoveRange(await db.UserRoles.Where(r => r.UserId == user.Id && r.RoleId != role!.Id).ToListAsync(ct));
        if (!await db.UserRoles.AnyAsync(r => r.UserId == user.Id && r.RoleId == role!.Id, ct)) db.UserRoles.Add(new IdentityUserRole<Guid> { UserId = user.Id, RoleId = role!.Id });

        // The cookie carries the role: its sessions end, so that the next sign-in reads the new one (SEC-A02).
        await OneTimeLinks.EndSessionsAsync(db, user.Id, ct);
    }

    private async Task LoadAsync(CancellationToken ct)
    {
        var rows = await query.RunAsync(reader.ForceId, null, After, ct);
        (Rows, Next) = ([.. rows.Take(UsersQuery.PageSize)], rows.Count > UsersQuery.PageSize ? rows[UsersQuery.PageSize - 1].Id : null);
        Waiting = await query.WaitingAsync(reader.ForceId, ct);
        Units = await db.Units.AsNoTracking().OrderBy(u => u.Name).ThenBy(u => u.Id).Take(200).Select(u => new Choosable(u.Id, u.Name)).ToChoicesAsync(ct);
    }
}
