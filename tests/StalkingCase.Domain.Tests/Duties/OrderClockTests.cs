using StalkingCase.Domain.Duties;
using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.Orders;
using StalkingCase.Domain.Reports;
using StalkingCase.Domain.Tests.Support;

namespace StalkingCase.Domain.Tests.Duties;

public partial class OrderClockTests
{
    private static readonly DateTimeOffset T = Story.Start;
    private static readonly DateOnly Today = UkTime.DateOf(T);

    private static Story Made(OrderKind kind, DateOnly? ends, params ConditionContent[] conditions)
    {
        var story = A.Case();
        return story.Keep(Order.Made(story.Case, new MadeContent(kind, T, ends) { Conditions = conditions }, story.Officer, T));
    }

    [Fact, Trait("Rule", "CLK-22")]
    public void An_order_made_owes_PNC_the_victims_copy_and_markers_and_each_is_met_by_itself()
    {
        var story = A.Case().OrderMade();
        Assert.Equal(3, story.DutiesOf("CLK-22").Count(d => d.DueBy == T.AddHours(24)));

        story.Wait(hours: 1).On<Order>(o => o.Finish(OrderStep.VictimCopy, story.Now, story.Officer, story.Now));

        Assert.Equal(["AddressMarkers", "Pnc"], story.DutiesOf("CLK-22").Where(d => d.IsOpen).Select(d => d.Part).Order());
    }

    [Theory, Trait("Rule", "CLK-25"), Trait("Rule", "ORD-06")]
    [InlineData(OrderKind.StalkingProtection, new[] { 90, 60, 30, 7 })]
    [InlineData(OrderKind.InterimStalkingProtection, new[] { 14, 7, 2 })]
    public void An_order_warns_before_its_end_and_each_warning_is_due_when_the_next_comes(OrderKind kind, int[] days)
    {
        var ends = kind is OrderKind.StalkingProtection ? Today.AddYears(2) : Today.AddDays(40);
        var over = UkTime.StartOfDay(ends.AddDays(1));

        var rows = Made(kind, ends).DutiesOf("CLK-25").OrderBy(d => d.VisibleFrom).ToList();

        Assert.Equal(days.Select(d => over.AddDays(-d)), rows.Select(r => r.VisibleFrom));
        Assert.Equal([.. days.Skip(1).Select(d => over.AddDays(-d)), over], rows.Select(r => r.DueBy));
        Assert.Equal(rows[^2].VisibleFrom, rows[^2].InspectorAt);
        Assert.Equal(rows[^1].VisibleFrom, rows[^1].SuperintendentAt);
        Assert.Equal(rows[^1].VisibleFrom, rows[^2].SuperintendentAt);
    }

    [Fact, Trait("Rule", "CLK-25")]
    public void A_decision_to_renew_ends_the_warnings_so_far_the_next_still_come_and_a_new_end_begins_others()
    {
        var story = A.Case().OrderMade().Wait(days: 700).On<Order>(o => o.DecideRenewal(RenewalDecision.Renew, "Wants it.", "Still at risk.", Guid.NewGuid(), T.AddDays(700)));
        Assert.All(story.DutiesOf("CLK-25"), d => Assert.Equal(d.VisibleFrom > story.Now, d.IsOpen));

        story.Wait(days: 10).On<Order>(o => o.Vary(story.Now, Today.AddYears(4), [], "Renewed by the court.", true, story.Officer, story.Now));

        Assert.Equal(4, story.DutiesOf("CLK-25").Count(d => d.IsOpen));
        Assert.Equal(UkTime.StartOfDay(Today.AddYears(4).AddDays(1)), story.DutiesOf("CLK-25").Max(d => d.DueBy));
    }

    [Fact, Trait("Rule", "CLK-26")]
    public void An_interim_order_that_ends_before_the_full_hearing_asks_for_an_extension_before_its_last_day()
    {
        var story = Made(OrderKind.InterimStalkingProtection, Today.AddDays(20));
        var row = story.Duty("CLK-26");
        Assert.Equal((UkTime.StartOfDay(Today.AddDays(20)), UkTime.StartOfDay(Today.AddDays(6)), true), (row.DueBy, row.VisibleFrom, row.IsOpen));

        story.Wait(days: 15).On<Order>(o => o.Vary(story.Now, Today.AddDays(60), [], "Adjourned.", true, story.Officer, story.Now));
        Assert.Equal(UkTime.StartOfDay(Today.AddDays(60)), Assert.Single(story.DutiesOf("CLK-26"), d => d.IsOpen).DueBy);

        story.Wait(days: 5).OrderMade();
        Assert.DoesNotContain(story.DutiesOf("CLK-26"), d => d.IsOpen);
    }

    [Fact, Trait("Rule", "CLK-27")]
    public void A_condition_with_a_date_is_checked_one_working_day_after_it_unless_the_court_replaces_it()
    {
        var friday = new DateOnly(2026, 3, 6);
        var story = Made(OrderKind.StalkingProtection, null, new ConditionContent(ConditionKind.Surrender, "Hand in the second phone.") { OnDate = friday });
        Assert.Equal(UkTime.At(friday.AddDays(3), new TimeOnly(9, 0)), story.Duty("CLK-27").DueBy);

        story.Wait(days: 1).On<Order>(o => o.Vary(story.Now, null, [new(ConditionKind.NoContact, "No contact.")], "Changed.", false, story.Officer, story.Now));
        Assert.False(story.Duty("CLK-27").IsOpen);
    }

    [Fact, Trait("Rule", "CLK-27")]
    public void A_date_binds_once_the_order_is_made_is_never_late_from_birth_and_a_checked_one_that_the_court_keeps_is_not_asked_again()
    {
        var past = new ConditionContent(ConditionKind.Surrender, "Hand in the second phone.") { OnDate = Today.AddDays(2) };
        Story Applied()
        {
            var story = A.Case();
            var order = Order.Consider(story.Case, OrderKind.StalkingProtection, T);
            order.Apply("The court", T, null, [past], ServedScreen.Nothing, story.Officer, T);
            return story.Keep(order);
        }

        Assert.Empty(Applied().DutiesOf("CLK-27"));
        var given = Applied().Wait(days: 1);
        given.On<Order>(o => o.Withdraw(Domain.Cases.NotNowReason.CriteriaNotMet, "Not met.", given.Officer, given.Now));
        Assert.Empty(given.DutiesOf("CLK-27"));
        Assert.All(given.Last<Order>().Conditions, c => Assert.NotNull(c.EndedAt));

        // Made as applied for, a week after the date that it names: one working day from then.
        var story = Applied().Wait(days: 7).On<Order>(o => o.BeMade(T.AddDays(7), null, null, [], Guid.NewGuid(), T.AddDays(7)));
        Assert.Equal(T.AddDays(8), Assert.Single(story.DutiesOf("CLK-27")).DueBy);
        story.Wait(days: 3).On<Order>(o => o.Vary(story.Now, null, [past], "Another court.", false, story.Officer, story.Now));
        Assert.Equal(T.AddDays(8), Assert.Single(story.DutiesOf("CLK-27"), d => d.IsOpen).DueBy);

        story.Wait(hours: 1).On<Order>(o => o.CheckTerm(o.Conditions.Single(c => c.EndedAt is null).Id, "Handed in.", story.Officer, story.Now));
        story.Wait(hours: 1).On<Order>(o => o.Vary(story.Now, null, [past], "Another end.", false, story.Officer, story.Now));
        Assert.DoesNotContain(story.DutiesOf("CLK-27"), d => d.IsOpen);
        Assert.Equal("Handed in.", story.Last<Order>().Conditions.Single(c => c.EndedAt is null).Found);
    }

    [Fact, Trait("Rule", "CLK-19"), Trait("Rule", "CLK-20"), Trait("Rule", "ALM-07"), Trait("Rule", "ORD-01")]
    public void Only_an_order_that_the_police_apply_for_is_their_decision_and_giving_up_an_application_needs_a_reason_that_stands_alone()
    {
        Story Asked() => A.Case().Decided(Domain.Risk.RiskGrade.High).Act(c => c.ConsiderOrder(OrderDecision.Apply, null, "All three tests are met.", Guid.NewGuid(), T));
        Story Open() => A.Case().Decided(Domain.Risk.RiskGrade.High).Wait(hours: 1);
        foreach (var victims in new[] { OrderKind.NonMolestation, OrderKind.Injunction, OrderKind.Undertaking, OrderKind.RestrainingOnConviction })
        {
            Assert.True(Open().OrderMade(victims).Duty("CLK-19", "").IsOpen);
            Assert.True(Open().OrderMade(victims).Shows(Domain.Alarms.AlarmKind.NoOrderDecision));
            Assert.True(Asked().Wait(hours: 1).OrderMade(victims).Duty("CLK-20").IsOpen);
        }

        foreach (var police in OrderLaw.AppliedForByPolice)
        {
            var story = A.Case().Decided(Domain.Risk.RiskGrade.High).Wait(hours: 1);
            story.Keep(Order.Made(story.Case, new MadeContent(police, story.Now, Today.AddYears(2).AddDays(1)), story.Officer, story.Now));
            Assert.False(story.Duty("CLK-19", "").IsOpen);
            Assert.False(story.Shows(Domain.Alarms.AlarmKind.NoOrderDecision));
        }

        var given = Asked();
        given.Keep(Order.Consider(given.Case, OrderKind.StalkingProtection, T));
        foreach (var alone in new Domain.Cases.NotNowReason?[] { null, Domain.Cases.NotNowReason.VictimDoesNotSupport, Domain.Cases.NotNowReason.WillBeCharged })
            Refused.By("ORD-01", given, () => given.Last<Order>().Withdraw(alone, "She does not want it.", given.Officer, T));
        Refused.By("ORD-01", given, () => given.Last<Order>().Withdraw(Domain.Cases.NotNowReason.Other, " ", given.Officer, T));
    }

    [Fact, Trait("Rule", "CLK-23")]
    public void A_full_order_after_an_interim_one_that_was_notified_asks_for_nothing_again()
    {
        var story = Made(OrderKind.InterimStalkingProtection, Today.AddDays(28)).OrderServed().Wait(days: 1)
            .On<Order>(o => o.RecordNotification(T.AddDays(1), Guid.NewGuid(), T.AddDays(1)));
        story.Wait(days: 10).OrderMade().OrderServed();

        Assert.NotNull(Assert.Single(story.DutiesOf("CLK-23")).MetAt);
        Assert.Empty(A.Case().OrderMade(OrderKind.NonMolestation).OrderServed().DutiesOf("CLK-23"));
        Assert.Empty(A.Case().OrderMade().OrderServed(exempt: true).DutiesOf("CLK-23"));
    }

    [Theory, Trait("Rule", "CLK-23")]
    [InlineData(true)]
    [InlineData(false)]
    public void An_interim_order_that_had_ended_before_the_full_one_was_made_spares_no_notification(bool discharged)
    {
        var story = Made(OrderKind.InterimStalkingProtection, Today.AddDays(5)).OrderServed().Wait(days: 1)
            .On<Order>(o => o.RecordNotification(T.AddDays(1), Guid.NewGuid(), T.AddDays(1)));
        if (discharged) story.Wait(days: 1).On<Order>(o => o.End(story.Now, "Discharged.", story.Officer, story.Now));
        story.Wait(days: discharged ? 1 : 10).OrderMade().OrderServed();

        Assert.Equal(2, story.DutiesOf("CLK-23").Count);
    }
}
