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
            .EndsWhere((_, s, f) => f.RecordedAt >= s.StartsAt && (f.Kind is FactKind.OrderConsidered or FactKind.OrderApplied || OrderLaw.IsMadeForPolice(f)))
            .OwnedByOfficer().Climbs(Ladder.From(Rung.Inspector))
            .Because("Force policy; ORD-01. No charge, conviction or victim's support is needed.", "A decision with a reason: apply, interim, another order, or not now.", "/orders/consider"),

        Clock.Of("CLK-20", "Lodge the application")
            .StartsWhere([FactKind.OrderConsidered], f => f.Detail.OrderDecision is OrderDecision.Apply or OrderDecision.ApplyInterim, recorded: false)
            .DueByPolicy().EndsWhere((_, _, f) => f.Kind is FactKind.OrderApplied || OrderLaw.IsMadeForPolice(f))
            .CancelledWhere((_, s, f) => f.Kind is FactKind.OrderConsidered && f.Detail.OrderDecision is OrderDecision.NotNow && f.Id != s.FactId && f.RecordedAt > s.StartsAt)
            .OwnedBy(Post.OrderOfficer).Climbs(Ladder.From(Rung.Superintendent))
            .Because("Force policy.", "The application is lodged.", "/orders"),

        Clock.Of("CLK-21", "Serve the order")
            .StartsWhere([FactKind.OrderMade], f => f.Detail.ProtectsSomebodyElse != true, recorded: false)
            .DueByPolicy().Ends(FactKind.OrderServed).CancelledBy(FactKind.OrderEnded)
            .OwnedBy(Post.OrderOfficer).Climbs(Ladder.From(Rung.Inspector))
            .OutlivesClosure().Because("Force policy; ORD-04. A breach may be hard to prove until it is served.", "Service is recorded: when, where, by whom.", "/orders/{subject}/served"),

        Clock.Of("CLK-22", "Order on PNC, copy to the victim, address markers")
            .StartsFromAll("OrderMade or OrderVaried, for each of the three", c => c.Facts.All.Where(f => f.Kind is FactKind.OrderMade or FactKind.OrderVaried && f.Detail.ProtectsSomebodyElse != true)
                .SelectMany(f => Enum.GetValues<OrderStep>().Select(step => Start.From(f, f.OccurredAt) with { Part = step.ToString() })))
            .DueByPolicy()
            .EndsWhere((_, s, f) => f.Kind is FactKind.OrderStepDone && f.SubjectId == s.Subject && f.Detail.OrderStep?.ToString() == s.Part)
            .CancelledBy(FactKind.OrderEnded)
            .OwnedBy(Post.OrderOfficer).Climbs(Ladder.Standard)
            .OutlivesClosure().Because("Force policy.", "It is recorded as done.", "/orders/{subject}"),

        Clock.Of("CLK-23", "Has the suspect notified name and address?")
            .StartsFromAll("An order that asks for it was served", c => c.Facts.All.Where(f => f.Kind is FactKind.OrderServed && MustNotify(c, f)).Select(f => Start.From(f, f.OccurredAt)))
            .DueByPolicy().Ends(FactKind.SuspectNotified, FactKind.NotificationMissed).CancelledBy(FactKind.OrderEnded)
            .OwnedBy(Post.OrderOfficer).Climbs(Ladder.Standard.With(Rung.Sergeant, NextMorning))
            .OutlivesClosure().Because("Stalking Protection Act 2019 s.9; ORD-03. Within three days, the day of service being the first. Not doing so is an offence.", "The notification, or that it was missed, is recorded.", "/orders/{subject}"),

        Clock.Of("CLK-25", "Decide on renewal before the order ends")
            .StartsFromAll("90, 60, 30 and 7 days before the end; 14, 7 and 2 for an interim order", EndPoints)
            .Due((c, s, _) => DueOfPoint(c, s))
            .EndsWhere((_, s, f) => f.Kind is FactKind.OrderRenewalDecided && f.SubjectId == s.Subject && (f.Detail.Renewal is RenewalDecision.LetEnd || s.VisibleFrom <= f.OccurredAt))
            .CancelledBy(FactKind.OrderEnded)
            .OwnedByOfficer(or: Post.OrderOfficer).Climbs(LadderOfPoint)
            .OutlivesClosure().Because("Force policy; ORD-06.", "A decision with the victim's view: renew, vary or let it end. Until the court has changed it, the next warning comes all the same.", "/orders/{subject}/renew"),

        Clock.Of("CLK-26", "Interim order ends before the full hearing: seek an extension")
            .StartsFromAll("An interim order with an end, while the full one is not decided", c => Ends(c).Where(f => f.Detail.Order is OrderKind.InterimStalkingProtection)
                .Select(f => Start.From(f, f.OccurredAt) with { VisibleFrom = c.PolicyAt(f.RecordedAt).Points("CLK-25", "interim")[0].Before(UkTime.StartOfDay(f.Detail.EndsOn!.Value)) }))
            .Due((_, s, _) => UkTime.StartOfDay(s.Fact!.Detail.EndsOn!.Value))
            .EndsWhere((_, s, f) => (f.Kind is FactKind.OrderVaried && f.SubjectId == s.Subject) || (f.Kind is FactKind.OrderMade or FactKind.OrderRefused && f.Detail.Order is OrderKind.StalkingProtection && f.Detail.ProtectsSomebodyElse != true))
            .CancelledBy(FactKind.OrderEnded)
            .OwnedBy(Post.OrderOfficer).Climbs(Ladder.From(Rung.Superintendent))
            .OutlivesClosure().Because("Stalking Protection Act 2019: nothing protects the victim between an interim order's end and the full one.", "The interim is extended, or the full order is made or refused.", "/orders/{subject}/vary"),

        Clock.Of("CLK-27", "Check a condition that has a date of its own")
            .StartsFromAll("OrderTermSet of an order that was made", c => c.Facts.All.Where(f => f.Kind is FactKind.OrderTermSet && MadeAt(c, f) is not null).Select(f => Start.From(f, f.OccurredAt)))
            .Due((c, s, _) => c.PolicyAt(s).Period("CLK-27", "check").After(TermFrom(c, s)))
            .Ends(FactKind.OrderTermChecked)
            .CancelledWhere((_, s, f) => (f.Kind is FactKind.OrderTermEnded && f.SubjectId == s.Subject) || (f.Kind is FactKind.OrderEnded or FactKind.OrderRefused && f.SubjectId == s.Fact!.Detail.OrderId))
            .OwnedBy(Post.OrderOfficer).Climbs(Ladder.Standard)
            .OutlivesClosure().Because("The order; one working day to check it.", "What was found is recorded.", "/orders"),

        Clock.Of("CLK-28", "Breach: decide on arrest, then arrest")
            .StartsFromAll("A breach, or contact that an order, bail or a warning forbids (ALM-06)", c => FromAlarms(c, AlarmKind.BreachWithoutArrest).Select(s => s with { Part = "decision" }))
            .StartsFromAll("The same, for the first attempt", c => FromAlarms(c, AlarmKind.BreachWithoutArrest).Select(s => s with { Part = "attempt" }))
            .StartsFromAll("The last attempt without an arrest, for the next", NextAttempts)
            .Due((c, s, g) => s.Part == "next" ? s.Fact!.Detail.NextActionBy ?? c.PolicyAt(s).Period("CLK-28", "attempt", g).After(s.StartsAt) : c.PolicyAt(s).Period("CLK-28", s.Part, g).After(s.StartsAt))
            .EndsWhere((_, s, f) => f.Kind is FactKind.Arrested or FactKind.WarrantExecuted
                || (s.Part == "attempt" && f.Kind is FactKind.ArrestAttempted)
                || (f.Kind is FactKind.ArrestDecided && f.SubjectId == s.Subject
                    && (s.Part == "decision" || f.Detail.ArrestDecision is ArrestDecision.Arrested || (f.Detail.ArrestDecision is ArrestDecision.None && (f.Detail.Rank ?? Rank.None) >= Rank.Inspector))))
            .OwnedBy(Post.DutySergeant).Climbs(Ladder.From(Rung.Inspector).With(Rung.Inspector, TimeSpan.FromHours(4)).With(Rung.Superintendent, TimeSpan.FromHours(24)))
            .OutlivesClosure().Because("Force policy; ORD-05. The decision is the police's, never the victim's.", "An arrest, or an inspector's decision with a reason.", "/duties/arrest"),

        Clock.Of("CLK-33", "Check for a gap in protection")
            .Starts(FactKind.ReleasedUnderInvestigation, FactKind.BailEnded)
            .StartsFromAll("The end of the last day of bail that forbade contact", LapsedBail)
            .DueByPolicy()
            .EndsWhere((_, _, f) => f.Kind is FactKind.OrderConsidered || (f.Kind is FactKind.BailGranted or FactKind.BailChanged && f.Detail.ProhibitsContact == true))
            .OwnedByOfficer().Climbs(Ladder.From(Rung.Inspector))
            .Because("Force policy; ORD-08. Released under investigation, or off bail, nothing keeps the suspect away.", "A decision on an order, or bail that forbids contact.", "/orders/consider"),

        Clock.Of("CLK-29", "Before the court after arrest for a breach of bail or of a protection order")
            .StartsFromAll("Arrested for breaking bail after charge, or an order whose breach is contempt with arrest", CourtAfterArrest)
            .DueByPolicy()
            .EndsWhere((c, s, f) => IsHeardInTime(c, s, f, "CLK-29") || f.Kind is FactKind.BailGranted or FactKind.Released or FactKind.Remanded or FactKind.Sentenced or FactKind.Convicted)
            .OwnedBy(Post.Custody).Climbs(Ladder.From(Rung.Inspector))
            .OutlivesClosure().Because("Bail Act 1976 s.7 and the order's own Act: 24 hours.", "A hearing in time, or what became of the suspect, is recorded.", "/duties/custody"),

        Clock.Of("CLK-30", "Application before the court after a notice")
            .StartsWhere([FactKind.OrderMade], f => f.Detail.ProtectsSomebodyElse != true && f.Detail.Order is { } kind && OrderLaw.IsNotice(kind), recorded: false)
            .DueByPolicy()
            .EndsWhere((c, s, f) => (f.Kind is FactKind.OrderMade or FactKind.OrderRefused && f.Detail.ProtectsSomebodyElse != true && f.Detail.Order == OrderLaw.FullOf(s.Fact!.Detail.Order!.Value)) || IsHeardInTime(c, s, f, "CLK-30"))
            .CancelledBy(FactKind.OrderEnded)
            .OwnedByOfficer().Climbs(Ladder.From(Rung.Superintendent))
            .OutlivesClosure().Because("The notice's own Act: 48 hours from issue.", "The order is made or refused, or a hearing in time is recorded.", "/orders"),

        Clock.Of("CLK-32", "Bail before charge ends")
            .StartsFromAll("Bail granted before any charge; the owner is warned 28, 14, 7 and 2 days before its end", BailBeforeCharge)
            .Due((c, s, _) => EndOfBail(c, s))
            .EndsInCase(FactKind.Charged, FactKind.NoFurtherAction, FactKind.BailEnded, FactKind.ReleasedUnderInvestigation)
            .OwnedByOfficer().Climbs((c, s) => LadderOfWarning(s, EndOfBail(c, s), inspector: 1, superintendent: 3))
            .OutlivesClosure().Because("PACE 1984 Part 4: three months, six by an inspector, nine by a superintendent, then the court.", "A charge, no further action, or the end of bail is recorded.", "/duties/custody"),
    ];

    /// <summary>The sergeant reads of a missed notification at nine the next morning: the day's last minute and nine hours.</summary>
    private static TimeSpan NextMorning => TimeSpan.FromMinutes(9 * 60 + 1);

    /// <summary>ORD-03: unless another register asks for the same, or the interim order's notification stands for the full one.</summary>
    private static bool MustNotify(DutyContext c, Fact served) =>
        served.Detail.NoNotification != true && served.Detail.Order is { } kind && OrderLaw.AsksForNotification(kind)
        && !(kind is OrderKind.StalkingProtection && c.Facts.Of(FactKind.SuspectNotified).Any(f => f.Detail.Order is OrderKind.InterimStalkingProtection && f.OccurredAt <= served.OccurredAt));

    /// <summary>For each order that protects this victim, the last fact that set its end.</summary>
    private static IEnumerable<Fact> Ends(DutyContext c) => c.Facts.Of(FactKind.OrderMade, FactKind.OrderVaried).Where(f => f.Detail.ProtectsSomebodyElse != true)
        .GroupBy(f => f.SubjectId).Select(g => g.MaxBy(f => (f.OccurredAt, f.RecordedAt, f.Seq))!).Where(f => f.Detail.EndsOn is not null);

    private static IEnumerable<Start> EndPoints(DutyContext c) => Ends(c).SelectMany(f => Points(c, f).Select((before, i) => Start.From(f, f.OccurredAt) with
    {
        Part = $"{i}",
        VisibleFrom = before.Before(LastInstant(f)),
    }).Where((s, i) => i == Points(c, f).Count - 1 || DueOfPoint(c, s) > f.OccurredAt));

    private static IReadOnlyList<Period> Points(DutyContext c, Fact set) => c.PolicyAt(set.RecordedAt).Points("CLK-25", set.Detail.Order is OrderKind.InterimStalkingProtection ? "interim" : "warn");

    /// <summary>Each warning is due when the next one comes; the last when the order ends.</summary>
    private static DateTimeOffset DueOfPoint(DutyContext c, Start s)
    {
        var (points, next) = (Points(c, s.Fact!), int.Parse(s.Part, System.Globalization.CultureInfo.InvariantCulture) + 1);
        return next < points.Count ? points[next].Before(LastInstant(s.Fact!)) : LastInstant(s.Fact!);
    }

    /// <summary>Inspector at 30 days, superintendent at 7 (the last two of the series): from when the warning shows.</summary>
    private static Ladder LadderOfPoint(DutyContext c, Start s)
    {
        var (points, index) = (Points(c, s.Fact!), int.Parse(s.Part, System.Globalization.CultureInfo.InvariantCulture));
        var shown = s.VisibleFrom!.Value - DueOfPoint(c, s);
        return index == points.Count - 1 ? Ladder.Standard.With(Rung.Inspector, shown).With(Rung.Superintendent, shown)
            : index == points.Count - 2 ? Ladder.Standard.With(Rung.Inspector, shown).With(Rung.Superintendent, TimeSpan.Zero)
            : Ladder.Standard;
    }

    private static DateTimeOffset LastInstant(Fact set) => UkTime.StartOfDay(set.Detail.EndsOn!.Value.AddDays(1));

    /// <summary>The legal end by who extended it last, or the date that was set, if it is earlier.</summary>
    private static DateTimeOffset EndOfBail(DutyContext c, Start s)
    {
        var authority = c.Facts.Of(FactKind.BailChanged).Where(f => f.OccurredAt >= s.HappenedAt && f.Detail.Rank is not null).Select(f => f.Detail.Rank!.Value).DefaultIfEmpty(Rank.None).Max();
        var part = authority >= Rank.Superintendent ? "superintendent" : authority >= Rank.Inspector ? "inspector" : "";
        var law = c.PolicyAt(s).Period("CLK-32", part).After(s.StartsAt);
        var set = c.Facts.Of(FactKind.BailGranted, FactKind.BailChanged).Where(f => f.OccurredAt >= s.HappenedAt && f.Detail.EndsOn is not null).MaxBy(f => (f.OccurredAt, f.Seq))?.Detail.EndsOn;
        return set is { } end && UkTime.At(end, new TimeOnly(23, 59)) is var own && own < law ? own : law;
    }

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
