using Microsoft.AspNetCore.Mvc.RazorPages;
using StalkingCase.Web.Pages.Worklist;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Dashboard;

/// <summary>The lines of ux.md 3g: every number leads to its queue.</summary>
[RequirePermission(Permission.ViewSupervisorQueues)]
public sealed class IndexModel(SupervisorWorkQuery work, SupervisorCountsQuery counts, TimeProvider clock) : PageModel
{
    public DateTimeOffset Now { get; private set; }
    public SupervisorCounts Counts { get; private set; } = null!;
    public SupervisorWork Work { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken ct)
    {
        Now = clock.GetUtcNow();
        Counts = await counts.RunAsync(ct);
        Work = await work.RunAsync(ct);
    }
}
