using StalkingCase.Domain.Alarms;
using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.Risk;

namespace StalkingCase.Domain.Duties;

/// <summary>
/// The duty book: a function of the facts that says what is owed, by whom, by when. It never asks what time it is:
/// whether a duty is overdue is read by comparing <see cref="Duty.DueBy"/> with now. Clocks: docs/duties.md.
/// </summary>
public static partial class DutyBook
{
    /// <summary>Every clock kept, in the order of their ids.</summary>
    public static IReadOnlyList<Clock> Clocks { get; } =
    [
        .. CaseClocks(), .. SafeguardingClocks(), .. VictimClocks(), .. KnownDateClocks(), .. OrderClocks(), .. WarrantClocks(), .. MeetingClocks(), .. AlarmClocks(),
    ];

    public static Clock ClockOf(string id) => Clocks.First(c => c.Id == id);

    /// <summary>Duties of one case, met and cancelled ones included. The same facts in any order give the same duties.</summary>
    public static IReadOnlyList<Duty> Derive(CaseFacts facts, IReadOnlyList<Alarm> alarms, RiskPicture risk, PolicyHistory policy)
    {
        var context = new DutyContext(facts, alarms, risk, policy);
        // CLK-05 also starts when a warrant action falls due, so the warrants' rows come before it.
        foreach (var clock in Clocks.OrderBy(c => c.Id is "CLK-05"))
        {
            foreach (var start in clock.StartsFrom.SelectMany(s => s(context)).ToList()) context.Earlier.Add(Row(context, clock, start));
        }

        return [.. context.Earlier.DistinctBy(d => d.Id).OrderBy(d => d.DueBy).ThenBy(d => d.Clock, StringComparer.Ordinal).ThenBy(d => d.Id)];
    }

    private static Duty Row(DutyContext context, Clock clock, Start start)
    {
        var id = DerivedId.Of(context.CaseId, clock.Id, start.Part, start.Subject, start.FactId);
        var met = context.Facts.SinceHappened(start.HappenedAt).FirstOrDefault(f => f.Id != start.FactId && clock.EndsWith(context, start, f));
        var (cancelledAt, why) = Cancellation(context, clock, start, met);
        var original = DueOf(context, clock, start, met?.RecordedAt ?? cancelledAt ?? DateTimeOffset.MaxValue);
        var due = Extended(context, clock, start, id, original, met?.RecordedAt ?? cancelledAt ?? DateTimeOffset.MaxValue);
        var (person, post) = clock.Owner(context, start);
        var owner = context.Facts.Of(FactKind.DutyReassigned).LastOrDefault(f => f.Detail.DutyId == id)?.Detail.OfficerId ?? person;
        var climb = context.Facts.Of(FactKind.WarrantEscalated).Where(f => f.Detail.DutyIds?.Contains(id) == true)
            .Aggregate(clock.LadderOf(context, start).Climb(start.StartsAt, due), (times, up) => times.HandedTo(up.Detail.Rank ?? Cases.Rank.Inspector, up.RecordedAt));
        var risk = context.Risk.Effective;
        return new Duty
        {
            Id = id,
            ForceId = context.Facts.ForceId,
            CaseId = context.CaseId,
            Clock = clock.Id,
            Part = start.Part,
            SubjectId = start.Subject,
            StartFactId = start.FactId,
            StartsAt = start.StartsAt,
            DueBy = due,
            OriginalDueBy = original,
            VisibleFrom = start.VisibleFrom ?? start.StartsAt,
            MetAt = cancelledAt is null ? met?.OccurredAt : null,
            MetRecordedAt = cancelledAt is null ? met?.RecordedAt : null,
            CancelledAt = cancelledAt,
            Cancelled = why,
            OwnerId = owner,
            OwnerPost = owner is null ? post : null,
            SergeantAt = climb.SergeantAt,
            InspectorAt = climb.InspectorAt,
            SuperintendentAt = climb.SuperintendentAt,
            Risk = risk,
            RiskOrder = RiskOrder(risk),
            UnitId = context.Facts.UnitId,
        };
    }

    /// <summary>Worst first in a queue: High, then not assessed, then Medium, then Standard (RSK-01).</summary>
    public static int RiskOrder(RiskGrade? risk) => risk switch { RiskGrade.High => 4, null => 3, RiskGrade.Medium => 2, _ => 1 };

    private static (DateTimeOffset? At, CancelReason? Why) Cancellation(DutyContext context, Clock clock, Start start, Fact? met)
    {
        var found = new List<(DateTimeOffset At, CancelReason Why)>();
        if (start.Fact is { } fact && context.Facts.VoidedBy(fact) is { } voided) found.Add((voided.RecordedAt, CancelReason.StartVoided));
        if (start.CancelledAt is { } by) found.Add((by, CancelReason.Met));
        if (start.ReplacedAt is { } replaced) found.Add((replaced, CancelReason.NoLongerOwed));
        if (context.Facts.Live.FirstOrDefault(f => f.RecordedAt >= start.StartsAt && clock.CancelsWith(context, start, f)) is { } ended) found.Add((ended.RecordedAt, CancelReason.SubjectEnded));
        if (!clock.SurvivesClosure && !start.OutlivesClosure && context.Closed is { } closed)
        {
            // News that comes after the closure is owed all the same; only what is routine begins no more.
            var learned = context.FactOf(start.FactId)?.RecordedAt ?? start.StartsAt;
            if (learned <= closed.RecordedAt) found.Add((closed.RecordedAt, CancelReason.CaseClosed));
            else if (clock.IsRoutine) found.Add((learned, CancelReason.CaseClosed));
        }

        var first = found.OrderBy(f => f.At).FirstOrDefault();
        if (found.Count == 0) return (null, null);
        return first.Why is not CancelReason.StartVoided && met is not null && met.RecordedAt <= first.At ? (null, null) : (first.At, first.Why);
    }

    /// <summary>More time that a supervisor gave stands until the grade rises: then the earlier of it and the new grade's time counts.</summary>
    private static DateTimeOffset Extended(DutyContext context, Clock clock, Start start, Guid id, DateTimeOffset original, DateTimeOffset endedAt)
    {
        if (context.Facts.Of(FactKind.DutyExtended).LastOrDefault(f => f.Detail.DutyId == id) is not { Detail.DueBy: { } extended } given) return original;
        return extended > original && DueOf(context, clock, start, endedAt, given.RecordedAt) > original ? original : extended;
    }

    /// <summary>
    /// Grade change (deadlines.md): an upgrade makes it the earlier of old and new due; a downgrade never extends a clock
    /// due within 24 hours. Changes after the row ended move nothing.
    /// </summary>
    /// <param name="gradesUntil">What became of the grade since then is left out.</param>
    private static DateTimeOffset DueOf(DutyContext context, Clock clock, Start start, DateTimeOffset endedAt, DateTimeOffset? gradesUntil = null)
    {
        using var _ = context.UnderPolicyOf(start, endedAt);
        if (clock.DueByWarrant is { } byWarrant)
        {
            var grades = context.WarrantGrades(start.Subject);
            return Regraded(start, gradesUntil ?? endedAt, [.. grades.Select(g => (g.At, (int)g.Grade, byWarrant(context, start, g.Grade)))]);
        }

        var due = clock.DueByRisk!;
        var risks = context.Risk.Changes.Select(c => (c.At, c.Effective)).Prepend((At: DateTimeOffset.MinValue, Effective: (RiskGrade?)null));
        return Regraded(start, gradesUntil ?? endedAt, [.. risks.Select(r => (r.At, (int)(r.Effective ?? RiskGrade.Medium), due(context, start, r.Effective)))]);
    }

    private static DateTimeOffset Regraded(Start start, DateTimeOffset endedAt, IReadOnlyList<(DateTimeOffset At, int Grade, DateTimeOffset Due)> grades)
    {
        var current = grades.LastOrDefault(g => g.At <= start.StartsAt, grades[0]);
        var due = current.Due;
        foreach (var next in grades.Where(g => g.At > start.StartsAt && g.At < endedAt))
        {
            if (next.Grade > current.Grade) due = next.Due < due ? next.Due : due;
            else if (next.Grade < current.Grade && due - next.At > TimeSpan.FromHours(24)) due = next.Due > due ? next.Due : due;
            current = next;
        }

        return due;
    }
}
