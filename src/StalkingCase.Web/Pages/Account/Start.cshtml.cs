using FluentValidation;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using StalkingCase.Data;
using StalkingCase.Data.Identity;
using StalkingCase.Web.Infrastructure;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Account;

public sealed class StartInput
{
    public string? Password { get; set; }
    public string? RepeatedPassword { get; set; }
    public string? Code { get; set; }

    public sealed class Validator : AbstractValidator<StartInput>
    {
        public Validator()
        {
            RuleFor(x => x.Password).NotEmpty().WithMessage("Enter a password");
            RuleFor(x => x.RepeatedPassword).Must((x, again) => again == x.Password).WithMessage("The two passwords are not the same");
            RuleFor(x => x.Code).NotEmpty().WithMessage("Enter the code that your authenticator app shows");
        }
    }
}

/// <summary>Behind a one-time link: the person sets a password and an authenticator app, both at once or neither.</summary>
[EnableRateLimiting(RateLimits.SignIn)]
[OpenToAll("Whoever sets up an account has no password yet; the one-time link is the proof.")]
public sealed class StartModel(CaseDbContext db, UserManager<Officer> users, SignInLog log) : PageModel
{
    public const int CodesMade = 10;

    [BindProperty(SupportsGet = true)] public string? Link { get; set; }
    [BindProperty] public StartInput Input { get; set; } = new();

    public AuthenticatorSetup? Setup { get; private set; }
    public string Name { get; private set; } = "";
    public string UserName { get; private set; } = "";
    public IReadOnlyList<string> Codes { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (User.Identity?.IsAuthenticated == true) return LocalRedirect("/sign-out");
        return await FindAsync(ct) is null ? await RefusedAsync() : Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (User.Identity?.IsAuthenticated == true) return LocalRedirect("/sign-out");
        if (await FindAsync(ct) is not var (link, officer, key)) return await RefusedAsync();
        if (!ModelState.Accepts(Input, new StartInput.Validator()) || !await users.AcceptsAsync(ModelState, officer, Input.Password!)) return this.Redisplay();
        var now = TimeProvider.System.GetUtcNow();
        if (Totp.StepOf(key, Digits(Input.Code!), now) is not { } step)
        {
            ModelState.AddModelError("Input.Code", "The code is not right. Check that the app shows the key of this page and the phone the right time");
            return this.Redisplay();
        }

        officer.PasswordHash = users.PasswordHasher.HashPassword(officer, Input.Password!);
        (officer.TwoFactorEnabled, officer.LastTotpStep, officer.SecurityStamp, link.UsedAt) = (true, step, OneTimeLinks.Stamp(), now);

        // Saves the recovery codes, and with them everything above: at once or, if the link was used meanwhile, not at all.
        if (await users.GenerateNewTwoFactorRecoveryCodesAsync(officer, CodesMade) is not { } codes) return await RefusedAsync();
        await log.WriteAsync(HttpContext, officer, SignInLog.LinkUsed);
        Codes = [.. codes];
        return Page();
    }

    private async Task<(OneTimeLink, Officer, string)?> FindAsync(CancellationToken ct)
    {
        if (await OneTimeLinks.FindAsync(db, Link, ct) is not { } found) return null;
        (Name, UserName, Setup) = (found.Officer.DisplayName, found.Officer.UserName!, AuthenticatorSetup.Of(found.Officer.UserName!, found.Key));
        return found;
    }

    private async Task<IActionResult> RefusedAsync()
    {
        Setup = null;
        await log.WriteAsync(HttpContext, null, SignInLog.LinkRefused);
        return this.Redisplay(StatusCodes.Status404NotFound);
    }

    private static string Digits(string code) => new([.. code.Where(char.IsAsciiDigit).Take(6)]);
}
