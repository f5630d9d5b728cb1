using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Account;

/// <summary>What its writer sent too late, with all that was typed: to send again or to throw away (SEC-N05).</summary>
[RequirePermission(Permission.ManageOwnAccount)]
public sealed partial class UnsentModel(UnsentForms unsent, Reader reader) : PageModel
{
    public IReadOnlyList<UnsentForm> Waiting { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct) => Waiting = await unsent.OfAsync(reader.Id, ct);

    public async Task<IActionResult> OnPostDiscardAsync(Guid form, CancellationToken ct)
    {
        await unsent.ForgetAsync(reader.Id, $"{form}", ct);
        return RedirectToPage();
    }

    /// <summary>What a person typed or chose; the rest is the form's own.</summary>
    public static IEnumerable<TypedField> Shown(UnsentForm form) =>
        form.Fields.Where(f => !f.Name.StartsWith("__", StringComparison.Ordinal) && f.Name is not "Version" && !f.Name.EndsWith(".Version", StringComparison.Ordinal) && f.Value.Length > 0 && !Guid.TryParse(f.Value, out _));

    /// <summary>"Input.PlaceWords" as "Place words".</summary>
    public static string Words(string name)
    {
        var words = Humps().Replace(name[(name.LastIndexOf('.') + 1)..], " ").ToLowerInvariant();
        return words.Length == 0 ? name : char.ToUpperInvariant(words[0]) + words[1..];
    }

    [GeneratedRegex("(?<=[a-z])(?=[A-Z])")]
    private static partial Regex Humps();
}
