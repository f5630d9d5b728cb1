using System.Globalization;
using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.Victims;

namespace StalkingCase.Domain.Duties;

public static partial class DutyBook
{
    private static IEnumerable<Clock> KnownDateClocks() =>
    [
        Clock.Of("CLK-18", "Offer a victim personal statement")
            .StartsFromAll("The first report, once a date for the file is known or the suspect was charged", c => c.Facts.Of(FactKind.ReportRecorded).Take(1)
                .Where(_ => LastConduct(c) is not null || c.Facts.Of(FactKind.Charged).Any()).Select(f => CaseStart(c, f, f.OccurredAt)))
            .StartsFromAll("A hearing whose date is known", c => c.Facts.All.Where(f => f.Kind is FactKind.HearingKnown && f.Detail.EndsOn is not null).Select(f => Start.From(f, f.OccurredAt) with { Part = "hearing" }))
            .Due((c, s, _) => s.Part.Length == 0 ? FileDue(c, s) : Soonest(c, s, c.PolicyAt(s).Points("CLK-18")[0]))
            .EndsInCase(FactKind.StatementOffered, FactKind.StatementDeclined, FactKind.PersonalStatementTaken)
            .CancelledWhere((_, s, f) => f.Kind is FactKind.Sentenced or FactKind.Acquitted || (f.Kind is FactKind.DateCancelled && f.SubjectId == s.Subject))
            .OwnedByOfficer().Climbs(Ladder.Standard)
            .Because("Victims' Code: offered before the file is submitted, and again before each hearing.", "The victim was offered it, declined or made it.", "/victim/statement"),

        Clock.Of("CLK-44", "Decide whether the victim is told who the suspect is")
            .StartsFromAll("The suspect is named in a case opened with an unknown one", c => c.Facts.All.First(f => f.Kind is FactKind.CaseOpened).Detail.SuspectKnown == false
                ? c.Facts.All.Where(f => f.Kind is FactKind.SuspectNamed).Select(f => CaseStart(c, f, f.OccurredAt)) : [])
            .DueByPolicy().EndsInCase(FactKind.RightToKnowDecided)
            .OwnedBy(Post.Inspector).Climbs(Ladder.From(Rung.Superintendent))
            .Because("Force policy; statutory guidance on the right to know is pending.", "An inspector decides: tell the victim, or not now, and why.", "/victim/right-to-know"),

        Clock.Of("CLK-46", "Before a known date: warn the victim and review the plan")
            .StartsFromAll("A date that is known: release from prison, a hearing or another", KnownDates)
            .Due((c, s, _) => Soonest(c, s with { StartsAt = BegunFor(c, s) }, PointOf(c, s)))
            .EndsWhere((c, s, f) => f.OccurredAt >= CountsFrom(c, s) && (IsOfPlan(s) ? f.Kind is FactKind.PlanReviewed or FactKind.PlanActivated : WarnsOf(s, f)))
            .CancelledWhere((c, s, f) => (f.Kind is FactKind.DateCancelled && f.SubjectId == s.Subject)
                || (IsOfPlan(s) && f.Kind is FactKind.PlanEnded && !PlansFor(c, s.Fact!).Any(p => p.EndedAt > f.RecordedAt)))
            .OwnedByOfficer().Climbs(Ladder.Standard).OutlivesClosure()
            .Because("Force policy: 14 days before, and again on the day before.", "A successful contact that warns of the date; a review of the plan.", "/victim/dates"),

        Clock.Of("VIC-05", "After the victim withdrew")
            .StartsFromAll("VictimWithdrew, for the check, the evidence and the order", c => c.Facts.All.Where(f => f.Kind is FactKind.VictimWithdrew)
                .SelectMany(f => AfterWithdrawal.Keys.Select(part => CaseStart(c, f, f.RecordedAt) with { Part = part })))
            .DueByPolicy()
            .EndsWhere((_, s, f) => AfterWithdrawal[s.Part].Contains(f.Kind))
            .OwnedBy((c, s) => s.Part == "check" ? null : c.OfficerInCase, Post.Sergeant, "Officer in the case; the check the sergeant")
            .Climbs((_, s) => s.Part == "check" ? Ladder.From(Rung.Inspector) : Ladder.Standard)
            .Because("Force policy; VIC-05. Withdrawing is often fear or delay. The number is the rule's: no clock of the table fits.", "A supervisor's check; a decision on a prosecution without the victim; a decision on an order.", "/victim/withdrawal"),
    ];

    private static readonly IReadOnlyDictionary<string, FactKind[]> AfterWithdrawal = new SortedDictionary<string, FactKind[]>(StringComparer.Ordinal)
    {
        ["check"] = [FactKind.WithdrawalChecked],
        ["evidence-led"] = [FactKind.EvidenceLedConsidered],
        ["order"] = [FactKind.OrderConsidered, FactKind.OrderApplied],
    };

    /// <summary>Before the file: the date that CLK-31 sets for it, or the charge if that came first.</summary>
    private static DateTimeOffset FileDue(DutyContext c, Start s)
    {
        var due = c.Facts.Of(FactKind.Charged).Select(f => f.OccurredAt).DefaultIfEmpty(DateTimeOffset.MaxValue).Min();
        if (LastConduct(c) is { } last && c.PolicyAt(s).Period("CLK-31", "file").Before(c.PolicyAt(s).Period("CLK-31").After(last.OccurredAt)) is var file && file < due) due = file;
        return due > s.StartsAt ? due : s.StartsAt;
    }

    private static IEnumerable<Start> KnownDates(DutyContext c)
    {
        foreach (var fact in c.Facts.All.Where(f => f.Kind is FactKind.DateKnown or FactKind.HearingKnown && f.Detail.EndsOn is not null))
        {
            var points = c.PolicyAt(fact.RecordedAt).Points("CLK-46").Count;
            string[] whose = PlansFor(c, fact).Any() ? ["victim", "plan"] : ["victim"];
            foreach (var part in Enumerable.Range(1, points).SelectMany(i => whose.Select(of => $"{of}-{i}")))
            {
                var start = Start.From(fact, fact.OccurredAt) with { Part = part };
                yield return start with { VisibleFrom = CountsFrom(c, start) };
            }
        }
    }

    /// <summary>Plans that were there between the day on which the date was learned and the date: without one there is nothing to review.</summary>
    private static IEnumerable<PlanSpan> PlansFor(DutyContext c, Fact known) =>
        c.Plans.Where(p => p.EndedAt >= known.RecordedAt && p.From < UkTime.StartOfDay(known.Detail.EndsOn!.Value.AddDays(1)));

    /// <summary>A plan begun after the date was known is not late from its first day.</summary>
    private static DateTimeOffset BegunFor(DutyContext c, Start s) =>
        IsOfPlan(s) && PlansFor(c, s.Fact!).Min(p => p.From) is var begun && begun > s.StartsAt ? begun : s.StartsAt;

    private static bool IsOfPlan(Start s) => s.Part.StartsWith("plan", StringComparison.Ordinal);

    private static bool IsOfHearing(Start s) => s.Fact!.Kind is FactKind.HearingKnown || s.Fact.Detail.KnownDate is KnownDateKind.Hearing;

    /// <summary>A contact that names its dates warns of those only; one told without them, as histories tell it, of every one.</summary>
    private static bool WarnsOf(Start s, Fact fact) => fact.Detail.DateIds is { } named
        ? fact.Kind is FactKind.VictimContacted && named.Contains(s.Subject)
        : TellsOf(fact, ToldOf.KnownDate) || (IsOfHearing(s) && TellsOf(fact, ToldOf.Court));

    private static Period PointOf(DutyContext c, Start s)
    {
        var points = c.PolicyAt(s).Points("CLK-46");
        return points[Math.Min(int.Parse(s.Part.Split('-')[1], CultureInfo.InvariantCulture), points.Count) - 1];
    }

    /// <summary>To the end of the day that the point names. Known too late for it: as soon as for any other news, and before the day begins.</summary>
    private static DateTimeOffset Soonest(DutyContext c, Start s, Period point)
    {
        var on = s.Fact!.Detail.EndsOn!.Value;
        if (point.Before(UkTime.At(on, LastMinute)) is var due && due > s.StartsAt) return due;
        var (soon, begins) = (c.PolicyAt(s).Period("CLK-16").After(s.StartsAt), UkTime.StartOfDay(on));
        return soon < begins ? soon : begins > s.StartsAt ? begins : s.StartsAt;
    }

    /// <summary>The first warning may be given as soon as the date is known; each later one on its own day.</summary>
    private static DateTimeOffset CountsFrom(DutyContext c, Start s)
    {
        if (s.Part.EndsWith("-1", StringComparison.Ordinal)) return s.HappenedAt;
        var day = UkTime.StartOfDay(UkTime.DateOf(PointOf(c, s).Before(UkTime.At(s.Fact!.Detail.EndsOn!.Value, LastMinute))));
        return day > s.HappenedAt ? day : s.HappenedAt;
    }
}
