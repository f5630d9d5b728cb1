using StalkingCase.Domain.Alarms;
using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.Orders;
using StalkingCase.Domain.Risk;

namespace StalkingCase.Domain.Duties;

public static partial class DutyBook
{
    private static IEnumerable<Clock> OrderClocks() =>
    [
        Clock.Of("CLK-19", "Decide on a protection order")
            .StartsFromAll("Stalking recorded, flagged or High, or a later release, bail, refusal, no further action or conviction (ALM-07)", c => FromAlarms(c, AlarmKind.NoOrderDecision))
            .StartsFromAll("The same at High risk, for an interim order", Interims)
            .Due((c, s, _) => (s.Part.Length > 0 ? c.PolicyAt(s).Period("CLK-19", "interim", RiskGrade.High) : c.PolicyAt(s).Period("CLK-19")).After(s.StartsAt))
            .EndsWhere((_, s, f) => f.RecordedAt >= s.StartsAt && (f.Kind is FactKind.OrderConsidered or FactKind.OrderApplied || (f.Kind is FactKind.OrderMade && f.Detail.ProtectsSomebodyElse != true)))
            .OwnedByOfficer().Climbs(Ladder.From(Rung.Inspector))
            .Because("Force policy; ORD-01. No charge, conviction or victim's support is needed.", "A decision with a reason: apply, interim, another order, or not now.", "/orders/consider"),

        Clock.Of("CLK-20", "Lodge the application")
            .StartsWhere([FactKind.OrderConsidered], f => f.Detail.OrderDecision is OrderDecision.Apply or OrderDecision.ApplyInterim, recorded: false)
            .DueByPolicy().EndsWhere((_, _, f) => f.Kind is FactKind.OrderApplied || (f.Kind is FactKind.OrderMade && f.Detail.ProtectsSomebodyElse != true))
            .OwnedBy(Post.OrderOfficer).Climbs(Ladder.From(Rung.Superintendent))
            .Because("Force policy.", "The application is lodged.", null),

        Clock.Of("CLK-21", "Serve the order")
            .StartsWhere([FactKind.OrderMade], f => f.Detail.ProtectsSomebodyElse != true, recorded: false)
            .DueByPolicy().Ends(FactKind.OrderServed).CancelledBy(FactKind.OrderEnded)
            .OwnedBy(Post.OrderOfficer).Climbs(Ladder.From(Rung.Inspector))
            .Because("Force policy; ORD-04. A breach may be hard to prove until it is served.", "Service is recorded: when, where, by whom.", null),

        Clock.Of("CLK-28", "Breach: decide on arrest, then arrest")
            .StartsFromAll("A breach, or contact that an order, bail or a warning forbids (ALM-06)", c => FromAlarms(c, AlarmKind.BreachWithoutArrest).Select(s => s with { Part = "decision" }))
            .StartsFromAll("The same, for the first attempt", c => FromAlarms(c, AlarmKind.BreachWithoutArrest).Select(s => s with { Part = "attempt" }))
            .Due((c, s, g) => c.PolicyAt(s).Period("CLK-28", s.Part, g).After(s.StartsAt))
            .EndsWhere((_, s, f) => f.Kind is FactKind.Arrested or FactKind.WarrantExecuted
                || (s.Part == "attempt" && f.Kind is FactKind.ArrestAttempted)
                || (f.Kind is FactKind.ArrestDecided && f.SubjectId == s.Subject
                    && (s.Part == "decision" || f.Detail.ArrestDecision is ArrestDecision.Arrested || (f.Detail.ArrestDecision is ArrestDecision.None && (f.Detail.Rank ?? Rank.None) >= Rank.Inspector))))
            .OwnedBy(Post.DutySergeant).Climbs(Ladder.From(Rung.Inspector).With(Rung.Inspector, TimeSpan.FromHours(4)).With(Rung.Superintendent, TimeSpan.FromHours(24)))
            .Because("Force policy; ORD-05. The decision is the police's, never the victim's.", "An arrest, or an inspector's decision with a reason.", "/duties/arrest"),

        Clock.Of("CLK-33", "Check for a gap in protection")
            .Starts(FactKind.ReleasedUnderInvestigation, FactKind.BailEnded).DueByPolicy()
            .EndsInCase(FactKind.OrderConsidered, FactKind.BailGranted)
            .OwnedByOfficer().Climbs(Ladder.From(Rung.Inspector))
            .Because("Force policy; ORD-08. Released under investigation protects nobody.", "A decision on an order, or bail with conditions.", "/orders/consider"),
    ];

    /// <summary>From when the decision is open and the effective grade is High, whichever comes later.</summary>
    private static IEnumerable<Start> Interims(DutyContext c)
    {
        foreach (var alarm in c.Alarms.Where(a => a.Kind is AlarmKind.NoOrderDecision))
        {
            if (c.Risk.EffectiveAt(alarm.RaisedAt) is RiskGrade.High)
            {
                yield return new Start(alarm.RaisedByFactId, alarm.SubjectId, alarm.RaisedAt, HappenedAt(c, alarm)) { Part = "interim" };
            }
            else if (c.Risk.Changes.FirstOrDefault(x => x.Effective is RiskGrade.High && x.At > alarm.RaisedAt && (alarm.EndedAt is null || x.At < alarm.EndedAt)) is { } rose)
            {
                yield return new Start(rose.FactId, alarm.SubjectId, rose.At, rose.At) { Part = "interim" };
            }
        }
    }

    /// <summary>An alarm's RaisedAt starts the clocks that it opens.</summary>
    private static IEnumerable<Start> FromAlarms(DutyContext c, params AlarmKind[] kinds) =>
        c.Alarms.Where(a => kinds.Contains(a.Kind)).Select(a => new Start(a.RaisedByFactId, a.SubjectId, a.RaisedAt, HappenedAt(c, a)));

    /// <summary>When the last of what raised it happened; a neighbour's act only when it became known.</summary>
    private static DateTimeOffset HappenedAt(DutyContext c, Alarm alarm) => alarm.Because.Max(b => c.FactOf(b.FactId)?.OccurredAt ?? alarm.RaisedAt);
}
