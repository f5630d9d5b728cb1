using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using StalkingCase.Data;
using StalkingCase.Data.Identity;
using StalkingCase.Web.Infrastructure;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Account;

/// <summary>"Hide screen": the session is locked on the server; only the password of the same person opens it again.</summary>
[OpenWhileLocked]
[EnableRateLimiting(RateLimits.SignIn)]
[RequirePermission(Permission.ManageOwnAccount)]
public sealed class LockModel(CaseDbContext db, Reader reader, PasswordCheck check, UserManager<Officer> users, UnsentForms unsent) : PageModel
{
    [BindProperty] public string? Password { get; set; }
    [BindProperty(SupportsGet = true)] public string? ReturnUrl { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) =>
        await SessionAsync(ct) is { LockedAt: not null } ? Page() : LocalRedirect(Back());

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await SessionAsync(ct) is not { } session) return NotFound();
        session.LockedAt ??= TimeProvider.System.GetUtcNow();
        await db.SaveChangesAsync(ct);
        if (Request.IsFromScript()) return new NoContentResult();
        return LocalRedirect($"/lock?returnUrl={Uri.EscapeDataString(Back())}");
    }

    public async Task<IActionResult> OnPostUnlockAsync(CancellationToken ct)
    {
        if (await SessionAsync(ct) is not { } session || await users.FindByIdAsync(reader.Id.ToString()) is not { } officer) return NotFound();
        if (!await check.IsRightAsync(HttpContext, officer, Password))
        {
            if (Request.IsFromScript()) return new StatusCodeResult(StatusCodes.Status403Forbidden);
            ModelState.AddModelError(nameof(Password), "The password is not right, or the account is locked for a while");
            return this.Redisplay();
        }

        session.LockedAt = null;
        await db.SaveChangesAsync(ct);
        return Request.IsFromScript() ? new NoContentResult() : LocalRedirect(await unsent.NextAsync(reader.Id, Back(), ct));
    }

    private async Task<UserSession?> SessionAsync(CancellationToken ct) => reader.SessionId is { } id ? await db.Sessions.FindAsync([id], ct) : null;

    private string Back() => Url.IsLocalUrl(ReturnUrl) && !ReturnUrl!.StartsWith("/lock", StringComparison.OrdinalIgnoreCase) ? ReturnUrl : "/";
}
