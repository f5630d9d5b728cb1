using StalkingCase.Domain.Alarms;
using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.Orders;
using StalkingCase.Domain.Reports;

namespace StalkingCase.Domain.Duties;

/// <summary>What the clocks of arrest, bail and court read from the facts.</summary>
public static partial class DutyBook
{
    /// <summary>From the arrest itself, however it was entered: the first within a month of the breach, else the decision that says "arrested".</summary>
    private static IEnumerable<Start> CourtAfterArrest(DutyContext c)
    {
        var arrests = c.Facts.Of(FactKind.Arrested, FactKind.WarrantExecuted).OrderBy(f => f.OccurredAt).ThenBy(f => f.Seq).ToList();
        var bails = Bail.Of(c.Facts.Live);
        var seen = new HashSet<Guid>();
        foreach (var breach in c.Facts.Live.Where(f => f.Detail.Boxes is not null))
        {
            if (!IsContempt(c, breach) && !IsBreachOfCourtBail(c, bails, breach)) continue;
            var arrest = arrests.Find(f => f.OccurredAt >= breach.OccurredAt && f.OccurredAt <= breach.OccurredAt.AddDays(30))
                ?? c.Facts.Of(FactKind.ArrestDecided).FirstOrDefault(f => f.SubjectId == breach.SubjectId && f.Detail.ArrestDecision is ArrestDecision.Arrested);
            if (arrest is not null && seen.Add(arrest.Id)) yield return CaseStart(c, arrest, arrest.OccurredAt);
        }
    }

    /// <summary>The order that the breach names; a breach ticked without one is of the orders that were in force then.</summary>
    private static bool IsContempt(DutyContext c, Fact breach) =>
        breach.Detail.Order is { } named ? OrderLaw.BreachOf(named) is BreachInLaw.ArrestableContempt
        : IsTicked(breach, Box.BreachOfOrder) && OrdersAt(c, breach.OccurredAt).Any(kind => OrderLaw.BreachOf(kind) is BreachInLaw.ArrestableContempt);

    /// <summary>Bail after charge: ticked as broken, or standing and forbidding contact when a breach was ticked.</summary>
    private static bool IsBreachOfCourtBail(DutyContext c, IReadOnlyList<Bail> bails, Fact breach) =>
        c.Facts.Of(FactKind.Charged).Any(f => f.OccurredAt <= breach.OccurredAt)
        && (breach.Detail.Boxes!.Contains(Box.BreachOfBail) || (IsTicked(breach, Box.BreachOfOrder) && bails.Any(b => b.ForbidsContact && b.Holds(breach.OccurredAt))));

    private static bool IsTicked(Fact breach, Box box) => breach.Kind is FactKind.BreachRecorded || breach.Detail.Boxes!.Contains(box);

    private static IEnumerable<OrderKind> OrdersAt(DutyContext c, DateTimeOffset at) => c.Facts.Of(FactKind.OrderMade)
        .Where(made => made.Detail.ProtectsSomebodyElse != true && made.OccurredAt <= at
            && !c.Facts.Of(FactKind.OrderEnded).Any(f => f.SubjectId == made.SubjectId && f.OccurredAt <= at)
            && !(c.Facts.Of(FactKind.OrderMade, FactKind.OrderVaried).Where(f => f.SubjectId == made.SubjectId && f.OccurredAt <= at).MaxBy(f => (f.OccurredAt, f.Seq))!.Detail.EndsOn < UkTime.DateOf(at)))
        .Select(made => made.Detail.Order).OfType<OrderKind>();

    /// <summary>Before the court in time: a hearing on the day it is due or before. One later than that is before the court on its day, and late.</summary>
    private static bool IsHeardInTime(DutyContext c, Start s, Fact fact, string clock) =>
        fact.Kind is FactKind.HearingKnown && fact.Detail.EndsOn is { } on
        && (on <= UkTime.DateOf(c.PolicyAt(s).Period(clock).After(s.StartsAt)) || on == UkTime.DateOf(fact.OccurredAt));

    /// <summary>While a breach waits for an arrest, one attempt leads to the next.</summary>
    private static IEnumerable<Start> NextAttempts(DutyContext c)
    {
        foreach (var alarm in c.Alarms.Where(a => a.Kind is AlarmKind.BreachWithoutArrest))
        {
            var (since, until) = (HappenedAt(c, alarm), alarm.EndedAt ?? DateTimeOffset.MaxValue);
            var last = c.Facts.Of(FactKind.ArrestAttempted).Where(f => f.OccurredAt >= since && f.RecordedAt <= until).MaxBy(f => (f.OccurredAt, f.RecordedAt, f.Seq));
            if (last is not null) yield return Start.From(last, last.OccurredAt) with { Part = "next", Subject = alarm.SubjectId, CancelledAt = alarm.EndedAt };
        }
    }

    /// <summary>Hidden until the bail runs out; cancelled if somebody changed or ended it before. Who is protected by it does not change with the case.</summary>
    private static IEnumerable<Start> LapsedBail(DutyContext c)
    {
        foreach (var bail in Bail.Of(c.Facts.Live).Where(b => b.ForbidsContact))
        {
            if (bail.LapsesAt is not { } at) continue;
            yield return new Start(bail.FactId, c.CaseId, at, at)
            {
                Part = "lapsed",
                Fact = c.FactOf(bail.FactId),
                VisibleFrom = at,
                OutlivesClosure = true,
                CancelledAt = bail.HasLapsedBy(at) ? null : bail.EndedBy!.RecordedAt,
            };
        }
    }

    private static DateTimeOffset? MadeAt(DutyContext c, Fact term) => c.Facts.Of(FactKind.OrderMade).FirstOrDefault(f => f.SubjectId == term.Detail.OrderId)?.OccurredAt;

    /// <summary>The condition's own date, or when the court set it if that was later: nobody is late before there is anything to check.</summary>
    private static DateTimeOffset TermFrom(DutyContext c, Start s)
    {
        var (on, made) = (UkTime.At(s.Fact!.Detail.EndsOn!.Value, new TimeOnly(9, 0)), MadeAt(c, s.Fact)!.Value);
        var set = s.StartsAt > made ? s.StartsAt : made;
        return on > set ? on : set;
    }
}
