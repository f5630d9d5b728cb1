using StalkingCase.Domain.Duties;
using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.Orders;
using StalkingCase.Domain.Reports;
using StalkingCase.Domain.Tests.Support;

namespace StalkingCase.Domain.Tests.Duties;

public partial class OrderClockTests
{
    [Fact, Trait("Rule", "CLK-30")]
    public void A_notice_is_before_the_court_within_48_hours()
    {
        var story = Made(OrderKind.DomesticAbuseNotice, null);
        Assert.Equal(T.AddHours(48), story.Duty("CLK-30").DueBy);

        story.Wait(hours: 40).OrderMade(OrderKind.DomesticAbuseOrder);
        Assert.NotNull(story.Duty("CLK-30").MetAt);
    }

    [Fact, Trait("Rule", "CLK-29")]
    public void Breaking_an_order_whose_breach_is_contempt_or_bail_after_charge_is_before_the_court_in_24_hours()
    {
        var story = A.Case().OrderMade(OrderKind.DomesticViolenceOrder).Wait(days: 1);
        var order = story.Last<Order>();
        var breach = Domain.Cases.Entry.Record(story.Case, new Domain.Cases.EntryContent(EntryType.Breach, story.Now, Domain.Cases.TimePrecision.Minute, "Rang her.", [Box.UnwantedContact, Box.BreachOfOrder]) { Order = (order.Id, order.Kind) }, story.Officer, story.Now);
        story.Keep(breach).ArrestDecided(breach.Id, ArrestDecision.Arrested, story.Sergeant);
        Assert.Equal(story.Now.AddHours(24), story.Duty("CLK-29").DueBy);

        var bail = A.Case().Charged().Bailed().Wait(days: 1).Incident(Box.UnwantedContact, Box.BreachOfBail);
        bail.ArrestDecided(bail.Last<Domain.Cases.Entry>().Id, ArrestDecision.Arrested, bail.Sergeant);
        Assert.Equal(bail.Now.AddHours(24), bail.Duty("CLK-29").DueBy);
        var spo = A.Case().OrderMade().Wait(days: 1).Incident(Box.UnwantedContact, Box.BreachOfOrder);
        spo.ArrestDecided(spo.Last<Domain.Cases.Entry>().Id, ArrestDecision.Arrested, spo.Sergeant);
        Assert.Empty(spo.DutiesOf("CLK-29"));
    }

    [Fact, Trait("Rule", "CLK-32")]
    public void Bail_before_charge_ends_after_three_months_six_or_nine_by_the_rank_that_extended_it()
    {
        var story = A.Case().Bailed();
        Assert.Equal(UkTime.At(Today.AddMonths(3), new TimeOnly(23, 59)), story.Duty("CLK-32").DueBy);

        story.Wait(days: 60);
        Refused.By("CLK-32", story, () => story.Case.ExtendBail(T, story.Now, Today.AddMonths(6).AddDays(1), true, story.Inspector, story.Now));
        story.Act(c => c.ExtendBail(T, story.Now, Today.AddMonths(6), true, story.Inspector, story.Now));
        Assert.Equal(UkTime.At(Today.AddMonths(6), new TimeOnly(23, 59)), story.Duty("CLK-32").DueBy);

        story.Charged();
        Assert.NotNull(story.Duty("CLK-32").MetAt);
        Assert.Empty(A.Case().Charged().Wait(days: 1).Bailed().DutiesOf("CLK-32"));
    }

    [Fact, Trait("Rule", "CLK-20")]
    public void An_application_that_is_given_up_by_a_decision_with_a_reason_is_owed_no_longer()
    {
        var story = A.Case().Act(c => c.ConsiderOrder(OrderDecision.Apply, null, "All three tests are met.", Guid.NewGuid(), T));
        story.Keep(Order.Consider(story.Case, OrderKind.StalkingProtection, T));
        Assert.True(story.Duty("CLK-20").IsOpen);

        story.Wait(days: 1).On<Order>(o => o.Withdraw(Domain.Cases.NotNowReason.AnotherOrderProtects, "A restraining order was made.", story.Officer, story.Now));

        Assert.False(story.Duty("CLK-20").IsOpen);
    }

    [Fact]
    public void A_change_of_policy_re_times_what_is_open_when_it_starts_and_nothing_that_ended_before()
    {
        var story = A.Case().WarrantIssued().WarrantIssued();
        var from = T.AddHours(10);
        var policy = PolicyHistory.Of([(from, """{"CLK-35":{"B":"48h"}}""")]);
        IReadOnlyList<Duty> Under(Story s) => DutyBook.Derive(s.Facts, s.Alarms, s.Risk, policy);

        Assert.All(Under(story).Where(d => d.Clock == "CLK-35"), d => Assert.Equal(T.AddHours(48), d.DueBy));
        story.Wait(hours: 9).Attempted();
        Assert.Equal([T.AddHours(48), T.AddHours(72)], Under(story).Where(d => d.Clock == "CLK-35").Select(d => d.DueBy).Order());
    }

    [Fact, Trait("Rule", "CLK-25")]
    public void A_short_order_warns_only_where_there_is_time_and_nobody_reads_a_warning_that_was_due_before_it_was_made()
    {
        var rows = Made(OrderKind.DomesticViolenceOrder, Today.AddDays(27)).DutiesOf("CLK-25");

        Assert.All(rows, r => Assert.True(r.DueBy > T, $"{r.Part} was due {r.DueBy:u}."));
        Assert.Equal(2, rows.Count);
    }

    [Fact, Trait("Rule", "ORD-10"), Trait("Rule", "ORD-05")]
    public void An_order_that_protects_somebody_else_is_neither_served_varied_nor_broken_here()
    {
        var story = A.Case().OrderMade(protectsSomebodyElse: true);
        var order = story.Last<Order>();
        var content = new Domain.Cases.EntryContent(EntryType.Breach, T, Domain.Cases.TimePrecision.Minute, "Rang her.", [Box.BreachOfOrder]);

        Refused.By("ORD-10", story, () => order.Serve(CourtActs.ByHand(T), false, ServedScreen.Nothing, story.Officer, T));
        Refused.By("ORD-10", story, () => order.Vary(T, null, [], "Changed.", false, story.Officer, T));
        Refused.By("ORD-10", story, () => order.RecordBreach(story.Case, content, story.Officer, T));
        Refused.By("ORD-05", story, () => Order.Consider(story.Case, OrderKind.StalkingProtection, T).RecordBreach(story.Case, content, story.Officer, T));
    }
}
