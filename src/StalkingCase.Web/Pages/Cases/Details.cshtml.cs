using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using StalkingCase.Web.Pages.Alarms;
using StalkingCase.Web.Pages.Duties;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Cases;

[RequirePermission(Permission.ViewCase), SharedWithAdvocates]
public sealed class DetailsModel(AlarmsQuery alarms, DutiesQuery duties, TimelineQuery timeline, KeyFactsQuery keyFacts) : PageModel
{
    private const int MostDuties = 10;
    private const int LastEntries = 5;

    [FromRoute] public Guid CaseId { get; set; }

    public IReadOnlyList<AlarmRow> Alarms { get; private set; } = [];
    public IReadOnlyList<DutyRow> Duties { get; private set; } = [];
    public IReadOnlyList<TimelineLine> Last { get; private set; } = [];
    public KeyFacts Facts { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken ct)
    {
        Alarms = await alarms.RunAsync(CaseId, open: true, ct);
        Duties = await duties.RunAsync(CaseId, open: true, MostDuties, ct);
        Last = (await timeline.RunAsync(CaseId, group: null, before: null, LastEntries, ct)).Lines;
        Facts = await keyFacts.RunAsync(CaseId, ct);
    }
}
