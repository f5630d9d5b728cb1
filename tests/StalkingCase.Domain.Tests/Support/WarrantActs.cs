using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Risk;
using StalkingCase.Domain.Warrants;

namespace StalkingCase.Domain.Tests.Support;

/// <summary>A warrant from issue to its end.</summary>
public static class WarrantActs
{
    public static Story WarrantIssued(this Story story) =>
        story.Keep(Warrant.Issue(story.Case, WarrantType.Bench, story.Now, story.Officer, story.Now));

    public static Story GradedAs(this Story story, WarrantGrade grade) =>
        story.On<Warrant>(w => w.GradeAs(grade, WarrantGrade.C, story.Officer, story.Now));

    public static Story Circulated(this Story story) => story.On<Warrant>(w => w.Circulate(story.Now, story.Officer, story.Now));

    public static Story Attempted(this Story story, DateTimeOffset? at = null, double nextInDays = 30) =>
        story.On<Warrant>(w => w.RecordArrestAttempt(ArrestOutcome.NotThere, at ?? story.Now, "Knocked, spoke to a neighbour.", (at ?? story.Now).AddDays(nextInDays), story.Officer, story.Now));

    public static Story Executed(this Story story) =>
        story.On<Warrant>(w => w.RecordArrestAttempt(ArrestOutcome.Arrested, story.Now, "At home.", null, story.Officer, story.Now));

    public static Story Withdrawn(this Story story) =>
        story.On<Warrant>(w => w.End(WarrantStatus.Withdrawn, "Court reference 12.", story.Now, story.Officer, story.Now));

    public static Story ReviewedBy(this Story story, Decider by, bool monthly = false) =>
        story.On<Warrant>(w => w.Review("Two visits.", "Work not tried.", "Try work.", monthly, by, story.Now));
}
