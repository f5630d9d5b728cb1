using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using StalkingCase.Data;
using StalkingCase.Data.Identity;
using StalkingCase.Web.Infrastructure;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Account;

/// <summary>The second factor. A code is accepted once: its time step, and any earlier one, is refused after that (SEC-N02).</summary>
[EnableRateLimiting(RateLimits.SignIn)]
[OpenToAll("The second half of signing in; the password was right.")]
public sealed class CodeModel(CaseDbContext db, SignInManager<Officer> signIn, UserManager<Officer> users, SignInLocks locks, SignInLog log, UnsentForms unsent) : PageModel
{
    [BindProperty] public string? Code { get; set; }
    [BindProperty(SupportsGet = true)] public string? ReturnUrl { get; set; }

    public async Task<IActionResult> OnGetAsync() => await signIn.GetTwoFactorAuthenticationUserAsync() is null ? RedirectToPage("SignIn") : Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var officer = await signIn.GetTwoFactorAuthenticationUserAsync();
        if (officer is null) return RedirectToPage("SignIn");
        var code = new string((Code ?? "").Where(c => !char.IsWhiteSpace(c)).Take(32).ToArray());
        var source = HttpContext.SignInSource();
        var isClosed = officer.IsSuspended || await locks.IsClosedAsync(officer.Id, source, ct) || await users.IsLockedOutAsync(officer);
        if (isClosed || !await IsRightAsync(officer, code))
        {
            if (isClosed)
            {
                await log.WriteAsync(HttpContext, officer, officer.IsSuspended ? SignInLog.Suspended : SignInLog.Locked);
            }
            else
            {
                await users.AccessFailedAsync(officer);
                var isLocked = await locks.CountAsync(officer.Id, source, ct);
                await log.WriteAsync(HttpContext, officer, await users.IsLockedOutAsync(officer) ? SignInLog.AccountLocked : isLocked ? SignInLog.LockedNow : SignInLog.WrongCode);
            }

            ModelState.AddModelError(nameof(Code), "The code is not right, was used before, or the account is locked for a while.");
            return this.Redisplay();
        }

        await users.ResetAccessFailedCountAsync(officer);
        await locks.ClearAsync(officer.Id, source, ct);
        await HttpContext.SignOutTwoFactorAsync();
        await Security.SignIn.StartSessionAsync(HttpContext, db, signIn, officer);
        return LocalRedirect(await unsent.NextAsync(officer.Id, Url.IsLocalUrl(ReturnUrl) ? ReturnUrl! : "/", ct));
    }

    private async Task<bool> IsRightAsync(Officer officer, string code)
    {
        if (code.Length > 6) return (await users.RedeemTwoFactorRecoveryCodeAsync(officer, code.Contains('-', StringComparison.Ordinal) ? code : code.Insert(5, "-"))).Succeeded;
        if (Totp.StepOf(await users.GetAuthenticatorKeyAsync(officer), code, TimeProvider.System.GetUtcNow()) is not { } step || officer.LastTotpStep >= step) return false;
        officer.LastTotpStep = step;
        return (await users.UpdateAsync(officer)).Succeeded;
    }
}
