using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using StalkingCase.Web.Infrastructure;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Risk;

/// <summary>Grades that wait for a supervisor (RSK-02).</summary>
[RequirePermission(Permission.EndorseRisk)]
public sealed class ToEndorseModel(ToEndorseQuery query, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true)] public string? After { get; set; }

    public DateTimeOffset Now { get; private set; }
    public IReadOnlyList<ToEndorseRow> Rows { get; private set; } = [];
    public string? Next { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        Now = clock.GetUtcNow();
        (Rows, Next) = await query.RunAsync(Keyset.Read(After), ct);
    }
}
