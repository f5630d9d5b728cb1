using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Duties;
using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.Reports;
using StalkingCase.Domain.Risk;
using StalkingCase.Domain.Tests.Support;
using static StalkingCase.Domain.Risk.RiskGrade;

namespace StalkingCase.Domain.Tests.Duties;

public class CaseClockTests
{
    private static readonly DateTimeOffset T = Story.Start;

    [Fact, Trait("Rule", "CLK-01")]
    public void A_crime_is_recorded_within_24_hours_of_the_report_by_its_logger_and_then_met()
    {
        var story = A.Case().Reported(Box.Gifts);
        var duty = story.Duty("CLK-01");
        Assert.Equal((T.AddHours(24), story.Officer), (duty.DueBy, duty.OwnerId));
        Assert.True(duty.IsOverdue(duty.DueBy));
        Assert.False(duty.IsOverdue(duty.DueBy.AddTicks(-1)));

        story.Wait(hours: 30).Act(c => c.RecordCrime(duty.SubjectId, story.Officer, story.Now));

        Assert.Equal(T.AddHours(30), story.Duty("CLK-01").MetAt);
    }

    [Fact, Trait("Rule", "CLK-01")]
    public void The_steps_of_the_ladder_are_half_the_period_and_never_more_than_a_day()
    {
        var duty = A.Case().Reported(Box.Gifts).Duty("CLK-01");

        Assert.Equal((T.AddHours(36), T.AddHours(48), T.AddHours(60)), (duty.SergeantAt, duty.InspectorAt, duty.SuperintendentAt));
    }

    [Fact, Trait("Rule", "CLK-02"), Trait("Rule", "RSK-01")]
    public void Only_a_completed_tool_or_its_refusal_ends_the_first_grade_and_fear_halves_the_time()
    {
        var story = A.Case().Reported(r => r with { VeryFrightened = true }, Box.Gifts);
        Assert.Equal((T.AddHours(12), T.AddHours(12)), (story.Duty("CLK-02").DueBy, story.Duty("CLK-02").SergeantAt));

        story.Wait(hours: 1).Keep(RiskAssessment.Propose(story.Case, RiskActs.WithoutTool(Medium), null, story.Officer, story.Now));
        Assert.True(story.Duty("CLK-02").IsOpen);

        Assert.False(story.Proposed(Medium).Duty("CLK-02").IsOpen);
    }

    [Fact, Trait("Rule", "CLK-03")]
    public void A_proposed_grade_is_reviewed_by_its_grade_and_an_older_one_is_overtaken_by_a_later_decision()
    {
        var story = A.Case().Proposed(Standard);
        Assert.Equal(T.AddHours(72), story.Duty("CLK-03").DueBy);

        story.Proposed(Medium);
        Assert.Equal(T.AddHours(24), story.DutiesOf("CLK-03").Min(d => d.DueBy));
        story.Wait(hours: 1).Endorsed();

        Assert.Equal([CancelReason.SubjectEnded], story.DutiesOf("CLK-03").Where(d => d.CancelledAt is not null).Select(d => d.Cancelled!.Value));
        Assert.Single(story.DutiesOf("CLK-03"), d => d.MetAt is not null);
    }

    [Fact, Trait("Rule", "CLK-03")]
    public void A_decision_on_the_older_of_two_proposals_of_one_instant_leaves_the_newer_open()
    {
        var story = A.Case().Proposed(Standard);
        var older = story.Last<RiskAssessment>();

        story.Proposed(Standard).Endorsed(which: older);

        Assert.Single(story.DutiesOf("CLK-03"), d => d.IsOpen && d.SubjectId == story.Records.OfType<RiskAssessment>().Last().Id);
    }

    [Fact, Trait("Rule", "CLK-04")]
    public void The_periodic_review_has_one_row_from_the_last_decision()
    {
        var story = A.Case().Decided(Standard).Wait(days: 3).Decided(Medium);

        Assert.Equal(story.Now.AddDays(14), Assert.Single(story.DutiesOf("CLK-04")).DueBy);
    }

    [Fact, Trait("Rule", "CLK-06")]
    public void An_officer_is_allocated_in_24_hours_and_at_High_in_4()
    {
        Assert.Equal(T.AddHours(24), A.Case().Duty("CLK-06").DueBy);
        var story = A.Case().Wait(minutes: 10).Incident(Box.Weapon);
        Assert.Equal(T.AddHours(4), story.Duty("CLK-06").DueBy);
        story.Act(c => c.Allocate(story.Officer, story.Sergeant.Id, story.Now));
        Assert.False(story.Duty("CLK-06").IsOpen);
        Refused.By("CLK-06", story, () => story.Case.Allocate(story.Officer, story.Sergeant.Id, story.Now));
    }

    [Fact, Trait("Rule", "CLK-07")]
    public void A_plan_is_owed_from_the_first_High_and_the_first_Medium_and_of_a_flag_not_graded_at_Mediums_period()
    {
        Assert.Equal(T.AddHours(24), A.Case().Incident(Box.Weapon).Duty("CLK-07", "H").DueBy);
        Assert.Equal(T.AddHours(72), A.Case().Afraid(Answer.No, Box.Damage).Duty("CLK-07", "M").DueBy);
        Assert.Equal(T.AddHours(72), A.Case().Afraid(Answer.Yes, Box.Gifts, Box.Following).Duty("CLK-07").DueBy);
        Assert.Equal(T.AddDays(7), A.Case().Decided(Standard).Afraid(Answer.Yes, Box.Gifts, Box.Following).Duty("CLK-07", "S").DueBy);
        Assert.False(A.Case().Incident(Box.Weapon).Wait(hours: 2).Planned().Duty("CLK-07").IsOpen);
    }

    [Fact, Trait("Rule", "CLK-08"), Trait("Rule", "SAF-03"), Trait("Rule", "SAF-08")]
    public void A_new_incident_asks_for_a_plan_review_in_24_hours_beside_the_one_periodic_row_and_both_outlive_closure()
    {
        var story = A.Case().Planned().Wait(days: 1).Incident(Box.Gifts).Closed();

        Assert.Equal(story.Now.AddHours(24), story.Duty("CLK-08", "new-incident").DueBy);
        Assert.Equal(T.AddDays(14), Assert.Single(story.DutiesOf("CLK-08", "")).DueBy);
        Assert.All(story.DutiesOf("CLK-08"), d => Assert.True(d.IsOpen));
    }

    [Fact, Trait("Rule", "CLK-31")]
    public void Six_months_run_from_the_last_act_even_when_an_earlier_one_is_entered_later()
    {
        var story = A.Case().Entered(EntryType.Incident, c => c with { Principal = Classification.Harassment }, Box.Gifts);
        var limit = story.Duty("CLK-31", "").DueBy;
        Assert.Equal(UkTime.At(new(2026, 9, 2), new(23, 59)), limit);

        story.Wait(days: 5).HappenedEarlier(T.AddDays(-40), Box.Gifts);

        Assert.Equal(limit, Assert.Single(story.DutiesOf("CLK-31", "")).DueBy);
        Assert.Equal(limit.AddDays(-28), story.Duty("CLK-31", "file").DueBy);
        Assert.Empty(A.Case().Incident(Box.Gifts).DutiesOf("CLK-31"));
        Assert.False(story.Charged().Duty("CLK-31", "").IsOpen);
    }

    [Fact, Trait("Rule", "CLK-51")]
    public void Each_answer_left_for_later_is_its_own_duty_and_ends_by_its_own_fact()
    {
        var story = A.Case().Reported(r => r with { Later = [FollowUp.SafeNow, FollowUp.SuspectName] }, Box.Gifts);
        var report = story.Duty("CLK-51").SubjectId;

        story.Wait(hours: 1).Act(c => c.RecordFollowUp(report, FollowUp.SafeNow, "At her sister's.", story.Officer, story.Now));

        Assert.False(story.Duty("CLK-51", nameof(FollowUp.SafeNow)).IsOpen);
        Assert.Equal((true, T.AddHours(24)), (story.Duty("CLK-51", nameof(FollowUp.SuspectName)).IsOpen, story.Duty("CLK-51", nameof(FollowUp.SuspectName)).DueBy));
        Refused.By("CLK-51", story, () => story.Case.RecordFollowUp(report, FollowUp.SafeNow, " ", story.Officer, story.Now));
    }

    [Fact, Trait("Rule", "SEC-R13")]
    public void A_voided_start_cancels_and_the_books_forget_what_it_said()
    {
        var story = A.Case().Reported(Box.Gifts).Wait(days: 1).Incident(Box.Weapon);
        var row = story.DutiesOf("CLK-05")[0];

        story.Wait(hours: 1).Voided();

        var cancelled = story.Duties.Single(d => d.Id == row.Id);
        Assert.Equal((CancelReason.StartVoided, story.Now), (cancelled.Cancelled, cancelled.CancelledAt!.Value));
        Assert.Null(story.Risk.Effective);
        Refused.By("SEC-R13", story, () => story.Last<Entry>().Void(VoidReason.Mistake, "Again.", story.Officer, story.Now));
    }

    [Fact, Trait("Rule", "WAR-05")]
    public void An_extension_keeps_the_original_date_and_needs_a_supervisor_a_reason_and_a_bound()
    {
        var story = A.Case();
        var (duty, latest) = (story.Duty("CLK-06"), T.AddHours(48));
        void Extend(DateTimeOffset to, string why, Decider by) => story.Case.ExtendDuty(duty, to, why, by, story.Now);
        Refused.By("WAR-05", story, () => Extend(latest.AddTicks(1), "Short of people.", story.Sergeant));
        Refused.By("WAR-05", story, () => Extend(duty.DueBy, "Short of people.", story.Sergeant));
        Refused.By("WAR-05", story, () => Extend(latest, " ", story.Sergeant));
        Refused.By("WAR-05", story, () => Extend(latest, "Short of people.", new(story.Officer, Rank.Constable)));

        story.Act(_ => Extend(latest, "Short of people.", story.Sergeant));

        Assert.Equal((latest, T.AddHours(24)), (story.Duty("CLK-06").DueBy, story.Duty("CLK-06").OriginalDueBy));
    }
}
