using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Duties;
using StalkingCase.Domain.Risk;
using StalkingCase.Domain.Warrants;

namespace StalkingCase.Domain.Tests.Support;

/// <summary>A warrant from issue to its end.</summary>
public static class WarrantActs
{
    public static WarrantContent Paper(DateTimeOffset issuedAt) => new(WarrantType.Bench, issuedAt, "Castle Hill Magistrates' Court", "Breach of an order", BackedForBail: false);

    public static AttemptContent NotThere(DateTimeOffset madeAt, DateTimeOffset? next) =>
        new(ArrestOutcome.NotThere, madeAt, "The last address", "Two officers", "Knocked, spoke to a neighbour.") { NextAction = "Go back at night.", NextActionBy = next };

    public static AttemptContent Success(DateTimeOffset madeAt) => new(ArrestOutcome.Arrested, madeAt, "At home", "Two officers", "He was in.") { CustodyReference = "CU/12/26" };

    public static ReviewContent Reviewed(DateTimeOffset now) => new("Two visits.", "Work not tried.", DelayReason.Resources, "Try work.", now.AddHours(20));

    public static Story WarrantIssued(this Story story) =>
        story.Keep(Warrant.Issue(story.Case, Paper(story.Now), story.Officer, story.Now));

    public static Story GradedAs(this Story story, WarrantGrade grade) =>
        story.On<Warrant>(w => w.GradeAs(grade, WarrantGrade.C, story.Officer, story.Now));

    public static Story Circulated(this Story story) => story.On<Warrant>(w => w.Circulate(story.Now, story.Officer, story.Now));

    /// <summary>Without a day, the next action is the latest that the grade allows.</summary>
    public static Story Attempted(this Story story, DateTimeOffset? at = null, double? nextInDays = null) => story.On<Warrant>(w =>
    {
        var made = at ?? story.Now;
        var next = nextInDays is { } days ? made.AddDays(days) : w.LatestNextAction(made, story.Now, WarrantGrade.C, Policy.Defaults);
        w.RecordArrestAttempt(NotThere(made, next), WarrantGrade.C, Policy.Defaults, story.Officer, story.Now);
    });

    public static Story Executed(this Story story) =>
        story.On<Warrant>(w => w.RecordArrestAttempt(Success(story.Now), WarrantGrade.C, Policy.Defaults, story.Officer, story.Now));

    public static Story Withdrawn(this Story story) =>
        story.On<Warrant>(w => w.End(WarrantStatus.Withdrawn, "Court reference 12.", story.Now, story.Sergeant, story.Now));

    public static Story ReviewedBy(this Story story, Decider by, bool monthly = false) =>
        story.On<Warrant>(w => w.Review(Reviewed(story.Now), monthly, by, story.Now));
}
