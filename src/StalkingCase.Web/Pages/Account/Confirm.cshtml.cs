using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using StalkingCase.Data;
using StalkingCase.Data.Identity;
using StalkingCase.Web.Infrastructure;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Account;

/// <summary>
/// The password again, for a form that came too long after the last one (SEC-N06). The form waits in this page, not on the
/// server, and is sent on unchanged.
/// </summary>
[EnableRateLimiting(RateLimits.SignIn)]
[RequirePermission(Permission.ManageOwnAccount)]
public sealed class ConfirmModel(CaseDbContext db, Reader reader, UserManager<Officer> users, PasswordCheck check, SignInLog log) : PageModel
{
    private static readonly string[] Own = [nameof(ConfirmPassword), "__RequestVerificationToken", Submission.Field];

    [BindProperty] public string? ConfirmPassword { get; set; }
    [BindProperty(SupportsGet = true)] public string? ReturnTo { get; set; }

    public IEnumerable<(string Name, string? Value)> Kept =>
        Request.Form.Where(f => !Own.Contains(f.Key, StringComparer.OrdinalIgnoreCase)).SelectMany(f => f.Value.Select(v => (f.Key, v)));

    public IActionResult OnGet() => LocalRedirect("/account");

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!Url.IsLocalUrl(ReturnTo)) return NotFound();
        if (!Request.Form.ContainsKey(nameof(ConfirmPassword))) return Page();
        var officer = await users.FindByIdAsync(reader.Id.ToString()) ?? throw new InvalidOperationException("The reader has an account.");
        if (!await check.IsRightAsync(HttpContext, officer, ConfirmPassword))
        {
            ModelState.AddModelError(nameof(ConfirmPassword), "The password is not right, or the account is locked for a while");
            return this.Redisplay();
        }

        (await db.Sessions.FindAsync([reader.SessionId!.Value], ct))!.ConfirmedAt = TimeProvider.System.GetUtcNow();
        await db.SaveChangesAsync(ct);
        await log.WriteAsync(HttpContext, officer, SignInLog.Confirmed, sessionId: reader.SessionId);
        return new LocalRedirectResult(ReturnTo!, permanent: false, preserveMethod: true);
    }
}
