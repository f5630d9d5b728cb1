using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using StalkingCase.Data.Identity;
using StalkingCase.Web.Infrastructure;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Account;

[RequirePermission(Permission.ManageOwnAccount)]
public sealed class DisplayModel(UserManager<Officer> users, Reader reader) : PageModel
{
    [BindProperty] public DisplayInput Input { get; set; } = new();

    public void OnGet() => Input = new DisplayInput
    {
        Density = reader.Density is "compact" ? Density.Compact : Density.Comfortable,
        Theme = reader.Theme switch { "dark" => Theme.Dark, "light" => Theme.Light, _ => Theme.System },
    };

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.Accepts(Input, new DisplayInput.Validator())) return this.Redisplay();
        if (await users.FindByIdAsync(reader.Id.ToString()) is not { } officer) return NotFound();
        officer.Density = Input.Density is Density.Compact ? "compact" : null;
        officer.Theme = Input.Theme switch { Theme.Dark => "dark", Theme.Light => "light", _ => null };
        await users.UpdateAsync(officer);
        TempData["Flash"] = "Display saved.";
        return LocalRedirect("/account/display");
    }
}
