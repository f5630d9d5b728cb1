using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.Reports;
using StalkingCase.Domain.Risk;
using StalkingCase.Domain.Safeguarding;
using StalkingCase.Domain.Tests.Support;
using StalkingCase.Domain.Victims;

namespace StalkingCase.Domain.Tests.Victims;

[Trait("Rule", "VIC-05")]
public class WithdrawalTests
{
    private static readonly Func<Story, Story>[] Steps =
    [
        s => s.Proposed(RiskGrade.Medium),
        s => s.Act(c => c.CheckWithdrawal("No pressure found.", s.LastFact(FactKind.VictimWithdrew), s.Sergeant, s.Now)),
        s => s.Act(c => c.ConsiderEvidenceLed(true, "The messages and the neighbour.", s.Officer, s.Now)),
        s => s.NotNow(),
    ];

    private static Story Withdrew(Story? story = null)
    {
        story ??= A.Case().Decided(RiskGrade.Medium).Wait(hours: 1);
        return story.Act(c => c.RecordVictimWithdrawal("Afraid of his family.", story.Officer, story.Now, WithdrawalReason.Fear));
    }

    private static WithdrawalJourney JourneyOf(Story story) => WithdrawalJourney.Of(story.History);

    [Fact]
    public void Each_step_alone_is_missed_and_only_all_together_are_complete()
    {
        Assert.False(JourneyOf(A.Case()).IsBegun);
        for (var left = 0; left < Steps.Length; left++)
        {
            var story = Withdrew().Wait(minutes: 5);
            foreach (var step in Steps.Where((_, i) => i != left)) step(story);
            Assert.False(JourneyOf(story).IsComplete);
            Assert.Single(JourneyOf(story).Missing());
            Steps[left](story);
            Assert.True(JourneyOf(story).IsComplete);
            Assert.Empty(JourneyOf(story).Missing());
        }
    }

    [Fact]
    public void What_was_done_before_the_withdrawal_or_before_an_earlier_one_does_not_count()
    {
        var story = Withdrew();
        foreach (var step in Steps) step(story.Wait(minutes: 1));
        Withdrew(story.Wait(days: 1));
        Assert.Equal(4, JourneyOf(story).Missing().Count());
    }

    [Fact]
    public void The_check_is_another_persons_from_sergeant_up_and_every_step_says_something()
    {
        var story = Withdrew();
        var withdrawn = story.LastFact(FactKind.VictimWithdrew);
        Refused.By("VIC-05", story, () => story.Case.CheckWithdrawal("Fine.", withdrawn, new Decider(Guid.NewGuid(), Rank.Constable), story.Now));
        Refused.By("AUD-02", story, () => story.Case.CheckWithdrawal("Fine.", withdrawn, new Decider(story.Officer, Rank.Sergeant), story.Now));
        Refused.By("VIC-05", story, () => story.Case.CheckWithdrawal(" ", withdrawn, story.Sergeant, story.Now));
        Refused.By("VIC-05", story, () => story.Case.ConsiderEvidenceLed(false, " ", story.Officer, story.Now));
        Refused.By("VIC-05", story, () => story.Case.RecordVictimWithdrawal(" ", story.Officer, story.Now));
    }

    [Theory]
    [InlineData(RiskGrade.High, 4)]
    [InlineData(RiskGrade.Medium, 24)]
    public void Check_evidence_and_order_are_due_like_a_reassessment_and_each_is_met_by_its_own_act(RiskGrade grade, int hours)
    {
        var story = Withdrew(A.Case().Decided(grade).Wait(hours: 1));
        Assert.Equal(3, story.DutiesOf("VIC-05").Count);
        Assert.All(story.DutiesOf("VIC-05"), d => Assert.Equal(story.Now.AddHours(hours), d.DueBy));

        foreach (var step in Steps) step(story.Wait(minutes: 1));
        Assert.All(story.DutiesOf("VIC-05"), d => Assert.NotNull(d.MetAt));
    }

    [Theory]
    [InlineData(OutcomeCode.VictimDoesNotSupport)]
    [InlineData(OutcomeCode.VictimDoesNotSupportNoSuspect)]
    public void A_case_is_not_closed_on_the_withdrawal_alone_whatever_the_reason_or_rank(OutcomeCode outcome)
    {
        var story = Withdrew();
        var obstacles = CourtActs.Nothing with { WithdrawalIncomplete = true };
        Refused.By("VIC-05", story, () => story.Case.RequestClosure(outcome, "She does not want it.", obstacles, story.Officer, story.Now));
        story.Act(c => c.RequestClosure(outcome, "She does not want it.", CourtActs.Nothing, story.Officer, story.Now));
        Refused.By("VIC-05", story, () => story.Case.Close(CourtActs.Record with { Outcome = outcome }, "Nothing else to do.", obstacles, story.Superintendent, story.Now));
        Assert.Equal(CaseStatus.Open, story.Case.Status);

        story.Act(c => c.Close(CourtActs.Record with { Outcome = outcome }, null, CourtActs.Nothing, story.Sergeant, story.Now));
        Assert.Equal(CaseStatus.Closed, story.Case.Status);
    }

    [Fact, Trait("Rule", "SAF-02")]
    public void Withdrawal_and_closing_leave_the_plan_as_it_is()
    {
        var story = A.Case().Decided(RiskGrade.Medium).Planned().Wait(hours: 1);
        var plan = story.Last<SafeguardingPlan>();
        Withdrew(story).ClosureAsked().Act(c => c.Close(CourtActs.Record, null, CourtActs.Nothing, story.Sergeant, story.Now));
        Assert.Equal(PlanStatus.Active, plan.Status);
        Assert.DoesNotContain(story.History, f => f.Kind is FactKind.PlanEnded);
    }
}
