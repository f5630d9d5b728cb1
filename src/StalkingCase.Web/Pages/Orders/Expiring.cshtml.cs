using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using StalkingCase.Web.Infrastructure;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Orders;

[RequirePermission(Permission.ViewSupervisorQueues)]
public sealed class ExpiringModel(ExpiringQuery query, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true)] public string? After { get; set; }

    public DateTimeOffset Now { get; private set; }
    public IReadOnlyList<ExpiringRow> Rows { get; private set; } = [];
    public string? Next { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        Now = clock.GetUtcNow();
        (Rows, Next) = await query.RunAsync(Keyset.Read(After), ct);
    }
}
