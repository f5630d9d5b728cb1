using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Data.Identity;
using StalkingCase.Web.Infrastructure;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Account;

/// <summary>Who I am, where I am signed in, and my second factor.</summary>
[RequirePermission(Permission.ManageOwnAccount)]
public sealed class IndexModel(CaseDbContext db, Reader reader, UserManager<Officer> users, AccountQuery query, PasswordCheck check) : PageModel
{
    [BindProperty] public string? Password { get; set; }

    public Reader Reader => reader;
    public AccountView Account { get; private set; } = new("", null, []);
    public int CodesLeft { get; private set; }
    public IReadOnlyList<string> NewCodes { get; private set; } = [];
    public AuthenticatorSetup? Setup { get; private set; }

    public async Task OnGetAsync(CancellationToken ct) => await LoadAsync(ct);

    public async Task<IActionResult> OnPostEndAsync(Guid session, CancellationToken ct)
    {
        if (await db.Sessions.SingleOrDefaultAsync(s => s.Id == session && s.UserId == reader.Id, ct) is not { } ended) return NotFound();
        ended.EndedAt ??= TimeProvider.System.GetUtcNow();
        await db.SaveChangesAsync(ct);
        TempData["Flash"] = "Session ended.";
        return LocalRedirect("/account");
    }

    public async Task<IActionResult> OnPostCodesAsync(CancellationToken ct)
    {
        var officer = await LoadAsync(ct);
        if (!await IsRightAsync(officer)) return this.Redisplay();
        NewCodes = [.. await users.GenerateNewTwoFactorRecoveryCodesAsync(officer, StartModel.CodesMade) ?? []];
        CodesLeft = NewCodes.Count;
        return Page();
    }

    public async Task<IActionResult> OnPostAuthenticatorAsync(CancellationToken ct)
    {
        var officer = await LoadAsync(ct);
        if (!await IsRightAsync(officer)) return this.Redisplay();
        if (await users.GetAuthenticatorKeyAsync(officer) is { } key) Setup = AuthenticatorSetup.Of(officer.UserName!, key);
        return Page();
    }

    private async Task<bool> IsRightAsync(Officer officer)
    {
        if (await check.IsRightAsync(HttpContext, officer, Password)) return true;
        ModelState.AddModelError(nameof(Password), "The password is not right, or the account is locked for a while");
        return false;
    }

    private async Task<Officer> LoadAsync(CancellationToken ct)
    {
        var officer = await users.FindByIdAsync(reader.Id.ToString()) ?? throw new InvalidOperationException("The reader has an account.");
        Account = await query.RunAsync(ct);
        CodesLeft = await users.CountRecoveryCodesAsync(officer);
        return officer;
    }
}
