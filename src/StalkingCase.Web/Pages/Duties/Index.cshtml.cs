using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Duties;

[RequirePermission(Permission.ViewCase), SharedWithAdvocates]
public sealed class IndexModel(DutiesQuery query, Reader reader, TimeProvider clock) : PageModel
{
    private const int Most = 200;

    [FromRoute] public Guid CaseId { get; set; }

    public IReadOnlyList<DutyRow> Open { get; private set; } = [];
    public IReadOnlyList<DutyRow> History { get; private set; } = [];
    public DateTimeOffset Now { get; } = clock.GetUtcNow();
    public bool IsSupervisor => reader.IsSupervisor;

    public async Task OnGetAsync(CancellationToken ct)
    {
        Open = await query.RunAsync(CaseId, open: true, Most, ct);
        History = await query.RunAsync(CaseId, open: false, Most, ct);
    }
}
