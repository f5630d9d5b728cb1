using System.Globalization;
using StalkingCase.Domain.Kernel;

namespace StalkingCase.Domain.Duties;

/// <summary>
/// Warnings before an end that the law sets. Each is a row of its own, hidden until its point and due at the end itself, so that the
/// owner is told at every point and nothing is called overdue before it is. The next replaces it with the first fact recorded after.
/// </summary>
public static partial class DutyBook
{
    /// <summary>The rows of a start whose end is known; those whose time was over before it began are left out.</summary>
    private static IEnumerable<Start> Warnings(DutyContext c, string clock, Start start, DateTimeOffset end)
    {
        var points = c.PolicyAt(start.Fact!.RecordedAt).Points(clock);
        for (var i = 0; i < points.Count; i++)
        {
            var next = i + 1 < points.Count ? points[i + 1].Before(end) : (DateTimeOffset?)null;
            if (next <= start.StartsAt) continue;
            yield return start with
            {
                Part = i == 0 ? "" : i.ToString(CultureInfo.InvariantCulture),
                VisibleFrom = points[i].Before(end) is var at && at > start.StartsAt ? at : start.StartsAt,
                ReplacedAt = next is { } replaced ? c.Facts.Live.FirstOrDefault(f => f.RecordedAt >= replaced)?.RecordedAt : null,
            };
        }
    }

    private static readonly TimeSpan AfterTheEnd = TimeSpan.FromHours(72);

    /// <summary>From the point of a rank on, it reads each warning when it shows.</summary>
    private static Ladder LadderOfWarning(Start s, DateTimeOffset end, int inspector, int superintendent)
    {
        var point = s.Part.Length == 0 ? 0 : int.Parse(s.Part, CultureInfo.InvariantCulture);
        var shown = s.VisibleFrom!.Value - end;
        var ladder = Ladder.Standard;
        // Else the next rank would follow the inspector a day later, long before its own point.
        if (point >= inspector) ladder = ladder.With(Rung.Inspector, shown).With(Rung.Superintendent, AfterTheEnd);
        return point >= superintendent ? ladder.With(Rung.Superintendent, shown) : ladder;
    }

    private static DateTimeOffset ChargeLimit(DutyContext c, Start s) => c.PolicyAt(s).Period("CLK-31").After(s.StartsAt);

    /// <summary>A row begins anew with each act that moves the end, so that its warnings are given again.</summary>
    private static IEnumerable<Start> BailBeforeCharge(DutyContext c)
    {
        var granted = c.Facts.Of(FactKind.BailGranted).OrderBy(f => f.OccurredAt).ThenBy(f => f.Seq).ToList();
        foreach (var grant in c.Facts.All.Where(f => f.Kind is FactKind.BailGranted && !c.Facts.Of(FactKind.Charged).Any(x => x.OccurredAt <= f.OccurredAt)))
        {
            var until = granted.Find(f => f.OccurredAt > grant.OccurredAt)?.OccurredAt ?? DateTimeOffset.MaxValue;
            var moved = c.Facts.Of(FactKind.BailChanged).Where(f => f.OccurredAt >= grant.OccurredAt && f.OccurredAt < until && (f.Detail.EndsOn is not null || f.Detail.Rank is not null)).MaxBy(f => (f.OccurredAt, f.Seq));
            var start = CaseStart(c, grant, grant.OccurredAt);
            if (moved is not null) start = start with { FactId = moved.Id, Fact = moved };
            foreach (var warning in Warnings(c, "CLK-32", start, EndOfBail(c, start))) yield return warning;
        }
    }
}
