using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Duties;
using StalkingCase.Domain.Reports;
using StalkingCase.Domain.Tests.Support;
using StalkingCase.Domain.Victims;

namespace StalkingCase.Domain.Tests.Cases;

public class ClosureTests
{
    private static readonly ClosureObstacles High = CourtActs.Nothing with { HighRisk = true };

    [Fact, Trait("Rule", "REP-20"), Trait("Rule", "REP-21"), Trait("Rule", "RSK-01"), Trait("Rule", "CLK-45"), Trait("Rule", "AUD-02")]
    public void Closing_is_refused_by_each_rule_that_stands_against_it()
    {
        var story = A.Case();
        var notAssessed = CourtActs.Nothing with { NotAssessed = true };
        void Close(ClosureObstacles obstacles, string? why, Decider by, string residual = "Little.") =>
            story.Case.Close(CourtActs.Record with { ResidualRisk = residual }, why, obstacles, by, story.Now);
        Refused.By("RSK-01", story, () => story.Case.RequestClosure(OutcomeCode.Charge, "Done.", notAssessed, story.Officer, story.Now));
        Refused.By("CLK-45", story, () => Close(CourtActs.Nothing, null, story.Sergeant));
        story.ClosureAsked();

        Refused.By("AUD-02", story, () => Close(CourtActs.Nothing, null, new(story.Officer, Rank.Inspector)));
        Refused.By("REP-20", story, () => Close(High with { HighRisk = false, OverdueClock = true }, " ", story.Sergeant));
        Refused.By("REP-20", story, () => Close(High, "He died.", story.Sergeant));
        Refused.By("REP-21", story, () => Close(CourtActs.Nothing, null, story.Sergeant, " "));
        Close(High, "He died.", story.Inspector);
        Assert.Equal(CaseStatus.Closed, story.Case.Status);
    }

    [Fact, Trait("Rule", "CLK-45"), Trait("Rule", "REP-08")]
    public void Closure_cancels_what_is_owed_and_reopening_by_a_new_report_owes_it_again()
    {
        var story = A.Case().Reported(Box.Gifts).Wait(days: 1).Closed();
        Assert.Equal(CancelReason.CaseClosed, story.Duty("CLK-17").Cancelled);
        Assert.False(story.Duty("CLK-45").IsOpen);
        Assert.NotNull(story.Duty("CLK-45").MetAt);

        Assert.True(story.Wait(days: 1).Reported(Box.Gifts).Duty("CLK-17").IsOpen);
    }

    [Theory, Trait("Rule", "VIC-03"), Trait("Rule", "CLK-13"), Trait("Rule", "CLK-14"), Trait("Rule", "CLK-15"), Trait("Rule", "CLK-16"), Trait("Rule", "CLK-46"), Trait("Rule", "CLK-48"), Trait("Rule", "CLK-53")]
    [InlineData("CLK-13", ToldOf.Custody)]
    [InlineData("CLK-14", ToldOf.ChargeDecision)]
    [InlineData("CLK-15", ToldOf.Warrant)]
    [InlineData("CLK-16", ToldOf.Court)]
    [InlineData("CLK-46", ToldOf.KnownDate)]
    [InlineData("CLK-48", ToldOf.ChargeDecision)]
    [InlineData("CLK-53", ToldOf.Routine)]
    public void What_the_victim_must_be_told_outlives_the_closure_and_ends_by_the_contact_that_tells(string clock, ToldOf told)
    {
        var story = A.Case().Proposed(Domain.Risk.RiskGrade.High).Arrested().Charged().WarrantIssued().NoAnswer().NoAnswer().NoAnswer()
            .Act(c => c.RecordHearing(Story.Start, c.OfficerInCaseId ?? Guid.NewGuid(), Story.Start))
            .Act(c => c.KnowDate(KnownDateKind.PrisonRelease, new DateOnly(2026, 3, 20), null, Guid.NewGuid(), Story.Start));
        List<Duty> Owed() => [.. story.DutiesOf(clock).Where(d => d.IsOpen && d.Part is "" or "victim-1")];
        var before = Owed();
        Assert.NotEmpty(before);

        story.Wait(hours: 1).Closed();
        Assert.Equal(before, Owed());
        Assert.All(Owed(), d => Assert.True(d.SergeantAt >= d.DueBy && d.InspectorAt > d.SergeantAt));

        story.Wait(hours: 1).Told(told);
        Assert.Empty(Owed());
        Assert.All(story.DutiesOf(clock).Where(d => before.Exists(b => b.Id == d.Id)), d => Assert.Equal(story.Now, d.MetAt));
    }

    [Fact, Trait("Rule", "VIC-03"), Trait("Rule", "CLK-17")]
    public void Routine_contact_ends_with_the_case_and_news_of_after_the_closure_is_owed_too()
    {
        var story = A.Case().Reported(Box.Gifts).Wait(days: 1).Closed();
        Assert.Equal(CancelReason.CaseClosed, story.Duty("CLK-17").Cancelled);

        Assert.True(story.Wait(days: 1).Released().Duty("CLK-13").IsOpen);
    }

    [Fact, Trait("Rule", "VIC-03"), Trait("Rule", "CLK-17"), Trait("Rule", "CLK-49")]
    public void Telling_the_victim_after_the_closure_starts_no_routine_contact_and_reopening_does()
    {
        var story = A.Case().Decided(Domain.Risk.RiskGrade.High).Reported(Box.Gifts).Wait(hours: 1).Released().Wait(hours: 1).Closed().Wait(hours: 1).Told(ToldOf.Custody);
        Assert.Equal((story.Now, CancelReason.CaseClosed, story.Now), (story.Duty("CLK-17").StartsAt, story.Duty("CLK-17").Cancelled, story.Duty("CLK-17").CancelledAt));
        Assert.False(story.Duty("CLK-49", "quiet").IsOpen);
        Assert.All(story.Duties.Where(d => d.IsOpen), d => Assert.True(DutyBook.ClockOf(d.Clock).SurvivesClosure, d.Clock));

        var id = story.Duty("CLK-17").Id;
        Assert.Equal((id, true), (story.Wait(hours: 1).Reopened().Duty("CLK-17").Id, story.Duty("CLK-17").IsOpen));
    }

    [Fact, Trait("Rule", "VIC-03"), Trait("Rule", "CLK-13")]
    public void Only_a_contact_at_or_after_the_arrest_that_tells_of_it_meets_the_clock()
    {
        Story Arrested() => A.Case().Reported(Box.Gifts).Wait(hours: 1).Arrested();

        Assert.True(Arrested().Told(Story.Start.AddHours(1).AddTicks(-1), ToldOf.Custody).Duty("CLK-13").IsOpen);
        Assert.True(Arrested().Told(ToldOf.Routine).Duty("CLK-13").IsOpen);
        Assert.True(Arrested().NoAnswer().Duty("CLK-13").IsOpen);
        Assert.False(Arrested().Told(ToldOf.Custody).Duty("CLK-13").IsOpen);
        Refused.By("VIC-03", () => Arrested().Told());
    }

    [Fact, Trait("Rule", "CLK-53")]
    public void The_third_failed_contact_in_a_row_asks_for_a_welfare_check_and_the_second_does_not()
    {
        Assert.Empty(A.Case().NoAnswer().NoAnswer().DutiesOf("CLK-53"));
        Assert.Empty(A.Case().NoAnswer().NoAnswer().Told(ToldOf.Routine).Wait(hours: 1).NoAnswer().DutiesOf("CLK-53"));
        Assert.Equal(Story.Start.AddHours(24), Assert.Single(A.Case().NoAnswer().NoAnswer().NoAnswer().DutiesOf("CLK-53")).DueBy);
    }
}
