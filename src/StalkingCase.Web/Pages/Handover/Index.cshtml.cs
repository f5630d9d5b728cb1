using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Handover;

[RequirePermission(Permission.ReceiveNotices)]
public sealed class IndexModel(HandoverQuery query, TimeProvider clock) : PageModel
{
    public static readonly int[] Shifts = [8, 12, 24, 48];

    [BindProperty(SupportsGet = true, Name = "hours")] public int? Asked { get; set; }

    public int Hours => Asked is { } asked && Shifts.Contains(asked) ? asked : 12;
    public DateTimeOffset Now { get; private set; }
    public IReadOnlyList<HandoverCase> Cases { get; private set; } = [];
    public bool IsPart { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        Now = clock.GetUtcNow();
        (Cases, IsPart) = await query.RunAsync(Hours, ct);
    }
}
