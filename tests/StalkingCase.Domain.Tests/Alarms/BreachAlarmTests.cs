using StalkingCase.Domain.Alarms;
using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.Orders;
using StalkingCase.Domain.Reports;
using StalkingCase.Domain.Tests.Support;
using static StalkingCase.Domain.Alarms.AlarmKind;

namespace StalkingCase.Domain.Tests.Alarms;

[Trait("Rule", "ALM-06"), Trait("Rule", "ORD-05")]
public class BreachAlarmTests
{
    private static Story Broken() => A.Case().Incident(Box.Following).OrderMade().Wait(days: 1).Breach(Box.UnwantedContact).Wait(hours: 2);

    [Fact, Trait("Rule", "REP-08")]
    public void A_breach_recorded_without_arrest_is_shown_at_once()
    {
        var story = Broken();

        Assert.Equal(story.LastFact(FactKind.BreachRecorded).RecordedAt, story.AlarmsOf(BreachWithoutArrest).Single().RaisedAt);
    }

    [Fact]
    public void Contact_after_a_written_warning_calls_for_arrest_and_contact_at_its_instant_does_not()
    {
        Assert.False(A.Case().Warned().Incident(Box.UnwantedContact).Shows(BreachWithoutArrest));
        Assert.True(A.Case().Warned().Wait(ticks: 1).Incident(Box.UnwantedContact).Shows(BreachWithoutArrest));
        Assert.False(A.Case().Warned().Wait(ticks: 1).Incident(Box.Posting).Shows(BreachWithoutArrest));
    }

    [Fact, Trait("Rule", "ORD-10")]
    public void A_warning_is_no_order_and_starts_no_clock_of_service()
    {
        var story = A.Case().Warned();

        Assert.Empty(story.DutiesOf("CLK-21"));
        Assert.Empty(story.DutiesOf("CLK-20"));
    }

    [Fact, Trait("Rule", "ORD-10")]
    public void An_order_that_protects_somebody_else_starts_no_clock_and_is_not_broken_by_contact_here()
    {
        var story = A.Case().Incident(Box.Following).OrderMade(protectsSomebodyElse: true).Wait(days: 1).Incident(Box.UnwantedContact);

        Assert.False(story.Shows(BreachWithoutArrest));
        Assert.Empty(story.DutiesOf("CLK-21"));
        Assert.DoesNotContain(story.DutiesOf("CLK-05"), d => d.StartFactId == story.LastFact(FactKind.OrderMade).Id);
    }

    [Fact]
    public void Contact_under_an_order_or_bail_is_a_probable_breach_while_it_runs()
    {
        Assert.True(A.Case().OrderMade().Wait(days: 1).Incident(Box.Loitering).Shows(BreachWithoutArrest));
        Assert.True(A.Case().Bailed().Wait(days: 1).Incident(Box.Loitering).Shows(BreachWithoutArrest));
        Assert.False(A.Case().Bailed(noContact: false).Wait(days: 1).Incident(Box.Loitering).Shows(BreachWithoutArrest));
        Assert.False(A.Case().Bailed().Wait(days: 1).BailEnded().Wait(days: 1).Incident(Box.Loitering).Shows(BreachWithoutArrest));
    }

    [Fact]
    public void An_order_protects_to_the_end_of_its_last_day_in_London()
    {
        Story Ordered() => A.Case().OrderMade();
        var end = UkTime.StartOfDay(UkTime.DateOf(Story.Start).AddYears(2).AddDays(1));

        Assert.True(Ordered().At(end.AddTicks(-1)).Incident(Box.Loitering).Shows(BreachWithoutArrest));
        Assert.False(Ordered().At(end).Incident(Box.Loitering).Shows(BreachWithoutArrest));
    }

    [Fact]
    public void Contact_during_bail_that_is_entered_after_bail_ended_is_still_a_breach()
    {
        var story = A.Case().Bailed().Wait(days: 5).BailEnded().Wait(days: 1);
        Assert.True(story.HappenedEarlier(Story.Start.AddDays(2), Box.UnwantedContact).Shows(BreachWithoutArrest));

        var order = A.Case().OrderMade();
        order.Wait(days: 5).On<Order>(o => o.End(order.Now, "Discharged by the court.", order.Officer, order.Now)).Wait(days: 1);
        Assert.True(order.HappenedEarlier(Story.Start.AddDays(2), Box.UnwantedContact).Shows(BreachWithoutArrest));
    }

    [Fact]
    public void Bail_that_is_entered_after_the_contact_it_forbade_completes_the_pattern()
    {
        var story = A.Case().Wait(days: 2).Incident(Box.UnwantedContact).Wait(hours: 5);
        Assert.False(story.Shows(BreachWithoutArrest));

        story.Bailed(at: Story.Start.AddDays(1));

        Assert.Equal(story.Now, story.AlarmsOf(BreachWithoutArrest).Single().RaisedAt);
    }

    [Fact]
    public void An_arrest_ends_it_and_an_earlier_arrest_entered_late_does_not()
    {
        Assert.False(Broken().Arrested().Shows(BreachWithoutArrest));
        Assert.True(Broken().Arrested(Story.Start.AddHours(2)).Shows(BreachWithoutArrest));
    }

    [Theory]
    [InlineData(ArrestDecision.Arrested, false)]
    [InlineData(ArrestDecision.None, false)]
    [InlineData(ArrestDecision.Wanted, true)]
    [InlineData(ArrestDecision.BeingAttempted, true)]
    [InlineData(ArrestDecision.WarrantSought, true)]
    public void A_decision_ends_it_only_by_arrest_or_an_inspectors_reason(ArrestDecision decision, bool remains)
    {
        var story = Broken();

        story.ArrestDecided(story.LastFact(FactKind.BreachRecorded).SubjectId, decision, story.Inspector);

        Assert.Equal(remains, story.Shows(BreachWithoutArrest));
    }

    [Fact]
    public void No_arrest_is_an_inspectors_decision_with_a_reason()
    {
        var story = Broken();
        var breach = story.LastFact(FactKind.BreachRecorded).SubjectId;

        Refused.By("ORD-05", story, () => story.Case.DecideArrest(breach, ArrestDecision.None, "He is ill.", story.Sergeant, story.Now));
        Refused.By("ORD-05", story, () => story.Case.DecideArrest(breach, ArrestDecision.None, " ", story.Inspector, story.Now));
    }
}
