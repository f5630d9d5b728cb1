using FluentValidation;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Data.Identity;
using StalkingCase.Web.Infrastructure;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Account;

public sealed class PasswordInput
{
    public string? CurrentPassword { get; set; }
    public string? Password { get; set; }
    public string? RepeatedPassword { get; set; }

    public sealed class Validator : AbstractValidator<PasswordInput>
    {
        public Validator()
        {
            RuleFor(x => x.CurrentPassword).NotEmpty().WithMessage("Enter your current password").MaximumLength(PasswordRules.Most);
            RuleFor(x => x.Password).NotEmpty().WithMessage("Enter a new password");
            RuleFor(x => x.RepeatedPassword).Must((x, again) => again == x.Password).WithMessage("The two passwords are not the same");
        }
    }
}

[EnableRateLimiting(RateLimits.SignIn)]
[RequirePermission(Permission.ManageOwnAccount)]
public sealed class PasswordModel(CaseDbContext db, Reader reader, UserManager<Officer> users, PasswordCheck check) : PageModel
{
    [BindProperty] public PasswordInput Input { get; set; } = new();

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var officer = await users.FindByIdAsync(reader.Id.ToString()) ?? throw new InvalidOperationException("The reader has an account.");
        if (!ModelState.Accepts(Input, new PasswordInput.Validator())) return this.Redisplay();
        if (!await check.IsRightAsync(HttpContext, officer, Input.CurrentPassword))
        {
            ModelState.AddModelError("Input.CurrentPassword", "The password is not right, or the account is locked for a while");
            return this.Redisplay();
        }

        if (!await users.AcceptsAsync(ModelState, officer, Input.Password!)) return this.Redisplay();
        var (now, own) = (TimeProvider.System.GetUtcNow(), reader.SessionId);
        foreach (var session in await db.Sessions.Where(s => s.UserId == officer.Id && s.EndedAt == null && s.Id != own).ToListAsync(ct)) session.EndedAt = now;
        (officer.PasswordHash, officer.SecurityStamp, officer.AccessFailedCount) = (users.PasswordHasher.HashPassword(officer, Input.Password!), OneTimeLinks.Stamp(), 0);
        await db.SaveChangesAsync(ct);
        TempData["Flash"] = "Password changed. Your other sessions have ended.";
        return LocalRedirect("/account");
    }
}

internal static class PasswordAcceptance
{
    /// <summary>Puts the first rule that a new password breaks beside its field; all of them at once help nobody.</summary>
    public static async Task<bool> AcceptsAsync(this UserManager<Officer> users, ModelStateDictionary state, Officer officer, string password)
    {
        foreach (var rule in users.PasswordValidators.OrderBy(r => r is not PasswordRules))
        {
            if (await rule.ValidateAsync(users, officer, password) is not { Succeeded: false } refused) continue;
            state.AddModelError("Input.Password", refused.Errors.First().Description);
            return false;
        }

        return true;
    }
}
