using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using StalkingCase.Data;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Account;

[OpenWhileLocked]
[RequirePermission(Permission.ManageOwnAccount)]
public sealed class SignOutModel(CaseDbContext db) : PageModel
{
    public async Task<IActionResult> OnPostAsync()
    {
        await Security.SignIn.EndSessionAsync(HttpContext, db);
        await HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
        Response.Headers["Clear-Site-Data"] = "\"cache\", \"storage\"";
        return RedirectToPage("SignIn");
    }
}
