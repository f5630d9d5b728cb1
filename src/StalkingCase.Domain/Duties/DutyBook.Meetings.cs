using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.Meetings;

namespace StalkingCase.Domain.Duties;

public static partial class DutyBook
{
    private static IEnumerable<Clock> MeetingClocks() =>
    [
        Clock.Of("CLK-41", "Refer to the MARAC, and tell the advocate")
            .StartsFromAll("A domestic case meets a MARAC criterion that nobody has answered", c => c.MaracAsks.Select(f => CaseStart(c, f, f.RecordedAt)))
            .StartsFromAll("The same, for the advocate", c => c.MaracAsks.Select(f => CaseStart(c, f, f.RecordedAt) with { Part = "advocate" }))
            .Due((c, s, _) => c.PolicyAt(s).Period("CLK-41", s.Part).After(s.StartsAt))
            .EndsWhere((_, s, f) => f.RecordedAt >= s.StartsAt && (f.Kind is FactKind.MeetingReferralNotMade
                || (s.Part.Length == 0 ? f.Kind is FactKind.MeetingReferred && f.Detail.Meeting is MeetingKind.Marac : f.Kind is FactKind.MeetingAdvocateTold or FactKind.ReferralMade)))
            .OwnedByOfficer().Climbs(Ladder.From(Rung.Inspector))
            .Because("Force policy; SAF-06.", "The referral; for the advocate, that she was told. Otherwise only an inspector's reason.", "/meetings"),

        Clock.Of("CLK-42", "Meeting: papers, discussion, actions")
            .StartsFromAll("The case is on an agenda, for the papers", c => Listings(c).Select(s => s with { Part = "papers" }))
            .StartsFromAll("The same, for the discussion", c => Listings(c).Select(s => s with { Part = "discussed" }))
            .StartsFromAll("An action was agreed", c => c.Facts.All.Where(f => f.Kind is FactKind.MeetingActionAgreed).Select(f => Start.From(f, f.OccurredAt) with { Part = "action" }))
            .Due((c, s, _) => s.Part switch
            {
                "papers" => PapersDue(c, s),
                "discussed" => new Period(0, PeriodUnit.EndOfDays).After(s.Fact!.Detail.DueBy!.Value),
                _ => s.Fact!.Detail.DueBy!.Value,
            })
            .EndsWhere((_, s, f) => f.SubjectId == s.Subject && (f.Kind is FactKind.MeetingDiscussed && s.Part.Length > 0
                || f.Kind == (s.Part switch { "papers" => FactKind.PapersSent, "discussed" => FactKind.MeetingDiscussed, _ => FactKind.MeetingActionDone })))
            .CancelledWhere((c, s, f) => (f.SubjectId == s.Subject && f.Kind is FactKind.MeetingUnlisted or FactKind.MeetingActionDropped && f.Id != s.FactId)
                || (s.Part != "action" && f.Kind is FactKind.CaseClosed && c.Closed?.Id == f.Id))
            .OwnedBy((_, s) => s.Part == "action" ? s.Fact!.Detail.OfficerId : null, Post.MeetingCoordinator, "Who took the action").Climbs(Ladder.From(Rung.Inspector)).OutlivesClosure()
            .Because("Force policy; SafeLives.", "Papers sent, case discussed, action done with its proof.", "/meetings"),
    ];

    /// <summary>For each case on an agenda the last time it was put there; papers sent for an earlier date of the same item count.</summary>
    private static IEnumerable<Start> Listings(DutyContext c) => c.Facts.Of(FactKind.MeetingListed).GroupBy(f => f.SubjectId).Select(g =>
    {
        var last = g.MaxBy(f => (f.RecordedAt, f.Seq))!;
        var since = c.Facts.Of(FactKind.MeetingUnlisted).Where(f => f.SubjectId == g.Key && f.RecordedAt <= last.RecordedAt).Select(f => f.RecordedAt).DefaultIfEmpty(DateTimeOffset.MinValue).Max();
        return Start.From(last, last.OccurredAt) with { HappenedAt = g.Where(f => f.RecordedAt >= since).Min(f => f.OccurredAt) };
    });

    /// <summary>Five working days before; a case listed too late for that has the late period, and never past the meeting.</summary>
    private static DateTimeOffset PapersDue(DutyContext c, Start start)
    {
        var (meeting, policy) = (start.Fact!.Detail.DueBy!.Value, c.PolicyAt(start));
        var due = policy.Points("CLK-42")[0].Before(meeting);
        if (due > start.StartsAt) return due;
        var late = policy.Period("CLK-42", "late").After(start.StartsAt);
        return late < meeting ? late : meeting;
    }
}
