using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Duties;
using StalkingCase.Domain.Orders;
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

    [Fact, Trait("Rule", "REP-20"), Trait("Rule", "CLK-35"), Trait("Rule", "CLK-36"), Trait("Rule", "CLK-37"), Trait("Rule", "CLK-38"), Trait("Rule", "CLK-39"), Trait("Rule", "WAR-11"), Trait("Rule", "CLK-40")]
    public void A_warrant_that_is_outstanding_when_the_case_closes_is_owed_as_before_and_the_attempt_and_the_arrest_are_still_recorded()
    {
        var story = A.Case().Decided(Domain.Risk.RiskGrade.High).WarrantIssued().GradedAs(Domain.Risk.WarrantGrade.A).Wait(hours: 2);
        List<string> clocks = ["CLK-05", "CLK-34", "CLK-35", "CLK-37", "CLK-38", "CLK-39", "WAR-11"];
        List<Duty> Owed() => [.. story.Duties.Where(d => d.IsOpen && clocks.Contains(d.Clock) && (d.Clock != "CLK-05" || d.Part.Length > 0))];
        var before = Owed();
        Assert.Equal(clocks, before.Select(d => d.Clock).Distinct().Order(StringComparer.Ordinal));

        story.Wait(hours: 1).Closed();
        Assert.Equal(before, Owed());

        story.Wait(hours: 1).Attempted();
        Assert.Equal((story.Now, story.Now.AddHours(48)), (story.Duty("CLK-35").MetAt, story.Duty("CLK-36").DueBy));
        Assert.True(story.Duty("CLK-36").IsOpen);
        story.Wait(hours: 1).Executed();
        Assert.All(story.Duties.Where(d => clocks.Append("CLK-36").Contains(d.Clock) && d.Clock != "CLK-05"), d => Assert.False(d.IsOpen));
        Assert.All(story.DutiesOf("CLK-40"), d => Assert.True(d.IsOpen));
    }

    [Fact, Trait("Rule", "REP-20"), Trait("Rule", "CLK-21"), Trait("Rule", "CLK-22"), Trait("Rule", "CLK-23"), Trait("Rule", "CLK-25"), Trait("Rule", "CLK-26"), Trait("Rule", "CLK-27"), Trait("Rule", "CLK-28"), Trait("Rule", "CLK-30"), Trait("Rule", "CLK-32")]
    public void An_order_and_bail_that_stand_when_the_case_closes_are_owed_as_before_and_service_and_renewal_are_still_recorded()
    {
        var day = DateOnly.FromDateTime(Story.Start.Date);
        var story = A.Case().Bailed();
        story.Keep(Order.Made(story.Case, new MadeContent(OrderKind.DomesticAbuseNotice, story.Now, null), story.Officer, story.Now));
        story.Keep(Order.Made(story.Case, new MadeContent(OrderKind.InterimStalkingProtection, story.Now, day.AddDays(30)) { Conditions = [new ConditionContent(ConditionKind.Surrender, "Hand in the phone.") { OnDate = day.AddDays(3) }] }, story.Officer, story.Now));
        string[] clocks = ["CLK-21", "CLK-22", "CLK-25", "CLK-26", "CLK-27", "CLK-30", "CLK-32"];
        List<Duty> Owed() => [.. story.Duties.Where(d => d.IsOpen && clocks.Contains(d.Clock))];
        var before = Owed();
        Assert.Equal(clocks, before.Select(d => d.Clock).Distinct().Order(StringComparer.Ordinal));

        story.Wait(hours: 1).Closed();
        Assert.Equal(before, Owed());

        story.Wait(hours: 1).OrderServed();
        Assert.Contains(story.DutiesOf("CLK-21"), d => d.MetAt == story.Now);
        Assert.True(story.Duty("CLK-23").IsOpen);
        story.Wait(hours: 1).On<Order>(o => o.DecideRenewal(RenewalDecision.LetEnd, "Does not want it.", "The full one is made.", story.Officer, story.Now));
        Assert.All(story.DutiesOf("CLK-25"), d => Assert.False(d.IsOpen));

        var broken = A.Case().OrderMade().Wait(hours: 1).Breach(Box.UnwantedContact, Box.BreachOfOrder).Wait(minutes: 5).Closed();
        Assert.Equal(2, broken.DutiesOf("CLK-28").Count(d => d.IsOpen));
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
