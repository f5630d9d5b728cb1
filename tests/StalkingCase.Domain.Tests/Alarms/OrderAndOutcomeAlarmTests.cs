using StalkingCase.Domain.Alarms;
using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Orders;
using StalkingCase.Domain.Reports;
using StalkingCase.Domain.Risk;
using StalkingCase.Domain.Tests.Support;
using static StalkingCase.Domain.Alarms.AlarmKind;

namespace StalkingCase.Domain.Tests.Alarms;

public class OrderAndOutcomeAlarmTests
{
    private static Story Flagged() => A.Case().Incident(Box.Following).Wait(days: 1).Afraid(Answer.Yes, Box.Gifts).Wait(days: 1);

    [Fact, Trait("Rule", "ALM-07"), Trait("Rule", "ORD-01")]
    public void No_order_decision_is_shown_at_once_when_flagged_recorded_as_stalking_or_High()
    {
        Assert.True(Flagged().Shows(NoOrderDecision));
        Assert.True(A.Case().Entered(EntryType.Incident, c => c with { Included = [Classification.Stalking] }, Box.Gifts).Shows(NoOrderDecision));
        Assert.True(A.Case().Incident(Box.Weapon).Shows(NoOrderDecision));
        Assert.False(A.Case().Incident(Box.Gifts).Shows(NoOrderDecision));
    }

    [Theory, Trait("Rule", "ALM-11"), Trait("Rule", "REP-06")]
    [InlineData(Classification.Harassment, null, true)]
    [InlineData(Classification.NonCrime, null, true)]
    [InlineData(Classification.Harassment, Classification.Stalking, false)]
    [InlineData(Classification.CriminalDamage, null, false)]
    public void A_label_away_from_stalking_on_a_flagged_case_is_an_outcome_against_the_pattern(Classification principal, Classification? included, bool shows)
    {
        Classification[] besides = included is { } label ? [label] : [];
        var (flagged, open) = (Flagged(), A.Case().Incident(Box.Following));

        foreach (var story in new[] { flagged, open }) story.On<Entry>(e => e.Classify(principal, besides, "Read again.", story.Officer, story.Now));

        Assert.Equal(shows, flagged.Shows(OutcomeAgainstPattern));
        Assert.False(open.Shows(OutcomeAgainstPattern));
    }

    [Fact, Trait("Rule", "ALM-07")]
    public void Bail_and_charge_do_not_end_it_and_a_decision_does()
    {
        var story = Flagged().Bailed().Charged();
        Assert.True(story.Shows(NoOrderDecision));

        Assert.False(story.NotNow().Shows(NoOrderDecision));
    }

    [Theory, Trait("Rule", "ALM-07")]
    [InlineData("release", true)]
    [InlineData("bail", true)]
    [InlineData("refusal", true)]
    [InlineData("nfa", true)]
    [InlineData("conviction", true)]
    [InlineData("interview", false)]
    public void A_later_turn_of_the_case_asks_again(string turn, bool again)
    {
        var story = Flagged().NotNow().Wait(days: 1);

        story.Act(c =>
        {
            if (turn == "release") c.RecordRelease(story.Now, false, story.Officer, story.Now);
            if (turn == "bail") c.RecordBail(story.Now, true, null, story.Officer, story.Now);
            if (turn == "refusal") c.RecordChargeRefused(story.Now, story.Officer, story.Now);
            if (turn == "nfa") c.RecordNoFurtherAction(story.Now, null, story.Officer, story.Now);
            if (turn == "conviction") c.RecordConviction(story.Now, story.Officer, story.Now);
            if (turn == "interview") c.RecordInterview(story.Now, story.Officer, story.Now);
        });

        Assert.Equal(again, story.Shows(NoOrderDecision));
    }

    [Fact, Trait("Rule", "ALM-07")]
    public void A_flag_raised_after_the_decision_asks_again()
    {
        var story = A.Case().Entered(EntryType.Incident, c => c with { Principal = Classification.Stalking }, Box.Gifts).NotNow();
        Assert.False(story.Shows(NoOrderDecision));

        Assert.True(story.Wait(days: 3).Afraid(Answer.Yes, Box.Following).Shows(NoOrderDecision));
    }

    [Fact, Trait("Rule", "ORD-01")]
    public void Not_supported_or_will_be_charged_alone_is_no_reason_against_an_order()
    {
        var story = Flagged();
        void NotNow(NotNowReason reason, string? words) => story.Case.ConsiderOrder(OrderDecision.NotNow, reason, words, story.Officer, story.Now);

        Refused.By("ORD-01", story, () => NotNow(NotNowReason.VictimDoesNotSupport, "She does not want it."));
        Refused.By("ORD-01", story, () => NotNow(NotNowReason.WillBeCharged, "Next week."));
        Refused.By("ORD-01", story, () => NotNow(NotNowReason.CriteriaNotMet, " "));
    }

    [Fact, Trait("Rule", "ALM-11"), Trait("Rule", "REP-20"), Trait("Rule", "REP-21")]
    public void Closing_downgrading_or_a_false_report_on_a_flagged_case_is_shown_and_a_charge_is_not()
    {
        Story Outcome(OutcomeCode outcome) => Flagged() is var s ? s.Act(c => c.ProposeOutcome(outcome, s.Officer, s.Now)) : throw new InvalidOperationException();

        Assert.True(Flagged().ClosureAsked().Shows(OutcomeAgainstPattern));
        Assert.True(Outcome(OutcomeCode.FalseReport).Shows(OutcomeAgainstPattern));
        Assert.True(Outcome(OutcomeCode.VictimDoesNotSupport).Shows(OutcomeAgainstPattern));
        Assert.True(Outcome(OutcomeCode.TimeLimitExpired).Shows(OutcomeAgainstPattern));
        Assert.False(Outcome(OutcomeCode.Charge).Shows(OutcomeAgainstPattern));
        Assert.False(A.Case().Incident(Box.Gifts).ClosureAsked().Shows(OutcomeAgainstPattern));
    }

    [Fact, Trait("Rule", "ALM-11")]
    public void A_grade_proposed_below_the_effective_one_is_shown_and_the_same_grade_is_not()
    {
        Assert.True(Flagged().Decided(RiskGrade.Medium).Wait(days: 1).Proposed(RiskGrade.Standard).Shows(OutcomeAgainstPattern));
        Assert.False(Flagged().Decided(RiskGrade.Medium).Wait(days: 1).Proposed(RiskGrade.Medium).Shows(OutcomeAgainstPattern));
    }

    [Fact, Trait("Rule", "REP-07")]
    public void A_pattern_is_cleared_by_a_supervisor_with_a_reason_and_a_task_by_nobody()
    {
        var story = Flagged();
        var id = story.AlarmsOf(ProbableCourseOfConduct).Single().Id;
        var constable = new Decider(Guid.NewGuid(), Rank.Constable);

        Refused.By("REP-07", story, () => story.Case.ClearAlarm(ProbableCourseOfConduct, id, "No.", constable, story.Now));
        Refused.By("REP-07", story, () => story.Case.ClearAlarm(ProbableCourseOfConduct, id, " ", story.Sergeant, story.Now));
        Refused.By("REP-07", story, () => story.Case.ClearAlarm(NoOrderDecision, id, "No.", story.Sergeant, story.Now));
        Refused.By("RSK-03", story, () => story.Case.ClearAlarm(FloorHigh, id, "No.", story.Superintendent, story.Now));
        Refused.By("CLK-50", story, () => story.Case.LookAtAlarm(ProbableCourseOfConduct, id, " ", story.Officer, story.Now));
    }

    [Theory, Trait("Rule", "ALM-08"), Trait("Rule", "ALM-09"), Trait("Rule", "ALM-10"), Trait("Rule", "ALM-13")]
    [InlineData("CLK-35", WarrantOverdue)]
    [InlineData("CLK-17", VictimNotTold)]
    [InlineData("CLK-48", VictimNotTold)]
    [InlineData("CLK-07", NoSafeguardingPlan)]
    [InlineData("CLK-49", Quiet)]
    public void An_overdue_duty_is_shown_under_its_alarms_name_from_due_and_not_a_tick_before(string clock, AlarmKind kind)
    {
        var story = A.Case().Reported(Box.Weapon).WarrantIssued().Charged();
        var duty = story.Duty(clock);

        Assert.Equal(kind, AlarmText.OfOverdue(duty, duty.DueBy));
        Assert.Null(AlarmText.OfOverdue(duty, duty.DueBy.AddTicks(-1)));
        Assert.DoesNotContain(story.Alarms, a => a.Kind == kind);
    }
}
