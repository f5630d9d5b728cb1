using StalkingCase.Domain.Alarms;
using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.Risk;

namespace StalkingCase.Domain.Duties;

public static partial class DutyBook
{
    private static IEnumerable<Clock> AlarmClocks() =>
    [
        Clock.Of("CLK-49", "Look again: it has gone quiet")
            .StartsLast("The last entry while the grade is High", c => c.Risk.Effective is RiskGrade.High && LastEntry(c) is { } last ? CaseStart(c, last, last.RecordedAt) with { Part = "quiet" } : null)
            .StartsLast("The last sign of the suspect, in a case that is flagged or High", LastSign)
            .Due((c, s, _) => c.PolicyAt(s).Period("CLK-49", s.Part).After(s.StartsAt))
            .OwnedByOfficer().Climbs(Ladder.Standard).Routine()
            .Because("Force policy; RSK-05, RSK-06. A quiet suspect is no safer.", "An entry; for a silent suspect, a fresh assessment.", "/risk/new"),

        Clock.Of("CLK-50", "Look at the alarm")
            .StartsFromAll("A pattern alarm was raised", c => c.Alarms.Where(a => AlarmText.IsPattern(a.Kind))
                .Select(a => new Start(a.RaisedByFactId, a.Id, a.RaisedAt, a.RaisedAt)))
            .DueByPolicy()
            .EndsWhere((c, s, f) => (f.Kind is FactKind.AlarmLookedAt or FactKind.AlarmCleared && f.Detail.AlarmId == s.Subject)
                || c.Alarms.Any(a => a.Id == s.Subject && a.EndedByFactId == f.Id))
            .OwnedBy((c, s) => c.Alarms.Any(a => a.Id == s.Subject && AlarmText.IsForSergeant(a.Kind)) ? null : c.OfficerInCase, Post.Sergeant, "Officer in the case").Climbs(Ladder.Standard)
            .Because("Force policy.", "Somebody acts on it and says what was done, or a supervisor clears it with a reason.", "/alarms"),
    ];

    /// <summary>Handing a matter up, or saying what comes next, tells nothing of the suspect or the victim: the case is as quiet as before.</summary>
    private static Fact? LastEntry(DutyContext c) => c.Facts.Live.Where(f => f.Kind is not (FactKind.WarrantEscalated or FactKind.WarrantActionSet)).MaxBy(f => (f.RecordedAt, f.Seq));

    /// <summary>A silent suspect is looked at again every such period: the assessment that silence asked for starts the next.</summary>
    private static Start? LastSign(DutyContext c)
    {
        if (c.Risk.Effective is not RiskGrade.High && !c.IsFlagged) return null;
        if (c.Last(FactKind.IncidentRecorded, FactKind.BreachRecorded, FactKind.Arrested, FactKind.Interviewed) is not { } sign) return null;
        var start = CaseStart(c, sign, sign.OccurredAt);
        foreach (var look in c.Facts.Of(FactKind.AssessmentProposed).OrderBy(f => f.OccurredAt).ThenBy(f => f.Seq))
        {
            if (look.OccurredAt >= c.PolicyAt(start).Period("CLK-49", "silent").After(start.StartsAt)) start = CaseStart(c, look, look.OccurredAt);
        }

        return start with { Part = "silent" };
    }
}
