using Microsoft.AspNetCore.Mvc.RazorPages;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Reports;

[RequirePermission(Permission.LogReport)]
public sealed class DraftsModel(DraftsQuery drafts, TimeProvider clock) : PageModel
{
    public IReadOnlyList<DraftRow> Own { get; private set; } = [];
    public IReadOnlyList<DraftRow> Waiting { get; private set; } = [];
    public DateTimeOffset Now { get; } = clock.GetUtcNow();

    public async Task OnGetAsync(CancellationToken ct) => (Own, Waiting) = (await drafts.OwnAsync(ct), await drafts.WaitingAsync(ct));
}
