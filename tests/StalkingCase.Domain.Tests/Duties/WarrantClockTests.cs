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
