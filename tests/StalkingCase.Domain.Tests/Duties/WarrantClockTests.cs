using StalkingCase.Domain.Reports;
using StalkingCase.Domain.Risk;
using StalkingCase.Domain.Tests.Support;
using StalkingCase.Domain.Warrants;

namespace StalkingCase.Domain.Tests.Duties;

public class WarrantClockTests
{
    private static readonly DateTimeOffset T = Story.Start;

    [Fact, Trait("Rule", "CLK-34"), Trait("Rule", "CLK-35"), Trait("Rule", "WAR-02")]
    public void Until_graded_a_warrant_runs_by_its_floor_B_and_A_once_the_victim_is_High()
    {
        Assert.Equal(T.AddHours(72), A.Case().WarrantIssued().Duty("CLK-35").DueBy);
        Assert.Equal(T.AddHours(24), A.Case().WarrantIssued().Wait(hours: 1).Incident(Box.Weapon).Duty("CLK-35").DueBy);
        Assert.Equal(T.AddHours(4), A.Case().Incident(Box.OtherThreats).WarrantIssued().Duty("CLK-34", "circulated").DueBy);
        Assert.Equal(T.AddHours(73), A.Case().WarrantIssued().Wait(hours: 1).GradedAs(WarrantGrade.B).WarrantIssued().Duty("CLK-35").DueBy);
    }

    [Fact, Trait("Rule", "CLK-36"), Trait("Rule", "WAR-04")]
    public void The_next_attempt_runs_from_the_latest_attempt_and_an_earlier_one_entered_late_moves_nothing()
    {
        var story = A.Case().WarrantIssued().Wait(days: 2).Attempted();
        Assert.Equal(story.Now.AddDays(7), story.Duty("CLK-36").DueBy);

        story.Wait(days: 1).Attempted(T.AddDays(1));

        Assert.Equal(T.AddDays(9), Assert.Single(story.DutiesOf("CLK-36")).DueBy);
        Assert.Equal(T.AddDays(1), story.Duty("CLK-35").MetAt);
    }

    [Fact, Trait("Rule", "CLK-36"), Trait("Rule", "WAR-04")]
    public void An_attempt_entered_after_its_period_names_a_next_action_still_to_come_and_is_overdue_from_its_own_time()
    {
        var story = A.Case().WarrantIssued().GradedAs(WarrantGrade.A).Wait(hours: 72);
        var made = T.AddHours(1);
        void Enter(DateTimeOffset next) => story.Last<Warrant>().RecordArrestAttempt(WarrantActs.NotThere(made, next), WarrantGrade.A, Domain.Duties.Policy.Defaults, story.Officer, story.Now);
        Refused.By("WAR-04", story, () => Enter(story.Now.AddHours(48).AddTicks(1)));

        Enter(story.Now.AddHours(48));

        Assert.Equal(made.AddHours(48), story.Keep(story.Last<Warrant>()).Duty("CLK-36").DueBy);
        // Its period is not over yet: then from the attempt, as ever.
        Assert.Equal(story.Now.AddHours(47), story.Last<Warrant>().LatestNextAction(story.Now.AddHours(-1), story.Now, WarrantGrade.A, Domain.Duties.Policy.Defaults));
        Assert.Equal(story.Now.AddHours(48), story.Last<Warrant>().LatestNextAction(story.Now.AddHours(-48), story.Now, WarrantGrade.A, Domain.Duties.Policy.Defaults));
    }

    [Fact, Trait("Rule", "CLK-38"), Trait("Rule", "WAR-06")]
    public void A_supervisors_review_is_one_hidden_row_from_the_first_overdue_action_and_starts_again_with_each_review()
    {
        var story = A.Case().WarrantIssued();
        var row = Assert.Single(story.DutiesOf("CLK-38"));
        Assert.Equal((T.AddHours(24), T.AddHours(24).AddDays(7)), (row.VisibleFrom, row.DueBy));

        story.Wait(days: 5).ReviewedBy(story.Sergeant);

        Assert.Equal(story.Now.AddDays(7), Assert.Single(story.DutiesOf("CLK-38")).DueBy);
    }

    [Fact, Trait("Rule", "WAR-11"), Trait("Rule", "CLK-05")]
    public void Rows_that_wait_for_an_overdue_attempt_are_cancelled_in_time_and_stand_from_the_due_instant()
    {
        Story AttemptedAt(DateTimeOffset at) => A.Case().WarrantIssued().At(at).Attempted();

        Assert.False(AttemptedAt(T.AddHours(72).AddTicks(-1)).Duty("CLK-05", "CLK-35").IsOpen);
        Assert.True(AttemptedAt(T.AddHours(72)).Duty("CLK-05", "CLK-35").IsOpen);
        Assert.Equal(T.AddHours(144), A.Case().WarrantIssued().Duty("WAR-11", "CLK-35").VisibleFrom);
        Assert.Equal(T.AddHours(72).AddDays(7), AttemptedAt(T.AddHours(72)).Duty("WAR-11", "CLK-36").VisibleFrom);
    }

    [Fact, Trait("Rule", "CLK-40"), Trait("Rule", "WAR-09")]
    public void After_the_arrest_PNC_is_cleared_within_an_hour_and_the_result_recorded_within_a_day()
    {
        var story = A.Case().WarrantIssued().Wait(hours: 2).Executed();
        Assert.Equal((T.AddHours(3), T.AddHours(26)), (story.Duty("CLK-40", "pnc").DueBy, story.Duty("CLK-40", "result").DueBy));
        Assert.Equal(story.Officer, story.Duty("CLK-40", "pnc").OwnerId);

        story.Wait(minutes: 10).On<Warrant>(w => w.ClearPnc(story.Now, story.Officer, story.Now));
        story.Wait(hours: 3).On<Warrant>(w => w.RecordResult(story.Case, WarrantResult.BailNoContact, story.Now, story.Officer, story.Now)).Keep(story.Case);

        Assert.All(story.DutiesOf("CLK-40"), d => Assert.NotNull(d.MetAt));
        Assert.Contains(story.DutiesOf("CLK-13"), d => d.IsOpen && d.StartsAt == story.Now);
    }

    [Fact, Trait("Rule", "WAR-11")]
    public void A_warrant_over_target_is_the_inspectors_from_the_moment_it_is_A()
    {
        var story = A.Case().WarrantIssued().GradedAs(WarrantGrade.B);
        Assert.Empty(story.DutiesOf("WAR-11", "CLK-37"));

        // Over its target of 21 days as B; then the victim is High, and the warrant with her.
        story.Wait(days: 25).Decided(RiskGrade.High);
        var task = Assert.Single(story.DutiesOf("WAR-11", "CLK-37"));
        Assert.Equal((story.Now, story.Now, true), (task.StartsAt, task.VisibleFrom, task.IsOpen));
        story.Wait(hours: 1).ReviewedBy(story.Inspector);
        Assert.False(story.Duty("WAR-11", "CLK-37").IsOpen);

        Assert.Equal(T.AddDays(14), A.Case().WarrantIssued().GradedAs(WarrantGrade.A).Duty("WAR-11", "CLK-37").VisibleFrom);
        Assert.Empty(A.Case().WarrantIssued().GradedAs(WarrantGrade.B).Wait(days: 22).Executed().Wait(days: 3).Decided(RiskGrade.High).DutiesOf("WAR-11", "CLK-37"));
    }

    [Theory, Trait("Rule", "WAR-05")]
    [InlineData("CLK-34", 4)]
    [InlineData("CLK-35", 24)]
    [InlineData("CLK-37", 24)]
    public void A_warrant_action_is_put_off_a_day_at_most_and_never_longer_than_its_period(string clock, int hours)
    {
        var duty = A.Case().Incident(Box.OtherThreats).WarrantIssued().GradedAs(WarrantGrade.A).DutiesOf(clock)[^1];
        Assert.Equal(duty.OriginalDueBy.AddHours(clock == "CLK-34" ? 4 : hours), Domain.Duties.Extension.LatestOf(duty with { MetAt = null, MetRecordedAt = null }));
    }

    [Fact, Trait("Rule", "WAR-05")]
    public void What_follows_a_miss_and_what_the_law_sets_is_never_put_off_and_a_rise_of_the_grade_takes_the_extra_time_back()
    {
        var story = A.Case().WarrantIssued().GradedAs(WarrantGrade.B).Bailed();
        foreach (var clock in new[] { "CLK-38", "CLK-39", "WAR-11", "CLK-32" })
        {
            var duty = story.DutiesOf(clock).First(d => d.IsOpen);
            Refused.By("WAR-05", story, () => story.Case.ExtendDuty(duty, duty.DueBy.AddHours(1), "Short of people.", story.Sergeant, story.Now));
        }

        var first = story.Duty("CLK-35");
        Assert.Equal(T.AddHours(72), first.DueBy);
        Refused.By("WAR-05", story, () => story.Case.ExtendDuty(first, T.AddHours(96).AddTicks(1), "Short of people.", story.Sergeant, story.Now));
        story.Act(c => c.ExtendDuty(first, T.AddHours(96), "Short of people.", story.Sergeant, story.Now));
        Assert.Equal(T.AddHours(96), story.Duty("CLK-35").DueBy);
        story.Wait(hours: 1).GradedAs(WarrantGrade.A);
        Assert.Equal((T.AddHours(24), T.AddHours(24)), (story.Duty("CLK-35").DueBy, story.Duty("CLK-35").OriginalDueBy));

        // The grade had risen before: the extra time was given knowing it.
        var known = A.Case().WarrantIssued().GradedAs(WarrantGrade.A);
        known.Wait(hours: 1).Act(c => c.ExtendDuty(known.Duty("CLK-35"), T.AddHours(40), "Short of people.", known.Sergeant, known.Now));
        Assert.Equal(T.AddHours(40), known.Duty("CLK-35").DueBy);
        Refused.By("WAR-05", known.At(T.AddHours(47)), () => known.Case.ExtendDuty(known.Duty("CLK-35"), T.AddHours(46), "Short of people.", known.Sergeant, known.Now));
    }

    [Fact, Trait("Rule", "WAR-10")]
    public void Reassigning_keeps_the_clock_and_moves_the_owner()
    {
        var story = A.Case().WarrantIssued();
        var due = story.Duty("CLK-35").DueBy;
        var next = Guid.NewGuid();

        story.Wait(hours: 20).On<Warrant>(w => w.Allocate(next, story.Sergeant.Id, story.Now));

        Assert.Equal((due, next), (story.Duty("CLK-35").DueBy, story.Duty("CLK-35").OwnerId));
    }

    [Fact, Trait("Rule", "WAR-11")]
    public void The_inspectors_task_after_two_misses_stays_until_an_inspector_reviews_whatever_attempt_follows()
    {
        // Floor B: first attempt due in 72 hours, the next in 7 days; both late, a third in time.
        var story = A.Case().WarrantIssued().Wait(days: 4).Attempted().Wait(days: 8).Attempted().Wait(days: 1).Attempted();
        var task = Assert.Single(story.DutiesOf("WAR-11"), d => d.IsOpen && d.VisibleFrom <= story.Now);
        Assert.Equal(T.AddDays(11), task.VisibleFrom);

        story.ReviewedBy(story.Sergeant);
        Assert.Contains(story.DutiesOf("WAR-11"), d => d.Id == task.Id && d.IsOpen);
        story.Wait(hours: 1).ReviewedBy(story.Inspector);
        Assert.DoesNotContain(story.DutiesOf("WAR-11"), d => d.Id == task.Id && d.IsOpen);
    }
}
