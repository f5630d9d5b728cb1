using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Reports;
using StalkingCase.Domain.Tests.Support;

namespace StalkingCase.Domain.Tests.Cases;

public class EntryTests
{
    [Fact, Trait("Rule", "REP-01"), Trait("Rule", "AUD-03")]
    public void An_entry_says_what_happened_and_not_a_tick_in_the_future()
    {
        var story = A.Case();
        Refused.By("REP-01", story, () => story.Entered(EntryType.Incident, c => c with { Account = " " }, Box.Gifts));
        Refused.By("REP-01", story, () => story.HappenedEarlier(story.Now.AddTicks(1), Box.Gifts));
        story.HappenedEarlier(story.Now, Box.Gifts);
    }

    [Fact, Trait("Rule", "REP-06")]
    public void Something_else_than_stalking_needs_a_reason()
        => Refused.By("REP-06", () => A.Case().Reported(r => r with { Belief = Belief.SomethingElse }, Box.Gifts));

    [Fact, Trait("Rule", "REP-11")]
    public void A_new_classification_needs_a_reason_and_an_included_one_counts_as_stalking()
    {
        var story = A.Case().Incident(Box.Gifts);
        Refused.By("REP-11", story, () => story.Last<Entry>().Classify(Classification.Stalking, [], " ", story.Officer, story.Now));

        story.On<Entry>(e => e.Classify(Classification.Theft, [Classification.Stalking, Classification.Theft], "Read again.", story.Officer, story.Now));

        Assert.Equal([Classification.Stalking], story.Last<Entry>().Included);
        Assert.True(story.Shows(Domain.Alarms.AlarmKind.NoOrderDecision));
    }
}
