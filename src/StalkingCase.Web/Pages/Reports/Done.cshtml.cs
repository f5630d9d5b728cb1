using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Reports;

[RequirePermission(Permission.LogReport)]
public sealed class DoneModel(DoneQuery query, TimeProvider clock) : PageModel
{
    [FromRoute] public Guid DraftId { get; set; }

    public Recorded Recorded { get; private set; } = null!;
    public DateTimeOffset Now { get; } = clock.GetUtcNow();

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await query.RunAsync(DraftId, Now, ct) is not { } recorded) return NotFound();
        Recorded = recorded;
        return Page();
    }
}
