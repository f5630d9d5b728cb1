using StalkingCase.Domain.Alarms;
using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.Risk;

namespace StalkingCase.Domain.Duties;

public static partial class DutyBook
{
    private static IEnumerable<Clock> SafeguardingClocks() =>
    [
        Clock.Of("CLK-07", "Write the safeguarding plan")
            .StartsFromAll("The effective grade is High, or Medium, for the first time, or the case is flagged below that", FirstPlans)
            .Due((c, s, _) => c.PolicyAt(s).Period("CLK-07", GradeOf(s.Part)).After(s.StartsAt))
            .EndsInCase(FactKind.PlanActivated)
            .OwnedByOfficer().Climbs(Ladder.Standard)
            .Because("Force policy; SAF-01.", "An active safeguarding plan with a named owner.", "/safeguarding"),

        Clock.Of("CLK-08", "Review the safeguarding plan")
            .StartsLast("The last plan review, else the plan became active", c => c.Last(FactKind.PlanReviewed, FactKind.PlanActivated, FactKind.PlanEnded) is { Kind: not FactKind.PlanEnded } last ? Start.From(last, last.RecordedAt) : null)
            .StartsFromAll("A new incident, a breach, a release, the end of bail, a hearing or the end of an order while a plan is active", TriggersUnderPlan)
            .Due((c, s, g) => c.PolicyAt(s).Period("CLK-08", s.Part, g).After(s.StartsAt))
            .EndsWhere((_, s, f) => s.Part.Length > 0 && f.Kind is FactKind.PlanReviewed)
            .CancelledWhere((_, _, f) => f.Kind is FactKind.PlanEnded)
            .OwnedBy((c, _) => PlanOwner(c), Post.AdvocateManager, "Plan owner").Climbs(Ladder.Standard).OutlivesClosure()
            .Because("Force policy; SAF-03, SAF-08.", "A recorded review that says what changed.", "/safeguarding"),

        Clock.Of("CLK-09", "Do what the safeguarding plan says")
            .Starts(FactKind.MeasureAdded)
            .Due((_, s, _) => s.Fact!.Detail.DueBy!.Value)
            .Ends(FactKind.MeasureRecorded)
            .CancelledWhere((_, s, f) => (f.Kind is FactKind.MeasureDropped or FactKind.MeasureRefused && f.SubjectId == s.Subject) || f.Kind is FactKind.PlanEnded)
            .OwnedBy((c, s) => HandedTo(c, s) ?? s.Fact!.Detail.OfficerId ?? PlanOwner(c), Post.AdvocateManager, "Who does it, or the plan owner")
            .Climbs(Ladder.Standard.With(Rung.Sergeant, TimeSpan.FromDays(1))).OutlivesClosure()
            .Because("The date in the plan; SAF-04.", "What was done and how it is known, or why it will not be done.", "/safeguarding/actions/{subject}"),

        Clock.Of("CLK-11", "Make first contact with the victim (advocate)")
            .StartsFromAll("A referral to an advocate's organisation", c => c.Facts.All.Where(f => f.Kind is FactKind.ReferralMade && f.Detail.OrganisationId is not null).Select(f => Start.From(f, f.RecordedAt)))
            .StartsFromAll("Consent given again after it was withdrawn", ConsentsAgain)
            .DueByPolicy()
            .EndsWhere((c, s, f) => f.Kind is FactKind.AdvocateContacted or FactKind.AdvocateContactFailed && (f.Detail.OrganisationId is not { } hers || hers == OrganisationOf(c, s.Subject)))
            .CancelledBy(FactKind.ReferralDeclined, FactKind.ReferralTakenBack, FactKind.ReferralEnded, FactKind.ConsentWithdrawn)
            .OwnedBy(AdvocateOf, Post.AdvocateManager, "Advocate").Climbs(Ladder.Standard).OutlivesClosure()
            .Because("Force policy.", "A first try to reach the victim; the referral is accepted or declined before.", "/safeguarding/contacts/new"),

        Clock.Of("CLK-47", "Find another advocate for the victim")
            .StartsOnRecord(FactKind.AdvocateAway).DueByPolicy()
            .Ends(FactKind.AdvocateReassigned, FactKind.AdvocateCovered)
            .CancelledBy(FactKind.ReferralEnded, FactKind.ConsentWithdrawn)
            .OwnedBy(Post.AdvocateManager).Climbs(Ladder.Standard).OutlivesClosure()
            .Because("Force policy: no victim is without an advocate for more than 24 hours.", "Another advocate has it, somebody stands in, or she is back.", "/safeguarding"),

        Clock.Of("ACC-02", "Ask the victim whether sharing with the advocate goes on")
            .StartsFromAll("A referral or a consent that ends on a day", ConsentsThatEnd)
            .Due((_, s, _) => s.Fact!.Detail.DueBy!.Value)
            .EndsWhere((_, s, f) => f.Kind is FactKind.ConsentGiven && f.SubjectId == s.Subject && f.Seq > s.Fact!.Seq)
            .CancelledBy(FactKind.ConsentWithdrawn, FactKind.ReferralDeclined, FactKind.ReferralTakenBack, FactKind.ReferralEnded)
            .OwnedByOfficer().Climbs(Ladder.Standard).OutlivesClosure()
            .Because("Force policy; ACC-02. When it runs out the advocate sees the case no longer, and a plan of hers has an owner who cannot open it. The number is the rule's: no clock of the table fits.",
                "The victim's answer: consent given anew, or withdrawn.", "/safeguarding/consent/advocate?referral={subject}"),

        Clock.Of("CLK-52", "Answer the advocate's question")
            .Starts(FactKind.QuestionAsked).DueByPolicy().Ends(FactKind.QuestionAnswered)
            .OwnedByOfficer().Climbs(Ladder.Standard).OutlivesClosure()
            .Because("Force policy.", "The answer is recorded.", "/safeguarding/questions/{subject}"),
    ];

    private static Guid? PlanOwner(DutyContext c) => c.Last(FactKind.PlanStarted, FactKind.PlanActivated, FactKind.PlanOwnerChanged)?.Detail.OfficerId;

    private static Guid? HandedTo(DutyContext c, Start start) => c.Facts.Of(FactKind.MeasureHandedOver).LastOrDefault(f => f.SubjectId == start.Subject)?.Detail.OfficerId;

    private static Guid? OrganisationOf(DutyContext c, Guid referral) => c.Facts.Of(FactKind.ReferralMade).FirstOrDefault(f => f.SubjectId == referral)?.Detail.OrganisationId;

    private static IEnumerable<Start> ConsentsAgain(DutyContext c)
    {
        var answers = c.Facts.Of(FactKind.ConsentGiven, FactKind.ConsentWithdrawn).ToList();
        return answers.Where((f, i) => f.Kind is FactKind.ConsentGiven && OrganisationOf(c, f.SubjectId) is not null && answers.Take(i).LastOrDefault(e => e.SubjectId == f.SubjectId)?.Kind is FactKind.ConsentWithdrawn)
            .Select(f => Start.From(f, f.RecordedAt) with { Part = "again" });
    }

    /// <summary>Shown from some days before the end, so that the victim is asked while the advocate still sees the case.</summary>
    private static IEnumerable<Start> ConsentsThatEnd(DutyContext c) =>
        from f in c.Facts.All
        where f.Kind is FactKind.ReferralMade or FactKind.ConsentGiven && f.Detail.DueBy is not null
        let asks = c.PolicyAt(f.RecordedAt).Points("ACC-02")[0].Before(f.Detail.DueBy!.Value)
        select Start.From(f, f.RecordedAt) with { VisibleFrom = asks > f.RecordedAt ? asks : f.RecordedAt };

    private static Guid? AdvocateOf(DutyContext c, Start start) =>
        c.Facts.Of(FactKind.ReferralMade, FactKind.ReferralAccepted, FactKind.AdvocateReassigned).LastOrDefault(f => f.SubjectId == start.Subject && f.Detail.OfficerId is not null)?.Detail.OfficerId;

    private static IEnumerable<Start> FirstPlans(DutyContext c)
    {
        var planned = c.Facts.Of(FactKind.PlanActivated).Select(f => f.OccurredAt).DefaultIfEmpty(DateTimeOffset.MaxValue).Min();
        var high = c.Risk.Changes.FirstOrDefault(x => x.Effective is RiskGrade.High);

        // A plan that has ended protects nobody: High from then on, or again, asks for another one.
        foreach (var ended in c.Facts.Of(FactKind.PlanEnded))
        {
            var again = c.Risk.EffectiveAt(ended.RecordedAt) is RiskGrade.High ? At(ended.Id, ended.RecordedAt, "H")
                : c.Risk.Changes.FirstOrDefault(x => x.Effective is RiskGrade.High && x.At > ended.RecordedAt && !c.Facts.Of(FactKind.PlanActivated).Any(p => p.RecordedAt > ended.RecordedAt && p.RecordedAt <= x.At)) is { } later ? At(later.FactId, later.At, "H") : null;
            if (again is not null && again.FactId != high?.FactId) yield return again;
        }

        var medium = c.Risk.Changes.FirstOrDefault(x => x.Effective is RiskGrade.Medium);
        if (high is not null && (high.At < planned || c.Facts.Of(FactKind.PlanActivated, FactKind.PlanEnded).LastOrDefault(f => f.RecordedAt <= high.At)?.Kind is FactKind.PlanEnded)) yield return At(high.FactId, high.At, "H");
        if (medium is not null && medium.At < planned && (high is null || medium.At < high.At)) yield return At(medium.FactId, medium.At, "M");
        var flagged = c.Alarms.FirstOrDefault(a => a.Kind is AlarmKind.ProbableCourseOfConduct);
        if (flagged is not null && flagged.RaisedAt < planned && c.Risk.EffectiveAt(flagged.RaisedAt) is null or RiskGrade.Standard)
            yield return At(flagged.RaisedByFactId, flagged.RaisedAt, c.Risk.EffectiveAt(flagged.RaisedAt) is null ? "not-assessed" : "S");

        Start At(Guid fact, DateTimeOffset at, string part) => new(fact, c.CaseId, at, at) { Part = part };
    }

    private static RiskGrade GradeOf(string part) => part switch { "H" => RiskGrade.High, "S" => RiskGrade.Standard, _ => RiskGrade.Medium };

    // A property, because the book's clocks are made before static fields of this file are.
    private static FactKind[] PlanTriggers =>
    [
        FactKind.IncidentRecorded, FactKind.BreachRecorded, FactKind.Released, FactKind.ReleasedUnderInvestigation, FactKind.BailEnded, FactKind.HearingKnown, FactKind.OrderEnded,
    ];

    /// <summary>SAF-03: only a plan that was active then, and had not ended, can be reviewed.</summary>
    private static IEnumerable<Start> TriggersUnderPlan(DutyContext c) =>
        c.Facts.All.Where(f => PlanTriggers.Contains(f.Kind) && c.Plans.Any(p => p.ActiveFrom < f.RecordedAt && p.EndedAt > f.RecordedAt))
            .Select(f => Start.From(f, f.RecordedAt) with { Part = "new-incident" });
}
