using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Duties;
using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.Orders;
using StalkingCase.Domain.Reports;
using StalkingCase.Domain.Risk;
using StalkingCase.Domain.Tests.Support;
using StalkingCase.Domain.Warrants;
using static StalkingCase.Domain.Tests.Support.WarrantActs;

namespace StalkingCase.Domain.Tests.Warrants;

/// <summary>A warrant or an order against a suspect with two victims: what happens to it happens in both their cases.</summary>
[Trait("Rule", "WAR-01"), Trait("Rule", "RSK-10")]
public class CoversTests
{
    private readonly Story _story = A.Case().WarrantIssued();
    private Warrant Warrant => _story.Last<Warrant>();

    private Case Other(Guid? suspect = null, Guid? force = null) =>
        Case.Open(force ?? _story.Case.ForceId, _story.Case.UnitId, Guid.NewGuid(), suspect ?? _story.Case.Suspect.PersonId, true, Relationship.ExPartner, _story.Officer, _story.Now);

    private static FactKind[] Of(AggregateRoot record, Case of) => [.. record.UnsavedFacts.Where(f => f.CaseId == of.Id).Select(f => f.Kind)];

    [Fact]
    public void A_case_added_learns_what_is_known_so_far_and_then_every_fact_as_its_own()
    {
        _story.GradedAs(WarrantGrade.A).Circulated().Wait(hours: 20).Attempted();
        var other = Other();
        Warrant.Cover(_story.Case, other, _story.Officer, _story.Now);

        Assert.Equal([FactKind.WarrantIssued, FactKind.WarrantGraded, FactKind.WarrantCirculated, FactKind.ArrestAttempted], Of(Warrant, other));
        Assert.Empty(Of(Warrant, _story.Case));
        Warrant.FactsSaved();

        Warrant.RecordArrestAttempt(Success(_story.Now), WarrantGrade.A, Policy.Defaults, _story.Officer, _story.Now);

        Assert.Equal([FactKind.WarrantExecuted], Of(Warrant, other));
        Assert.Equal([FactKind.WarrantExecuted], Of(Warrant, _story.Case));
        Assert.All(Warrant.UnsavedFacts, f => Assert.Equal(Warrant.Id, f.SubjectId));
    }

    [Fact, Trait("Rule", "CLK-15")]
    public void The_other_victim_is_owed_the_news_from_the_issue_and_the_attempts_made_count_for_her_case()
    {
        _story.Circulated().Wait(hours: 20).Attempted();
        var hers = new Story(Other(), _story.Now);
        Warrant.Cover(_story.Case, hers.Case, _story.Officer, _story.Now);
        hers.Keep(Warrant);

        Assert.True(hers.Duty("CLK-15").IsOpen);
        Assert.Equal(_story.Duty("CLK-36").DueBy, hers.Duty("CLK-36").DueBy);
        Assert.False(hers.Duty("CLK-35").IsOpen);
    }

    [Fact]
    public void Only_another_case_of_the_same_suspect_and_force_is_covered_once_and_only_while_he_is_wanted()
    {
        var other = Other();
        Refused.By("WAR-01", () => Warrant.Cover(_story.Case, Other(suspect: Guid.NewGuid()), _story.Officer, _story.Now));
        Refused.By("WAR-01", () => Warrant.Cover(_story.Case, Other(force: Guid.NewGuid()), _story.Officer, _story.Now));
        Refused.By("WAR-01", () => Warrant.Cover(_story.Case, _story.Case, _story.Officer, _story.Now));
        Refused.By("WAR-01", () => Warrant.Cover(other, Other(), _story.Officer, _story.Now));
        Warrant.Cover(_story.Case, other, _story.Officer, _story.Now);
        Refused.By("WAR-01", () => Warrant.Cover(_story.Case, other, _story.Officer, _story.Now));
        Assert.Single(Warrant.Covers);

        _story.Executed();
        Refused.By("WAR-07", () => Warrant.Cover(_story.Case, Other(), _story.Officer, _story.Now));
    }

    [Fact, Trait("Rule", "WAR-09")]
    public void The_result_is_refused_until_every_covered_case_is_told_of_the_bail()
    {
        var other = Other();
        Warrant.Cover(_story.Case, other, _story.Officer, _story.Now);
        _story.Wait(hours: 1).Executed();
        other.FactsSaved();

        Refused.By("WAR-09", () => Warrant.RecordResult(_story.Case, WarrantResult.BailNoContact, _story.Now, _story.Officer, _story.Now));
        Assert.Null(Warrant.Result);

        Warrant.RecordResult(_story.Case, WarrantResult.BailNoContact, _story.Now, _story.Officer, _story.Now, other);

        Assert.Equal([FactKind.BailGranted], Of(other, other));
        Assert.Equal([FactKind.WarrantResultRecorded], Of(Warrant, other));
    }

    [Fact, Trait("Rule", "CLK-22")]
    public void An_order_that_protects_another_victim_too_is_made_served_and_ended_in_her_case()
    {
        _story.OrderMade().Wait(days: 1).OrderServed();
        var (order, other) = (_story.Last<Order>(), Other());
        order.RecordNotification(_story.Now, _story.Officer, _story.Now);
        _story.Keep(order);

        order.Cover(_story.Case, other, _story.Officer, _story.Now);

        Assert.Equal([FactKind.OrderMade, FactKind.OrderServed, FactKind.SuspectNotified], Of(order, other));
        Assert.Empty(Of(order, _story.Case));
        order.FactsSaved();
        order.End(_story.Now, "Discharged by the court.", _story.Officer, _story.Now);
        Assert.Equal([FactKind.OrderEnded], Of(order, other));
        Assert.Equal([FactKind.OrderEnded], Of(order, _story.Case));
        Refused.By("RSK-10", () => _story.OrderMade().Last<Order>().Cover(_story.Case, Other(suspect: Guid.NewGuid()), _story.Officer, _story.Now));
    }
}
