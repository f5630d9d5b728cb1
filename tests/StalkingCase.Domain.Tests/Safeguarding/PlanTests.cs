using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.Risk;
using StalkingCase.Domain.Safeguarding;
using StalkingCase.Domain.Tests.Support;

namespace StalkingCase.Domain.Tests.Safeguarding;

public class PlanTests
{
    private static readonly DateTimeOffset T = Story.Start;
    private static readonly Guid Owner = Guid.NewGuid();
    private readonly Story _story = A.Case();

    private SafeguardingPlan Begun() => SafeguardingPlan.Start(_story.Case, Owner, _story.Officer, T);

    private static string Refused(Action act) => Assert.Throws<RuleViolationException>(act).RuleId;

    private static MeasureContent Locks(DateOnly? due = null, VictimAgreement agreement = VictimAgreement.Yes, bool high = false) =>
        new(PlanDomain.Home, "Change the locks", Owner, null, due ?? UkTime.DateOf(T).AddDays(2), agreement) { IsHigh = high, AgreementWords = agreement is VictimAgreement.Yes ? null : "Said no." };

    [Fact, Trait("Rule", "SAF-07")]
    public void A_plan_without_an_owner_is_refused_and_is_handed_over_with_a_reason_only()
    {
        Assert.Equal("SAF-07", Refused(() => SafeguardingPlan.Start(_story.Case, Guid.Empty, _story.Officer, T)));
        var plan = Begun();
        Assert.Equal("SAF-07", Refused(() => plan.ChangeOwner(Guid.Empty, "Leaves.", _story.Officer, T)));
        Assert.Equal("SAF-07", Refused(() => plan.ChangeOwner(Owner, "Leaves.", _story.Officer, T)));
        Assert.Equal("SAF-07", Refused(() => plan.ChangeOwner(Guid.NewGuid(), " ", _story.Officer, T)));
        Assert.Equal(Owner, plan.OwnerId);
    }

    [Theory, Trait("Rule", "SAF-01")]
    [InlineData(PlanDomain.Contact)]
    [InlineData(PlanDomain.Home)]
    [InlineData(PlanDomain.WorkOrStudy)]
    [InlineData(PlanDomain.Digital)]
    [InlineData(PlanDomain.Travel)]
    [InlineData(PlanDomain.Children)]
    [InlineData(PlanDomain.Crisis)]
    public void At_High_risk_each_needed_part_is_written_or_has_its_reason(PlanDomain missing)
    {
        var plan = Begun();
        foreach (var domain in SafeguardingPlan.NeededAtHigh.Where(d => d != missing)) plan.Write(domain, new ProtectedText("Arranged."), _story.Officer, T);

        Assert.Equal("SAF-01", Refused(() => plan.Activate(RiskGrade.High, VictimAgreement.Yes, null, T, _story.Officer, T)));
        Assert.Equal("SAF-01", Refused(() => plan.NotApplicable(missing, " ", _story.Officer, T)));
        plan.NotApplicable(missing, "None.", _story.Officer, T);
        plan.Activate(RiskGrade.High, VictimAgreement.Yes, null, T, _story.Officer, T);

        Assert.Equal(PlanStatus.Active, plan.Status);
    }

    [Fact, Trait("Rule", "SAF-04")]
    public void A_refusal_is_kept_in_the_victims_words_and_runs_no_clock()
    {
        var plan = Begun();
        Assert.Equal("SAF-04", Refused(() => plan.AddMeasure(Locks(agreement: VictimAgreement.No) with { AgreementWords = null }, _story.Officer, T)));

        plan.AddMeasure(Locks(agreement: VictimAgreement.No), _story.Officer, T);
        _story.Keep(plan);

        Assert.Equal(MeasureState.Refused, plan.Measures.Single().State);
        Assert.Empty(_story.DutiesOf("CLK-09"));
    }

    [Fact, Trait("Rule", "CLK-09")]
    public void An_action_is_due_when_its_day_is_over_in_London_and_the_plan_owner_hears_a_day_later()
    {
        var plan = Begun();
        var measure = plan.AddMeasure(Locks(new DateOnly(2026, 3, 29)), _story.Officer, T);
        _story.Keep(plan);

        var duty = _story.DutiesOf("CLK-09").Single();
        Assert.Equal(new DateTimeOffset(2026, 3, 29, 23, 0, 0, TimeSpan.Zero), duty.DueBy);
        Assert.Equal(duty.DueBy.AddDays(1), duty.SergeantAt);

        plan.HandMeasureTo(measure.Id, _story.Officer, _story.Officer, T.AddHours(1));
        _story.Keep(plan);
        Assert.Equal((_story.Officer, duty.DueBy), (_story.DutiesOf("CLK-09").Single().OwnerId!.Value, _story.DutiesOf("CLK-09").Single().DueBy));

        plan.CompleteMeasure(measure.Id, "Seen.", T.AddHours(2), _story.Officer, T.AddHours(2));
        _story.Keep(plan);
        Assert.Equal(T.AddHours(2), _story.DutiesOf("CLK-09").Single().MetAt);
    }

    [Fact, Trait("Rule", "SAF-02")]
    public void A_plan_does_not_end_with_a_high_action_open_or_while_the_case_is_at_High_risk()
    {
        var plan = Begun();
        var measure = plan.AddMeasure(Locks(high: true), _story.Officer, T);
        plan.Activate(null, VictimAgreement.Yes, null, T, _story.Officer, T);

        Assert.Equal("SAF-02", Refused(() => plan.End("Moved abroad.", null, _story.Officer, T)));
        plan.DropMeasure(measure.Id, "Moved abroad.", refused: false, _story.Officer, T);
        Assert.Equal("SAF-01", Refused(() => plan.End("Moved abroad.", RiskGrade.High, _story.Officer, T)));
        plan.End("Moved abroad.", RiskGrade.Medium, _story.Officer, T);

        Assert.Equal("SAF-02", Refused(() => plan.AddMeasure(Locks(), _story.Officer, T)));
        Assert.Equal("SAF-03", Refused(() => plan.Review(new PlanReviewContent(ReviewTrigger.Periodic, "x", "y"), T, _story.Officer, T)));
    }

    [Fact, Trait("Rule", "SAF-05")]
    public void Children_or_dependants_need_a_decision_with_its_words()
    {
        var plan = Begun();
        Assert.Equal("SAF-05", Refused(() => plan.DecideOnDependants(true, null, "Two.", _story.Officer, T)));
        Assert.Equal("SAF-05", Refused(() => plan.DecideOnDependants(true, DependantsDecision.NotNeeded, null, _story.Officer, T)));
        plan.DecideOnDependants(false, null, null, _story.Officer, T);
        Assert.False(plan.HasDependants);
    }

    [Fact, Trait("Rule", "SAF-03"), Trait("Rule", "CLK-08")]
    public void A_new_incident_a_release_and_the_end_of_bail_each_ask_for_a_review_in_24_hours_and_a_concern_asks_for_an_assessment()
    {
        _story.Keep(CourtActs.Plan(_story, Owner)).Wait(days: 1).Bailed().Wait(days: 1).BailEnded().Released();
        Assert.Equal(2, _story.DutiesOf("CLK-08").Count(d => d.IsOpen && d.Part == "new-incident" && d.DueBy == _story.Now.AddHours(24)));

        _story.Wait(hours: 3).On<SafeguardingPlan>(p => p.Review(new PlanReviewContent(ReviewTrigger.Release, "He is out.", "Frightened.") { RiskConcern = "He was seen near the school." }, _story.Now, Owner, _story.Now));

        Assert.DoesNotContain(_story.DutiesOf("CLK-08"), d => d.IsOpen && d.Part == "new-incident");
        Assert.Contains(_story.DutiesOf("CLK-05"), d => d.IsOpen && d.StartsAt == _story.Now);
    }

    [Fact, Trait("Rule", "SAF-03"), Trait("Rule", "CLK-08")]
    public void What_happens_after_the_plan_has_ended_asks_for_no_review_of_it_and_under_the_next_plan_does()
    {
        _story.Keep(CourtActs.Plan(_story, Owner)).Wait(days: 1).Incident(Domain.Reports.Box.Gifts).Wait(days: 1).On<SafeguardingPlan>(p => p.End("She moved on.", null, Owner, _story.Now));
        var first = _story.DutiesOf("CLK-08", "new-incident").Single();
        Assert.NotNull(first.CancelledAt);

        _story.Wait(days: 1).Incident(Domain.Reports.Box.Following).Released();
        Assert.Equal(first.Id, _story.DutiesOf("CLK-08", "new-incident").Single().Id);

        _story.Wait(days: 1).Keep(CourtActs.Plan(_story, Owner)).Wait(days: 1).Released();
        Assert.Equal(_story.Now, _story.DutiesOf("CLK-08", "new-incident").Single(d => d.IsOpen).StartsAt);
    }

    [Fact, Trait("Rule", "SAF-08")]
    public void The_review_goes_on_when_the_case_is_closed_and_ends_with_the_plan()
    {
        _story.Keep(CourtActs.Plan(_story, Owner)).Wait(days: 1).Closed();
        Assert.Contains(_story.DutiesOf("CLK-08"), d => d.IsOpen && d.OwnerId == Owner);

        _story.On<SafeguardingPlan>(p => p.End("She moved on.", null, Owner, _story.Now));
        Assert.DoesNotContain(_story.DutiesOf("CLK-08"), d => d.IsOpen);
    }
}
