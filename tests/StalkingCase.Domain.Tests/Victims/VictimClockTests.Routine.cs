using System.Globalization;
using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Duties;
using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.Orders;
using StalkingCase.Domain.Reports;
using StalkingCase.Domain.Risk;
using StalkingCase.Domain.Safeguarding;
using StalkingCase.Domain.Tests.Support;
using StalkingCase.Domain.Victims;
using StalkingCase.Domain.Warrants;

namespace StalkingCase.Domain.Tests.Victims;

public partial class VictimClockTests
{
    [Fact, Trait("Rule", "CLK-12")]
    public void Needs_are_assessed_whole_and_in_words_where_there_are_any()
    {
        var story = A.Case();
        var none = Enum.GetValues<Need>().ToDictionary(n => n, _ => Answer.No);
        Refused.By("CLK-12", story, () => NeedsAssessment.Record(story.Case, none.Skip(1).ToDictionary(), null, story.Officer, story.Now));
        Refused.By("CLK-12", story, () => NeedsAssessment.Record(story.Case, new Dictionary<Need, Answer>(none) { [Need.Interpreter] = Answer.Yes }, " ", story.Officer, story.Now));
    }

    [Theory, Trait("Rule", "CLK-17")]
    [InlineData(RiskGrade.High, 7)]
    [InlineData(RiskGrade.Medium, 14)]
    public void Routine_contact_follows_the_risk_until_the_victim_chooses_or_a_date_is_agreed(RiskGrade grade, int days)
    {
        var story = A.Case().Decided(grade).Reported(Box.Gifts).Wait(hours: 2).Told(ToldOf.Routine);
        IsDueAt(story.Now.AddDays(days), story.Duty("CLK-17"));

        story.Wait(hours: 1).Act(c => c.ChooseUpdates(3, false, [], "Every three days.", story.Officer, story.Now));
        Assert.Equal(story.Now.AddHours(-1).AddDays(3), story.Duty("CLK-17").DueBy);

        Spoke(story.Wait(hours: 1), new DateOnly(2026, 3, 7));
        IsDueAt(London("2026-03-07 23:59"), story.Duty("CLK-17"));
    }

    [Theory, Trait("Rule", "CLK-17")]
    [InlineData(RiskGrade.High, 7)]
    [InlineData(RiskGrade.Medium, 14)]
    [InlineData(RiskGrade.Standard, 28)]
    public void A_date_agreed_at_a_contact_makes_the_next_sooner_and_never_later_than_the_period_of_the_grade(RiskGrade grade, int days)
    {
        var story = A.Case().Decided(grade).Reported(Box.Gifts).Wait(hours: 2);
        var last = UkTime.DateOf(story.Now.AddDays(days));

        IsDueAt(UkTime.At(last.AddDays(-1), new TimeOnly(23, 59)), Spoke(story, last.AddDays(-1)).Duty("CLK-17"));
        IsDueAt(story.Now.AddHours(1).AddDays(days), Spoke(story.Wait(hours: 1), last).Duty("CLK-17"));
        if (days < 28) IsDueAt(story.Now.AddHours(1).AddDays(days), Spoke(story.Wait(hours: 1), last.AddDays(1)).Duty("CLK-17"));
    }

    [Fact, Trait("Rule", "CLK-17")]
    public void A_higher_grade_pulls_an_agreed_date_and_only_the_victims_own_interval_is_longer()
    {
        var story = A.Case().Decided(RiskGrade.Medium).Reported(Box.Gifts).Wait(hours: 2);
        var spokeAt = Spoke(story, UkTime.DateOf(story.Now).AddDays(12)).Now;
        IsDueAt(UkTime.At(UkTime.DateOf(spokeAt).AddDays(12), new TimeOnly(23, 59)), story.Duty("CLK-17"));
        IsDueAt(spokeAt.AddDays(7), story.Wait(hours: 1).Decided(RiskGrade.High).Duty("CLK-17"));

        story.Wait(hours: 1).Act(c => c.ChooseUpdates(20, false, [], "Every twenty days.", story.Officer, story.Now));
        IsDueAt(spokeAt.AddDays(20), story.Duty("CLK-17"));
        var again = Spoke(story.Wait(hours: 1), UkTime.DateOf(story.Now).AddDays(27)).Now;
        IsDueAt(again.AddDays(20), story.Duty("CLK-17"));
        Spoke(story.Wait(hours: 1), UkTime.DateOf(story.Now).AddDays(15));
        IsDueAt(UkTime.At(UkTime.DateOf(story.Now).AddDays(15), new TimeOnly(23, 59)), story.Duty("CLK-17"));
    }

    [Theory, Trait("Rule", "CLK-17")]
    [InlineData(RiskGrade.High, true)]
    [InlineData(RiskGrade.Medium, false)]
    public void Who_wants_no_contact_is_asked_again_after_28_days_only_at_High(RiskGrade grade, bool asked)
    {
        var story = A.Case().Decided(grade).Reported(Box.Gifts).Wait(hours: 2);
        Spoke(story, null);
        Assert.Equal(asked, story.DutiesOf("CLK-17").Any(d => d.IsOpen));
        if (asked) IsDueAt(story.Now.AddDays(28), story.Duty("CLK-17"));
    }

    private static Story Spoke(Story story, DateOnly? next, SafeContact how = SafeContact.Phone, bool safe = true) => story.Keep(VictimContact.Record(story.Case,
        new ContactContent(story.Now, how, true, [ToldOf.Routine], "Spoke.") { SafeToSpeak = safe, NextOn = next, NoContactWanted = next is null }, ToldScreen.Nothing, story.Officer, story.Now));

    [Fact, Trait("Rule", "CLK-48")]
    public void At_High_24_hours_are_elapsed_time_over_a_change_of_the_clocks()
    {
        IsDueAt(London("2026-03-29 13:00"), At("2026-03-28 12:00").Decided(RiskGrade.High).Released().Duty("CLK-48"));
        IsDueAt(London("2026-10-25 11:00"), At("2026-10-24 12:00").Decided(RiskGrade.High).Bailed().Duty("CLK-48"));
    }

    [Theory, Trait("Rule", "CLK-53")]
    [InlineData(RiskGrade.High, 4)]
    [InlineData(RiskGrade.Medium, 24)]
    public void A_welfare_check_is_due_after_the_third_failure_and_ends_when_the_victim_was_seen_or_spoken_to(RiskGrade grade, int hours)
    {
        var story = A.Case().Decided(grade).NoAnswer().NoAnswer().Wait(hours: 1).NoAnswer();
        IsDueAt(story.Now.AddHours(hours), story.Duty("CLK-53"));

        story.Wait(minutes: 10).Act(c => c.RecordWelfareCheck(WelfareOutcome.NotFound, "Nobody opened.", story.Now, story.Officer, story.Now));
        Spoke(story, new DateOnly(2026, 3, 9), SafeContact.Text);
        Spoke(story, new DateOnly(2026, 3, 9), safe: false);
        Assert.True(story.Duty("CLK-53").IsOpen);
        story.Act(c => c.RecordWelfareCheck(WelfareOutcome.Seen, "At her sister's, well.", story.Now, story.Officer, story.Now));
        Assert.Equal(story.Now, story.Duty("CLK-53").MetAt);
    }

    [Fact, Trait("Rule", "CLK-44")]
    public void Who_an_unknown_suspect_is_asks_an_inspector_for_a_decision_in_24_hours()
    {
        Assert.Empty(A.Case().DutiesOf("CLK-44"));
        var story = A.Case(suspectKnown: false).Wait(days: 1);
        Assert.Empty(story.DutiesOf("CLK-44"));
        story.Act(c => c.NameSuspect(Guid.NewGuid(), "A neighbour knew him.", story.Officer, story.Now));
        IsDueAt(story.Now.AddHours(24), story.Duty("CLK-44"));
        Assert.Equal(Post.Inspector, story.Duty("CLK-44").OwnerPost);

        Refused.By("CLK-44", story, () => story.Case.DecideRightToKnow(true, "She must know.", story.Sergeant, story.Now));
        Refused.By("CLK-44", story, () => story.Case.DecideRightToKnow(false, " ", story.Inspector, story.Now));
        story.Act(c => c.DecideRightToKnow(false, "He is not arrested yet.", story.Inspector, story.Now));
        Assert.False(story.Duty("CLK-44").IsOpen);
    }
}
