using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Alarms;

[RequirePermission(Permission.ViewCase), SharedWithAdvocates]
public sealed class IndexModel(AlarmsQuery query, Reader reader, TimeProvider clock) : PageModel
{
    [FromRoute] public Guid CaseId { get; set; }

    public IReadOnlyList<AlarmRow> Open { get; private set; } = [];
    public IReadOnlyList<AlarmRow> Ended { get; private set; } = [];
    public DateTimeOffset Now { get; } = clock.GetUtcNow();
    public bool IsSupervisor => reader.IsSupervisor;

    public async Task OnGetAsync(CancellationToken ct)
    {
        Open = await query.RunAsync(CaseId, open: true, ct);
        Ended = await query.RunAsync(CaseId, open: false, ct);
    }
}
