using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using StalkingCase.Domain.Safeguarding;
using StalkingCase.Web.Pages.Alarms;
using StalkingCase.Web.Pages.Duties;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Cases;

[RequirePermission(Permission.ViewCase), SharedWithAdvocates]
public sealed class DetailsModel(AlarmsQuery alarms, DutiesQuery duties, TimelineQuery timeline, KeyFactsQuery keyFacts, LiveStatusQuery live) : PageModel
{
    private const int MostDuties = 10;
    private const int LastEntries = 5;

    [FromRoute] public Guid CaseId { get; set; }

    public IReadOnlyList<AlarmRow> Alarms { get; private set; } = [];
    public IReadOnlyList<DutyRow> Duties { get; private set; } = [];
    public IReadOnlyList<TimelineLine> Last { get; private set; } = [];
    public KeyFacts Facts { get; private set; } = null!;

    /// <summary>For an advocate: where the suspect is in the process, status and time, never tactics.</summary>
    public IReadOnlyList<LiveStatus> Live { get; private set; } = [];

    public bool SharesTimeline { get; private set; }
    public bool SharesPlan { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        var decision = HttpContext.CaseDecision();
        (SharesTimeline, SharesPlan) = (decision.Covers(ConsentScopes.Timeline), decision.Covers(ConsentScopes.SafetyPlan));
        if (SharesPlan) Alarms = await alarms.RunAsync(CaseId, open: true, ct);
        Duties = await duties.RunAsync(CaseId, open: true, MostDuties, ct);
        if (decision.Answer is CaseAnswer.Advocate) Live = await live.RunAsync(CaseId, ct);
        if (SharesTimeline) Last = (await timeline.RunAsync(CaseId, group: null, before: null, LastEntries, ct)).Lines;
        Facts = await keyFacts.RunAsync(CaseId, ct);
    }
}
