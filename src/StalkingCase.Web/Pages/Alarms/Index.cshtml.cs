using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using StalkingCase.Domain.Safeguarding;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Alarms;

[RequirePermission(Permission.ViewCase), SharedWithAdvocates(ConsentScopes.SafetyPlan)]
public sealed class IndexModel(AlarmsQuery query, ComplaintsQuery complaints, Reader reader, TimeProvider clock) : PageModel
{
    [FromRoute] public Guid CaseId { get; set; }

    public IReadOnlyList<AlarmRow> Open { get; private set; } = [];
    public IReadOnlyList<AlarmRow> Ended { get; private set; } = [];
    public IReadOnlyList<ComplaintRow> Complaints { get; private set; } = [];
    public DateTimeOffset Now { get; } = clock.GetUtcNow();
    public bool IsSupervisor => reader.IsSupervisor;

    public async Task OnGetAsync(CancellationToken ct)
    {
        Open = await query.RunAsync(CaseId, open: true, ct);
        Ended = await query.RunAsync(CaseId, open: false, ct);
        if (reader.IsSworn) Complaints = await complaints.RunAsync(CaseId, ct);
    }
}
