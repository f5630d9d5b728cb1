using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Data.Identity;
using StalkingCase.Domain.Kernel;
using StalkingCase.Web.Infrastructure;
using StalkingCase.Web.Pages.Account;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Admin;

/// <summary>How one user signs in: sessions, which any administrator ends; the one-time link; a reset, which two agree on (SEC-N02, SEC-N04).</summary>
[NeedsFreshSignIn("Link", "Reset")]
[RequirePermission(Permission.Administer)]
public sealed class UserSignInModel(CaseDbContext db, UsersQuery query, AccountQuery account, Submission submission, Reader reader) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "user")] public Guid Of { get; set; }
    [BindProperty] public string? Reason { get; set; }

    public UserRow Row { get; private set; } = null!;
    public IReadOnlyList<SessionRow> Sessions { get; private set; } = [];
    public string? Made { get; private set; }
    public bool IsOwn => Of == reader.Id;
    public bool MayHaveLink => Row is { HasPassword: false, IsSuspended: false, Role: not null } && !IsOwn;

    private string Here => $"/admin/users/sign-in?user={Of}";

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await LoadAsync(ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostEndAsync(Guid session, CancellationToken ct)
    {
        if (!await LoadAsync(ct) || await db.Sessions.SingleOrDefaultAsync(s => s.Id == session && s.UserId == Of, ct) is not { } found) return NotFound();
        found.EndedAt ??= TimeProvider.System.GetUtcNow();
        return await submission.SaveAsync(this, Here, "Session ended.", ct);
    }

    /// <summary>Shown in this answer and nowhere else; the same form sent again makes another, and the first is dead.</summary>
    public async Task<IActionResult> OnPostLinkAsync(CancellationToken ct)
    {
        if (!await LoadAsync(ct)) return NotFound();
        Rule.Require(MayHaveLink, "AUD-02", "A link is made for an account that is approved and has no password.");
        var link = await OneTimeLinks.MakeAsync(db, await db.Users.SingleAsync(u => u.Id == Of, ct), reader.Id, ct);
        await db.SaveChangesAsync(ct);
        Made = $"{Request.Scheme}://{Request.Host}{link}";
        return Page();
    }

    public async Task<IActionResult> OnPostResetAsync(CancellationToken ct)
    {
        if (!await LoadAsync(ct)) return NotFound();
        Rule.Require(!IsOwn, "AUD-02", "Another administrator asks for your reset.");
        if (string.IsNullOrWhiteSpace(Reason) || Reason.Length > 1000)
        {
            ModelState.AddModelError(nameof(Reason), string.IsNullOrWhiteSpace(Reason) ? "Enter why, and how you know who it is" : "Reason must be 1,000 characters or less");
            return this.Redisplay();
        }

        var user = await db.Users.AsNoTracking().SingleAsync(u => u.Id == Of, ct);
        db.RoleRequests.Add(new RoleRequest { ForceId = reader.ForceId, UserId = Of, Role = Row.Role ?? "", Rank = user.Rank, UnitId = user.UnitId, Posts = user.Posts, ResetsSignIn = true, Reason = Reason, AskedBy = reader.Id, AskedAt = db.Clock.GetUtcNow() });
        return await submission.SaveAsync(this, "/admin/users", "Asked for. Another administrator decides.", ct);
    }

    private async Task<bool> LoadAsync(CancellationToken ct)
    {
        if (await query.OneAsync(reader.ForceId, Of, ct) is not { } row) return false;
        (Row, Sessions) = (row, await account.SessionsAsync(Of, ct));
        return true;
    }
}
