using StalkingCase.Domain.Reports;
using StalkingCase.Domain.Risk;
using StalkingCase.Domain.Tests.Support;
using static StalkingCase.Domain.Alarms.AlarmKind;
using static StalkingCase.Domain.Risk.RiskGrade;

namespace StalkingCase.Domain.Tests.Risk;

[Trait("Rule", "RSK-02"), Trait("Rule", "RSK-06")]
public class EffectiveGradeTests
{
    [Fact, Trait("Rule", "RSK-01")]
    public void With_neither_grade_nor_floor_it_is_unknown_and_sorts_directly_below_High()
    {
        var story = A.Case().Reported(Box.Gifts);

        Assert.Null(story.Risk.Effective);
        Assert.Equal([High, null, Medium, Standard], new RiskGrade?[] { Standard, null, High, Medium }.OrderByDescending(Domain.Duties.DutyBook.RiskOrder));
        Assert.Equal(Story.Start.AddDays(14), story.Duty("CLK-04").DueBy);
    }

    [Fact]
    public void Before_any_decision_it_is_the_higher_of_floor_and_proposed()
    {
        Assert.Equal(Medium, A.Case().Afraid(Answer.No, Box.Damage).Proposed(Standard).Risk.Effective);
        Assert.Equal(High, A.Case().Afraid(Answer.No, Box.Damage).Proposed(High).Risk.Effective);
    }

    [Fact]
    public void A_decision_settles_the_floor_it_was_made_on()
        => Assert.Equal(Standard, A.Case().Afraid(Answer.No, Box.Damage).Proposed(Standard).Endorsed().Risk.Effective);

    [Fact]
    public void Below_a_High_floor_only_an_inspectors_decision_settles_it()
    {
        Story Weapon() => A.Case().Proposed(Medium).Wait(hours: 1).Incident(Box.Weapon);

        Assert.Equal(High, Weapon().Endorsed().Risk.Effective);
        Assert.Equal(Medium, Weapon().Endorsed(Weapon().Inspector).Risk.Effective);
    }

    [Fact]
    public void The_whole_floor_counts_again_from_the_next_entry_with_a_floor_setting_box_and_from_no_other()
    {
        var story = A.Case().Incident(Box.Weapon).Decided(Standard);
        Assert.Equal(Standard, story.Wait(days: 1).Incident(Box.Gifts).Risk.Effective);

        Assert.Equal(High, story.Wait(days: 1).Incident(Box.Damage).Risk.Effective);
    }

    [Fact]
    public void A_grade_proposed_after_the_decision_counts_when_higher_and_not_when_lower()
    {
        Assert.Equal(High, A.Case().Decided(Medium).Proposed(High).Risk.Effective);
        Assert.Equal(Medium, A.Case().Decided(Medium).Proposed(Standard).Risk.Effective);
    }

    [Fact]
    public void A_decision_on_an_older_assessment_leaves_the_newer_proposal_counting()
    {
        var story = A.Case().Proposed(Standard);
        var older = story.Last<RiskAssessment>();

        Assert.Equal(High, story.Wait(hours: 1).Proposed(High).Endorsed(which: older).Risk.Effective);
    }

    [Fact]
    public void Changed_counts_as_decided_and_sent_back_decides_nothing()
    {
        Assert.Equal((High, true), (A.Case().Proposed(Medium).ChangedTo(High).Risk.Effective, A.Case().Proposed(Medium).ChangedTo(High).Risk.IsEndorsed));
        Assert.Equal((Medium, false), (A.Case().Proposed(Medium).SentBack().Risk.Effective, A.Case().Proposed(Medium).SentBack().Risk.IsEndorsed));
    }

    [Fact]
    public void Nothing_that_a_machine_records_lowers_it()
        => Assert.Equal(High, A.Case().Decided(High).Arrested().Charged().Act(c => c.RecordVictimWithdrawal("Tired.", Guid.NewGuid(), Story.Start)).Wait(days: 900).Incident(Box.Gifts).Risk.Effective);

    [Fact, Trait("Rule", "ALM-04"), Trait("Rule", "RSK-03")]
    public void A_High_floor_is_shown_until_endorsed_at_High_or_decided_by_an_inspector_and_comes_back()
    {
        Story Weapon() => A.Case().Incident(Box.Weapon);
        Assert.True(Weapon().Shows(FloorHigh));
        Assert.True(Weapon().Proposed(High).Shows(FloorHigh));
        Assert.False(Weapon().Proposed(High).Endorsed().Shows(FloorHigh));
        Assert.False(Weapon().Decided(Medium).Shows(FloorHigh));
        Assert.False(Weapon().Decided(Medium).Wait(days: 1).Incident(Box.Gifts).Shows(FloorHigh));

        Assert.True(Weapon().Decided(Medium).Wait(days: 1).Incident(Box.Damage).Shows(FloorHigh));
    }
}
