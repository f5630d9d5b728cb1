using FluentValidation;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Data.Identity;
using StalkingCase.Domain.Cases;
using StalkingCase.Web.Infrastructure;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Account;

public sealed class SignInInput
{
    public string? UserName { get; set; }
    public string? Password { get; set; }

    public sealed class Validator : AbstractValidator<SignInInput>
    {
        public Validator()
        {
            RuleFor(x => x.UserName).NotEmpty().WithMessage("Enter your user name").MaximumLength(100);
            RuleFor(x => x.Password).NotEmpty().WithMessage("Enter your password").MaximumLength(128);
        }
    }
}

public sealed record DemoAccount(string UserName, string Label, string Name);

[EnableRateLimiting(RateLimits.SignIn)]
[OpenToAll("Nobody is signed in yet.")]
public sealed class SignInModel(CaseDbContext db, SignInManager<Officer> signIn, UserManager<Officer> users, SignInLocks locks, SignInLog log, UnsentForms unsent, IWebHostEnvironment environment) : PageModel
{
    private const string Refused = "The user name or password is not right, or the account is locked for a while.";

    private const string NoSecondFactor = "This account has no authenticator yet. Ask an administrator for your one-time link.";

    [BindProperty] public SignInInput Input { get; set; } = new();
    [BindProperty(SupportsGet = true)] public string? ReturnUrl { get; set; }

    public IReadOnlyList<DemoAccount> DemoAccounts { get; private set; } = [];

    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        if (!ModelState.Accepts(Input, new SignInInput.Validator())) return this.Redisplay();

        var officer = await users.FindByNameAsync(Input.UserName!);
        var source = HttpContext.SignInSource();
        var isClosed = officer is not null && (await locks.IsClosedAsync(officer.Id, source, ct) || await users.IsLockedOutAsync(officer));
        if (officer?.PasswordHash is null || isClosed)
        {
            // The same work and the same words as for a wrong password, so that names cannot be tried out (SEC-N03).
            users.PasswordHasher.HashPassword(new Officer(), Input.Password!);
            return await RefuseAsync(officer, officer is null ? SignInLog.UnknownName : isClosed ? SignInLog.Locked : SignInLog.NoAuthenticator);
        }

        var result = await signIn.PasswordSignInAsync(officer, Input.Password!, isPersistent: false, lockoutOnFailure: true);
        if (result.RequiresTwoFactor && !officer.IsSuspended) return RedirectToPage("Code", new { ReturnUrl });
        if (result.Succeeded) await signIn.SignOutAsync();
        if (officer.IsSuspended) return await RefuseAsync(officer, SignInLog.Suspended);
        if (result.Succeeded) return await RefuseAsync(officer, SignInLog.NoAuthenticator, NoSecondFactor);
        var isLocked = await locks.CountAsync(officer.Id, source, ct);
        return await RefuseAsync(officer, result.IsLockedOut ? SignInLog.AccountLocked : isLocked ? SignInLog.LockedNow : SignInLog.WrongPassword);
    }

    private async Task<IActionResult> RefuseAsync(Officer? officer, string outcome, string words = Refused)
    {
        await log.WriteAsync(HttpContext, officer, outcome, officer is null ? Input.UserName : null);
        ModelState.AddModelError(string.Empty, words);
        return this.Redisplay();
    }

    /// <summary>Development only: one button for each demo account completes the second factor too.</summary>
    public async Task<IActionResult> OnPostDemoAsync(string? userName, CancellationToken ct)
    {
        if (!environment.IsDevelopment()) return NotFound();
        var officer = userName is null ? null : await users.FindByNameAsync(userName);
        if (officer is null || officer.IsSuspended || !officer.IsDemo) return NotFound();
        await Security.SignIn.StartSessionAsync(HttpContext, db, signIn, officer);
        return LocalRedirect(await unsent.NextAsync(officer.Id, Url.IsLocalUrl(ReturnUrl) ? ReturnUrl! : "/", ct));
    }

    private async Task LoadAsync(CancellationToken ct)
    {
        if (!environment.IsDevelopment()) return;
        var roles = await db.UserRoles.Join(db.Roles, u => u.RoleId, r => r.Id, (u, r) => new { u.UserId, r.Name }).ToDictionaryAsync(x => x.UserId, x => x.Name, ct);
        var accounts = await db.Users.AsNoTracking().Where(u => u.IsDemo && !u.IsSuspended).OrderBy(u => u.UserName).ToListAsync(ct);
        DemoAccounts = [.. accounts.Select(u => new DemoAccount(u.UserName!, Label(roles.GetValueOrDefault(u.Id), u.Rank), u.DisplayName)).OrderBy(a => Order(a.Label)).ThenBy(a => a.UserName, StringComparer.Ordinal)];
    }

    private static string Label(string? role, Rank rank) => (role, rank) switch
    {
        (Roles.Supervisor, Rank.Inspector) => "inspector",
        (Roles.Supervisor, Rank.Superintendent) => "superintendent",
        (null, _) => "nobody",
        _ => role,
    };

    private static int Order(string label) => Array.IndexOf(["officer", "supervisor", "inspector", "superintendent", "advocate", "analyst", "auditor", "admin"], label);
}
