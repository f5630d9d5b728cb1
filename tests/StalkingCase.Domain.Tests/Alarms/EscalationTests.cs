using StalkingCase.Domain.Alarms;
using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.Reports;
using StalkingCase.Domain.Risk;
using StalkingCase.Domain.Tests.Support;
using static StalkingCase.Domain.Alarms.AlarmKind;

namespace StalkingCase.Domain.Tests.Alarms;

public class EscalationTests
{
    private static Trend Over(Story story, int days) => AlarmBook.Trends(story.Facts, story.Around, story.Now).Single(t => t.Days == days);

    [Fact, Trait("Rule", "ALM-12"), Trait("Rule", "RSK-11")]
    public void Three_incidents_in_seven_days_are_more_often_and_the_third_a_tick_later_is_not()
    {
        Story First() => A.Case().Incident(Box.Gifts).Wait(days: 3).Incident(Box.Gifts);
        var within = First().At(Story.Start.AddDays(7).AddTicks(-1)).Incident(Box.Gifts);
        var outside = First().At(Story.Start.AddDays(7)).Incident(Box.Gifts);

        Assert.Equal((3, 0, true), (Over(within, 7).Count, Over(within, 7).CountBefore, Over(within, 7).IsMoreOften));
        Assert.Equal((2, 1, false), (Over(outside, 7).Count, Over(outside, 7).CountBefore, Over(outside, 7).IsMoreOften));
    }

    [Fact, Trait("Rule", "RSK-11")]
    public void A_Serious_act_after_a_window_without_one_is_worse_and_needs_a_window_to_compare_with()
    {
        Assert.True(Over(A.Case().Incident(Box.Gifts).Wait(days: 7).Incident(Box.Damage), 7).IsWorse);
        Assert.False(Over(A.Case().Incident(Box.Damage), 7).IsWorse);
        Assert.False(Over(A.Case().Incident(Box.Damage).Wait(days: 7).Incident(Box.Damage), 7).IsWorse);
    }

    [Fact, Trait("Rule", "RSK-11")]
    public void Two_more_kinds_than_before_are_more_various_and_one_more_is_not()
    {
        Assert.True(Over(A.Case().Incident(Box.Gifts).Wait(days: 7).Incident(Box.Gifts, Box.Posting, Box.Following), 7).IsMoreVarious);
        Assert.False(Over(A.Case().Incident(Box.Gifts).Wait(days: 7).Incident(Box.Gifts, Box.Posting), 7).IsMoreVarious);
    }

    [Fact, Trait("Rule", "ALM-12")]
    public void Getting_worse_ticked_by_a_person_raises_it_alone_and_steady_incidents_do_not()
    {
        Assert.True(A.Case().Incident(Box.Gifts, Box.Escalation).Shows(Escalation));
        Assert.False(A.Case().Incident(Box.Gifts).Wait(days: 60).Incident(Box.Gifts).Shows(Escalation));
    }

    [Fact, Trait("Rule", "ALM-12"), Trait("Rule", "REP-07")]
    public void Cleared_it_comes_back_with_the_next_rising_incident()
    {
        var story = A.Case().Incident(Box.Gifts, Box.Escalation).Wait(days: 1).Cleared(Escalation);
        Assert.False(story.Wait(days: 60).Incident(Box.Gifts).Shows(Escalation));

        Assert.True(story.Wait(days: 60).Incident(Box.Gifts, Box.Escalation).Shows(Escalation));
    }

    [Fact, Trait("Rule", "ALM-05"), Trait("Rule", "RSK-05"), Trait("Rule", "CLK-05")]
    public void The_first_entry_asks_for_no_reassessment_and_the_second_does()
    {
        var story = A.Case().Reported(Box.Gifts);
        Assert.False(story.Shows(ReassessRisk));
        Assert.Empty(story.DutiesOf("CLK-05"));

        story.Wait(days: 1).Incident(Box.Gifts);

        Assert.True(story.Shows(ReassessRisk));
        Assert.Equal(story.Now, story.Duty("CLK-05").StartsAt);
    }

    [Theory, Trait("Rule", "ALM-05"), Trait("Rule", "RSK-05"), Trait("Rule", "CLK-05")]
    [InlineData("arrest")]
    [InlineData("release")]
    [InlineData("bail")]
    [InlineData("charge")]
    [InlineData("order")]
    [InlineData("warrant")]
    [InlineData("move")]
    [InlineData("withdrawal")]
    [InlineData("demand")]
    [InlineData("breach")]
    public void Each_trigger_asks_for_a_reassessment_that_only_a_later_assessment_ends(string trigger)
    {
        var story = A.Case().Reported(Box.Gifts).Wait(days: 1).Proposed(RiskGrade.Standard);
        if (trigger == "arrest") story.Arrested();
        if (trigger == "release") story.Released();
        if (trigger == "bail") story.Bailed();
        if (trigger == "charge") story.Charged();
        if (trigger == "order") story.OrderMade();
        if (trigger == "warrant") story.WarrantIssued();
        if (trigger == "move") story.Act(c => c.RecordVictimMoved(story.Now, story.Officer, story.Now));
        if (trigger == "withdrawal") story.Act(c => c.RecordVictimWithdrawal("Tired.", story.Officer, story.Now));
        if (trigger == "demand") story.Act(c => c.DemandReview("Look at the gifts.", story.Sergeant, story.Now));
        if (trigger == "breach") story.Breach();
        Assert.True(story.Shows(ReassessRisk));
        Assert.True(story.DutiesOf("CLK-05")[0].IsOpen);

        story.Proposed(RiskGrade.Medium);

        Assert.False(story.Shows(ReassessRisk));
        Assert.NotNull(story.DutiesOf("CLK-05")[0].MetAt);
    }

    [Fact, Trait("Rule", "RSK-05")]
    public void Only_a_supervisor_demands_a_reassessment_and_says_why()
    {
        var story = A.Case();
        Refused.By("RSK-05", story, () => story.Case.DemandReview(" ", story.Sergeant, story.Now));
        Refused.By("RSK-05", story, () => story.Case.DemandReview("Why.", new(Guid.NewGuid(), Domain.Cases.Rank.Constable), story.Now));
    }
}
