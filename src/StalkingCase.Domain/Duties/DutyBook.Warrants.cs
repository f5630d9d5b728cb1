using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.Risk;

namespace StalkingCase.Domain.Duties;

public static partial class DutyBook
{
    private static IEnumerable<Clock> WarrantClocks() =>
    [
        Clock.Of("CLK-34", "Grade the warrant and circulate it")
            .StartsFromAll("WarrantIssued", c => c.Facts.All.Where(f => f.Kind is FactKind.WarrantIssued).Select(f => Start.From(f, f.OccurredAt) with { Part = "graded" }))
            .StartsFromAll("The same, for PNC", c => c.Facts.All.Where(f => f.Kind is FactKind.WarrantIssued).Select(f => Start.From(f, f.OccurredAt) with { Part = "circulated" }))
            .DueByWarrantGrade()
            .EndsWhere((_, s, f) => f.SubjectId == s.Subject && (f.Kind == (s.Part == "graded" ? FactKind.WarrantGraded : FactKind.WarrantCirculated) || f.Kind is FactKind.WarrantExecuted))
            .CancelledBy(FactKind.WarrantEnded)
            .OwnedBy(Post.WarrantsUnit).Climbs(Ladder.From(Rung.Inspector))
            .OutlivesClosure().Because("Force policy; WAR-08.", "The grade, and the circulation on PNC, are recorded.", "/warrants/{subject}"),

        Clock.Of("CLK-35", "First arrest attempt")
            .Starts(FactKind.WarrantIssued).DueByWarrantGrade()
            .Ends(FactKind.ArrestAttempted, FactKind.WarrantExecuted).CancelledBy(FactKind.WarrantEnded)
            .OwnedBy(AllocatedOfficer, Post.WarrantsUnit, "Allocated officer").Climbs(Ladder.Standard.AtDue())
            .OutlivesClosure().Because("Force policy; WAR-03. The floor grade counts until somebody grades the warrant.", "An arrest attempt at a place, besides any PNC check.", "/warrants/{subject}/arrest-attempts/new"),

        Clock.Of("CLK-36", "Next arrest attempt")
            .StartsFromAll("The last attempt on the warrant", c => AttemptsOnWarrants(c).GroupBy(f => f.SubjectId)
                .Select(g => g.MaxBy(f => (f.OccurredAt, f.RecordedAt, f.Seq))!).Select(f => Start.From(f, f.OccurredAt)))
            .DueByWarrantGrade((c, s, g) =>
            {
                var due = c.PolicyAt(s).Period("CLK-36", g).After(s.StartsAt);
                return s.Fact!.Detail.NextActionBy is { } next && next < due ? next : due;
            })
            .Ends(FactKind.WarrantExecuted).CancelledBy(FactKind.WarrantEnded)
            .OwnedBy(AllocatedOfficer, Post.WarrantsUnit, "Allocated officer").Climbs(Ladder.Standard.AtDue())
            .OutlivesClosure().Because("Force policy; WAR-04.", "The next attempt.", "/warrants/{subject}/arrest-attempts/new"),

        Clock.Of("CLK-37", "Execute the warrant (target)")
            .StartsFromAll("The warrant was first graded", c => c.Facts.Of(FactKind.WarrantGraded).GroupBy(f => f.SubjectId).Select(g => g.First()).Select(f => Start.From(f, f.OccurredAt)))
            .DueByWarrantGrade().Ends(FactKind.WarrantExecuted).CancelledBy(FactKind.WarrantEnded)
            .OwnedBy(Post.Sergeant)
            .Climbs((c, s) => Ladder.From(Rung.Inspector).AtDue().With(Rung.Superintendent, c.PolicyAt(s).Period("CLK-37", "superintendent", c.WarrantGrades(s.Subject)[^1].Grade).After(s.StartsAt) - s.StartsAt))
            .OutlivesClosure().Because("National target by grade; no law sets attempt intervals.", "The warrant is executed, or the court withdraws it.", "/warrants/{subject}"),

        Clock.Of("CLK-38", "Supervisor's review of the overdue warrant")
            .StartsFromAll("The last recorded review, else the due time of the warrant action", c => OverdueSinceReview(c, FactKind.WarrantReviewed, "CLK-34", "CLK-35", "CLK-36", "CLK-37"))
            .DueByWarrantGrade().CancelledBy(FactKind.WarrantExecuted, FactKind.WarrantEnded)
            .OwnedBy(Post.Sergeant).Climbs(Ladder.From(Rung.Inspector).With(Rung.Inspector, TimeSpan.FromHours(24)))
            .OutlivesClosure().Because("Force policy; WAR-06. \"Reviewed\" alone is rejected.", "A review: what was done, gaps, direction, the new time.", "/warrants/{subject}/review"),

        Clock.Of("CLK-39", "Monthly review of a warrant over target")
            .StartsFromAll("The last monthly review, else the target", c => OverdueSinceReview(c, FactKind.WarrantMonthlyReviewed, "CLK-37"))
            .DueByWarrantGrade().CancelledBy(FactKind.WarrantExecuted, FactKind.WarrantEnded)
            .OwnedBy(Post.Superintendent).Climbs(Ladder.None)
            .OutlivesClosure().Because("Force policy.", "A superintendent's review is recorded.", "/warrants/{subject}/review"),

        Clock.Of("WAR-11", "Inspector: two misses in a row, or grade A over target")
            .StartsFromAll("A second miss in a row, or the same action open one further period, or grade A over target", InspectorTasks)
            .Due((_, s, _) => s.StartsAt.AddHours(24))
            .EndsWhere((_, s, f) => f.Kind is FactKind.WarrantReviewed && f.SubjectId == s.Subject && (f.Detail.Rank ?? Rank.None) >= Rank.Inspector)
            .CancelledBy(FactKind.WarrantExecuted, FactKind.WarrantEnded)
            .OwnedBy(Post.Inspector).Climbs(Ladder.From(Rung.Superintendent))
            .OutlivesClosure().Because("WAR-11.", "An inspector's review is recorded.", "/warrants/{subject}/review"),

        Clock.Of("CLK-40", "Clear PNC; record court or bail")
            .StartsFromAll("WarrantExecuted", c => c.Facts.All.Where(f => f.Kind is FactKind.WarrantExecuted).Select(f => Start.From(f, f.OccurredAt) with { Part = "result" }))
            .StartsFromAll("The same, for PNC", c => c.Facts.All.Where(f => f.Kind is FactKind.WarrantExecuted).Select(f => Start.From(f, f.OccurredAt) with { Part = "pnc" }))
            .Due((c, s, _) => c.PolicyAt(s).Period("CLK-40", s.Part == "pnc" ? "pnc" : "").After(s.StartsAt))
            .EndsWhere((_, s, f) => f.SubjectId == s.Subject && f.Kind == (s.Part == "pnc" ? FactKind.WarrantPncCleared : FactKind.WarrantResultRecorded))
            .OwnedBy((_, s) => s.Fact!.ById, Post.WarrantsUnit, "Arresting officer").Climbs(Ladder.Standard)
            .OutlivesClosure().Because("Force policy. A person still shown as wanted is arrested again; a result not recorded is a victim not told.", "PNC is cleared; custody, bail or release is recorded.", "/warrants/{subject}/executed"),
    ];

    /// <summary>An attempt that answers a breach without a warrant is the breach's own (CLK-28).</summary>
    private static IEnumerable<Fact> AttemptsOnWarrants(DutyContext c)
    {
        var warrants = c.Facts.All.Where(f => f.Kind is FactKind.WarrantIssued).Select(f => f.SubjectId).ToHashSet();
        return c.Facts.Of(FactKind.ArrestAttempted).Where(f => warrants.Contains(f.SubjectId));
    }

    private static Guid? AllocatedOfficer(DutyContext c, Start s) => c.Facts.Of(FactKind.WarrantAllocated).LastOrDefault(f => f.SubjectId == s.Subject)?.Detail.OfficerId;

    /// <summary>Rows that start when another falls due: hidden until then, cancelled if its action was done in time (design, "Silence").</summary>
    private static IEnumerable<Start> Overdue(DutyContext c, params string[] clocks) =>
        c.Earlier.Where(d => clocks.Contains(d.Clock)).Select(d => new Start(d.StartFactId, d.SubjectId, d.DueBy, d.DueBy)
        {
            Part = PartOf(d),
            VisibleFrom = d.DueBy,
            CancelledAt = (d.MetRecordedAt ?? d.CancelledAt) is { } done && (d.MetAt ?? done) < d.DueBy ? done : null,
        });

    private static string PartOf(Duty d) => d.Part.Length == 0 ? d.Clock : $"{d.Clock} {d.Part}";

    /// <summary>As <see cref="Overdue"/>, but one row for a warrant: from the first action that is not done, started again by each review, over once all is done.</summary>
    private static IEnumerable<Start> OverdueSinceReview(DutyContext c, FactKind review, params string[] clocks)
    {
        foreach (var actions in c.Earlier.Where(d => clocks.Contains(d.Clock)).GroupBy(d => d.SubjectId).ToList())
        {
            var duty = actions.OrderBy(d => d.IsOpen ? 0 : 1).ThenBy(d => d.IsOpen ? d.DueBy : DateTimeOffset.MaxValue).ThenByDescending(d => d.MetRecordedAt ?? d.CancelledAt).ThenBy(d => d.Id).First();
            var last = c.Facts.Of(review).Where(f => f.SubjectId == duty.SubjectId && f.OccurredAt >= duty.DueBy).MaxBy(f => (f.OccurredAt, f.Seq));
            var start = last is null ? new Start(duty.StartFactId, duty.SubjectId, duty.DueBy, duty.DueBy) : Start.From(last, last.OccurredAt);
            yield return start with { VisibleFrom = start.StartsAt, CancelledAt = duty.MetRecordedAt ?? duty.CancelledAt };
        }
    }

    /// <summary>
    /// Read from the facts, so that a late attempt takes no task away: each stretch from the issue or an attempt to the next
    /// attempt is late or not; the task comes when a second stretch in a row falls due, or one stays open a further period.
    /// </summary>
    private static IEnumerable<Start> InspectorTasks(DutyContext c)
    {
        foreach (var issued in c.Facts.Of(FactKind.WarrantIssued).ToList())
        {
            var attempts = c.Facts.Of(FactKind.ArrestAttempted).Where(f => f.SubjectId == issued.SubjectId).OrderBy(f => f.OccurredAt).ThenBy(f => f.RecordedAt).ThenBy(f => f.Seq).ToList();
            var wasMissed = false;
            for (var i = 0; i <= attempts.Count; i++)
            {
                var (from, clock) = i == 0 ? (issued, "CLK-35") : (attempts[i - 1], "CLK-36");
                var stored = c.Earlier.FirstOrDefault(d => d.Clock == clock && d.StartFactId == from.Id);
                var due = stored?.DueBy ?? DueFrom(c, from, clock);
                var at = wasMissed ? due : due + (due - from.OccurredAt);
                var (happened, known) = i < attempts.Count ? (attempts[i].OccurredAt, attempts[i].RecordedAt) : (stored?.MetAt ?? stored?.CancelledAt, stored?.MetRecordedAt ?? stored?.CancelledAt);
                yield return new Start(from.Id, issued.SubjectId, at, at) { Part = clock, VisibleFrom = at, CancelledAt = happened < at ? known : null };
                wasMissed = happened >= due;
            }
        }

        foreach (var target in c.Earlier.Where(d => d.Clock == "CLK-37").ToList())
        {
            var done = target.MetRecordedAt ?? target.CancelledAt;
            if (FirstOverAsA(c, target) is not { } at || (at > target.DueBy && done < at)) continue;
            yield return new Start(target.StartFactId, target.SubjectId, at, at) { Part = target.Clock, VisibleFrom = at, CancelledAt = done < at ? done : null };
        }
    }

    /// <summary>From when a warrant is A and over its target: the target's due time, or the upgrade that came after it.</summary>
    private static DateTimeOffset? FirstOverAsA(DutyContext c, Duty target)
    {
        if (c.WarrantGradeAt(target.SubjectId, target.DueBy) is WarrantGrade.A) return target.DueBy;
        var upgrade = c.WarrantGrades(target.SubjectId).FirstOrDefault(g => g.At > target.DueBy && g.Grade is WarrantGrade.A);
        return upgrade.At > target.DueBy ? upgrade.At : null;
    }

    /// <summary>When the next attempt after this one was due, for stretches that no stored row keeps any more.</summary>
    private static DateTimeOffset DueFrom(DutyContext c, Fact from, string clock)
    {
        var due = c.PolicyAt(from.OccurredAt).Period(clock, c.WarrantGradeAt(from.SubjectId, from.OccurredAt)).After(from.OccurredAt);
        return from.Detail.NextActionBy is { } next && next < due ? next : due;
    }
}
