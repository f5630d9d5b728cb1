using StalkingCase.Domain.Alarms;
using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Duties;
using StalkingCase.Domain.Orders;
using StalkingCase.Domain.Reports;
using StalkingCase.Domain.Risk;
using StalkingCase.Domain.Tests.Support;
using StalkingCase.Domain.Victims;
using StalkingCase.Domain.Warrants;
using static StalkingCase.Domain.Risk.RiskGrade;

namespace StalkingCase.Domain.Tests.Duties;

/// <summary>The periods of the table of clocks that no other test reads, and what ends each.</summary>
public class DeadlineTableTests
{
    private static readonly DateTimeOffset T = Story.Start;

    /// <summary>Friday 6 March 2026, 15:00 in London: one working day ends on Monday, 24 hours on Saturday.</summary>
    private static readonly DateTimeOffset Friday = new(2026, 3, 6, 15, 0, 0, TimeSpan.Zero);

    [Fact, Trait("Rule", "CLK-13"), Trait("Rule", "CLK-14"), Trait("Rule", "CLK-15"), Trait("Rule", "CLK-16"), Trait("Rule", "VIC-01")]
    public void The_victim_is_told_within_one_working_day_and_only_of_what_was_told()
    {
        (string Clock, ToldOf Of, Func<Story, Story> Happens)[] table =
        [
            ("CLK-13", ToldOf.Custody, s => s.Arrested()),
            ("CLK-13", ToldOf.Custody, s => s.Released()),
            ("CLK-14", ToldOf.ChargeDecision, s => s.Charged()),
            ("CLK-14", ToldOf.ChargeDecision, s => s.Act(c => c.RecordNoFurtherAction(s.Now, OutcomeCode.EvidentialDifficulty, s.Officer, s.Now))),
            ("CLK-15", ToldOf.Warrant, s => s.WarrantIssued()),
            ("CLK-16", ToldOf.Court, s => s.Act(c => c.RecordHearing(s.Now, s.Officer, s.Now))),
            ("CLK-16", ToldOf.Court, s => s.Act(c => c.RecordSentence(s.Now, s.Officer, s.Now))),
        ];
        foreach (var (clock, of, happens) in table)
        {
            var story = happens(A.Case().At(Friday));
            Assert.Equal((Friday.AddDays(3), Friday.AddDays(3)), (story.Duty(clock).DueBy, story.Duty(clock).SergeantAt));

            story.Wait(hours: 1).Told(Enum.GetValues<ToldOf>().First(other => other != of)).NoAnswer();
            Assert.True(story.Duty(clock).IsOpen, $"{clock} ended by something else.");
            Assert.False(story.Told(of).Duty(clock).IsOpen, $"{clock} did not end.");
        }
    }

    [Fact, Trait("Rule", "CLK-48")]
    public void At_High_the_victim_is_told_in_24_hours_or_one_working_day_whichever_is_earlier()
    {
        Assert.Empty(A.Case().At(Friday).Decided(Medium).Released().DutiesOf("CLK-48"));
        var story = A.Case().At(Friday).Decided(High).Released();
        Assert.Equal((Friday.AddHours(24), Friday.AddHours(24)), (story.Duty("CLK-48").DueBy, story.Duty("CLK-48").SergeantAt));

        Assert.True(story.Told(ToldOf.Court).Duty("CLK-48").IsOpen);
        Assert.False(story.Told(ToldOf.Custody).Duty("CLK-48").IsOpen);
    }

    [Fact, Trait("Rule", "CLK-19"), Trait("Rule", "ORD-01")]
    public void An_order_is_decided_on_in_five_working_days_and_at_High_an_interim_one_in_24_hours_until_any_decision()
    {
        var story = A.Case().Decided(High).Wait(hours: 1);
        Assert.Equal((T.AddDays(7), T.AddHours(24)), (story.Duty("CLK-19", "").DueBy, story.Duty("CLK-19", "interim").DueBy));
        Assert.Equal(T.AddHours(24).AddHours(12), story.Duty("CLK-19", "interim").InspectorAt);

        story.NotNow();

        Assert.All(story.DutiesOf("CLK-19"), d => Assert.Equal(story.Now, d.MetAt));
        Assert.Empty(A.Case().Decided(Medium).DutiesOf("CLK-19"));
    }

    [Theory, Trait("Rule", "CLK-28"), Trait("Rule", "ORD-05")]
    [InlineData(High, 4)]
    [InlineData(Medium, 12)]
    [InlineData(Standard, 12)]
    public void After_a_breach_an_arrest_is_decided_on_in_an_hour_and_tried_by_the_grade_with_fixed_steps_above(RiskGrade grade, int hours)
    {
        // A breach is serious: what was graded Standard is Medium from then on.
        var story = A.Case().Decided(grade).Wait(hours: 1).Breach(Box.BreachOfOrder);
        var at = story.Now;

        Assert.Equal((at.AddHours(1), at.AddHours(hours)), (story.Duty("CLK-28", "decision").DueBy, story.Duty("CLK-28", "attempt").DueBy));
        Assert.Equal((at.AddHours(5), at.AddHours(25)), (story.Duty("CLK-28", "decision").InspectorAt, story.Duty("CLK-28", "decision").SuperintendentAt));
    }

    [Fact, Trait("Rule", "CLK-28")]
    public void Only_an_inspector_may_decide_not_to_arrest_which_ends_both_rows()
    {
        var story = A.Case().Breach();
        var breach = story.Duty("CLK-28", "decision").SubjectId;

        Refused.By("ORD-05", story, () => story.Case.DecideArrest(breach, ArrestDecision.None, "Nothing to gain.", story.Sergeant, story.Now));
        Refused.By("ORD-05", story, () => story.Case.DecideArrest(breach, ArrestDecision.None, " ", story.Inspector, story.Now));
        Assert.All(story.DutiesOf("CLK-28"), d => Assert.True(d.IsOpen));

        Assert.All(story.Wait(minutes: 20).ArrestDecided(breach, ArrestDecision.None, story.Inspector).DutiesOf("CLK-28"), d => Assert.Equal(story.Now, d.MetAt));
    }

    [Theory, Trait("Rule", "CLK-37"), Trait("Rule", "CLK-39")]
    [InlineData(WarrantGrade.A, 14, 7)]
    [InlineData(WarrantGrade.B, 21, 14)]
    public void A_warrant_has_its_target_by_grade_and_over_target_a_superintendent_reviews_it_each_month(WarrantGrade grade, int days, int superintendentAfter)
    {
        var story = A.Case().WarrantIssued().GradedAs(grade);
        var target = story.Duty("CLK-37");
        Assert.Equal((T.AddDays(days), T.AddDays(days), T.AddDays(days + superintendentAfter)), (target.DueBy, target.InspectorAt, target.SuperintendentAt));

        var monthly = Assert.Single(story.DutiesOf("CLK-39"));
        Assert.Equal((target.DueBy, Post.Superintendent), (monthly.VisibleFrom, monthly.OwnerPost));
        Assert.True(monthly.DueBy >= target.DueBy.AddDays(28));
        story.At(target.DueBy.AddDays(20)).ReviewedBy(story.Superintendent, monthly: true);
        Assert.Equal(story.Now, Assert.Single(story.DutiesOf("CLK-39")).StartsAt);

        Assert.All(story.Executed().Duties.Where(d => d.Clock is "CLK-37" or "CLK-39"), d => Assert.False(d.IsOpen));
    }

    [Fact, Trait("Rule", "CLK-49"), Trait("Rule", "RSK-06")]
    public void A_quiet_High_case_is_looked_at_after_seven_days_and_a_silent_suspect_after_thirty()
    {
        var story = A.Case().Incident(Box.Gifts).Decided(High).Wait(days: 2).Told(ToldOf.Custody);
        Assert.Equal((T.AddDays(9), T.AddDays(30)), (story.Duty("CLK-49", "quiet").DueBy, story.Duty("CLK-49", "silent").DueBy));

        Assert.Equal(T.AddDays(12), story.Wait(days: 3).NoAnswer().Duty("CLK-49", "quiet").DueBy);
        Assert.Equal(T.AddDays(30), story.Duty("CLK-49", "silent").DueBy);
        Assert.Equal(T.AddDays(61), story.At(T.AddDays(31)).Decided(High).Duty("CLK-49", "silent").DueBy);
        Assert.Empty(A.Case().Incident(Box.Gifts).Decided(Medium).DutiesOf("CLK-49"));
    }

    [Fact, Trait("Rule", "CLK-50")]
    public void A_pattern_alarm_is_looked_at_in_24_hours_and_at_High_in_4()
    {
        Story Flagged(RiskGrade grade) => A.Case(Relationship.ExPartner).Decided(grade).Incident(Box.Following).Incident(Box.UnwantedContact);
        Guid AlarmOf(Story s) => s.AlarmsOf(AlarmKind.ProbableCourseOfConduct).Single().Id;
        Duty LookAt(Story s) => s.DutiesOf("CLK-50").Single(d => d.SubjectId == AlarmOf(s));

        Assert.Equal(T.AddHours(4), LookAt(Flagged(High)).DueBy);
        var story = Flagged(Medium);
        Assert.Equal(T.AddHours(24), LookAt(story).DueBy);

        story.Wait(hours: 1).Cleared(AlarmKind.ProbableCourseOfConduct);
        Assert.False(LookAt(story).IsOpen);
    }

    [Fact, Trait("Rule", "CLK-06"), Trait("Rule", "CLK-17")]
    public void An_upgrade_takes_the_earlier_due_and_a_downgrade_never_extends_what_is_due_within_24_hours()
    {
        var far = A.Case().Reported(Box.Gifts).Decided(High);
        Assert.Equal(T.AddDays(7), far.Duty("CLK-17").DueBy);
        Assert.Equal(T.AddDays(14), far.Wait(days: 1).Decided(Medium).Duty("CLK-17").DueBy);
        Assert.Equal(T.AddDays(7), far.Wait(days: 1).Decided(High).Duty("CLK-17").DueBy);

        var near = A.Case().Decided(High);
        Assert.Equal(T.AddHours(4), near.Duty("CLK-06").DueBy);
        Assert.Equal(T.AddHours(4), near.Wait(hours: 1).Decided(Medium).Duty("CLK-06").DueBy);
    }
}
