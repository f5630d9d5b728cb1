using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.Orders;
using StalkingCase.Domain.Tests.Support;

namespace StalkingCase.Domain.Tests.Orders;

public class OrderTests
{
    private static readonly DateTimeOffset T = Story.Start;
    private static readonly DateOnly Today = UkTime.DateOf(T);
    private static readonly ConditionContent NoContact = new(ConditionKind.NoContact, "Not to contact the victim.");

    private static readonly Dictionary<string, Action<Story, Order>> Acts = new()
    {
        ["apply"] = (s, o) => o.Apply("Castle Hill Magistrates' Court", s.Now, Today.AddDays(14), [NoContact], ServedScreen.Nothing, s.Officer, s.Now),
        ["withdraw"] = (s, o) => o.Withdraw(NotNowReason.AnotherOrderProtects, "Another order protects the victim.", s.Officer, s.Now),
        ["make"] = (s, o) => o.BeMade(s.Now, null, Today.AddYears(3), [NoContact], s.Officer, s.Now),
        ["refuse"] = (s, o) => o.Refuse(s.Now, s.Officer, s.Now),
        ["serve"] = (s, o) => o.Serve(CourtActs.ByHand(s.Now), false, ServedScreen.Nothing, s.Officer, s.Now),
        ["finish a step"] = (s, o) => o.Finish(OrderStep.Pnc, s.Now, s.Officer, s.Now),
        ["notify"] = (s, o) => o.RecordNotification(s.Now, s.Officer, s.Now),
        ["vary"] = (s, o) => o.Vary(s.Now, Today.AddYears(3), [NoContact], "The court changed a place.", false, s.Officer, s.Now),
        ["renew"] = (s, o) => o.Vary(s.Now, Today.AddYears(5), [], "Still at risk.", true, s.Officer, s.Now),
        ["decide on renewal"] = (s, o) => o.DecideRenewal(RenewalDecision.Renew, "Wants it to go on.", "Still at risk.", s.Officer, s.Now),
        ["end"] = (s, o) => o.End(s.Now, "Discharged by the court.", s.Officer, s.Now),
    };

    private static readonly Dictionary<OrderStatus, string[]> Reached = new()
    {
        [OrderStatus.Considered] = [],
        [OrderStatus.Applied] = ["apply"],
        [OrderStatus.Made] = ["apply", "make"],
        [OrderStatus.Served] = ["apply", "make", "serve"],
        [OrderStatus.Refused] = ["apply", "refuse"],
        [OrderStatus.Ended] = ["apply", "make", "serve", "end"],
    };

    private static readonly Dictionary<OrderStatus, string[]> Legal = new()
    {
        [OrderStatus.Considered] = ["apply", "withdraw"],
        [OrderStatus.Applied] = ["withdraw", "make", "refuse"],
        [OrderStatus.Made] = ["serve", "finish a step", "vary", "renew", "decide on renewal", "end"],
        [OrderStatus.Served] = ["finish a step", "notify", "vary", "renew", "decide on renewal", "end"],
        [OrderStatus.Refused] = [],
        [OrderStatus.Ended] = [],
    };

    public static TheoryData<OrderStatus, string> EveryPair()
    {
        var pairs = new TheoryData<OrderStatus, string>();
        foreach (var status in Reached.Keys) foreach (var act in Acts.Keys) pairs.Add(status, act);
        return pairs;
    }

    [Theory, MemberData(nameof(EveryPair)), Trait("Rule", "ORD-04")]
    public void Every_act_in_every_state_is_done_or_refused_with_nothing_changed(OrderStatus status, string act)
    {
        var story = A.Case();
        var order = Order.Consider(story.Case, OrderKind.StalkingProtection, T);
        story.Keep(order);
        foreach (var way in Reached[status])
        {
            story.Wait(hours: 1);
            Acts[way](story, order);
            story.Keep(order);
        }

        story.Wait(hours: 1);
        Assert.Equal(status, order.Status);
        if (Legal[status].Contains(act))
        {
            Acts[act](story, order);
            Assert.NotEmpty(order.UnsavedFacts);
            return;
        }

        var (version, conditions) = (order.Version, order.Conditions.Count);
        Assert.Throws<RuleViolationException>(() => Acts[act](story, order));
        Assert.Equal((version, conditions, 0, status), (order.Version, order.Conditions.Count, order.UnsavedFacts.Count, order.Status));
    }

    [Fact, Trait("Rule", "ORD-02")]
    public void A_stalking_protection_order_lasts_two_years_to_the_day_or_more_and_an_interim_has_an_end()
    {
        var story = A.Case();
        Order Make(OrderKind kind, DateOnly? ends) => Order.Made(story.Case, new MadeContent(kind, T, ends), story.Officer, T);

        Refused.By("ORD-02", story, () => Make(OrderKind.StalkingProtection, Today.AddYears(2).AddDays(-1)));
        Refused.By("ORD-02", story, () => Make(OrderKind.InterimStalkingProtection, null));
        Refused.By("ORD-02", story, () => Make(OrderKind.NonMolestation, Today.AddDays(-1)));
        Assert.Equal(OrderStatus.Made, Make(OrderKind.StalkingProtection, Today.AddYears(2)).Status);
        Assert.Equal(OrderStatus.Made, Make(OrderKind.StalkingProtection, null).Status);
    }

    [Fact, Trait("Rule", "ORD-04")]
    public void Service_needs_a_place_and_a_person_unless_the_suspect_was_in_court_and_never_precedes_the_order()
    {
        var story = A.Case().OrderMade();
        var order = story.Last<Order>();

        Refused.By("ORD-04", story, () => order.Serve(CourtActs.ByHand(T) with { Where = " " }, false, ServedScreen.Nothing, story.Officer, T));
        Refused.By("ORD-04", story, () => order.Serve(CourtActs.ByHand(T) with { ByWhom = null }, false, ServedScreen.Nothing, story.Officer, T));
        Refused.By("ORD-04", story, () => order.Serve(CourtActs.ByHand(T.AddTicks(-1)), false, ServedScreen.Nothing, story.Officer, T));
        order.Serve(new ServiceContent(T, InCourt: true), false, ServedScreen.Nothing, story.Officer, T);
        Assert.Equal("Present in court when it was made.", order.Service);
    }

    [Theory, Trait("Rule", "ORD-03")]
    [InlineData(2026, 3, 2, 9, 0, 2026, 3, 4)] // an ordinary Monday
    [InlineData(2026, 1, 30, 15, 0, 2026, 2, 1)] // across the end of a month
    [InlineData(2026, 3, 28, 23, 30, 2026, 3, 30)] // across the change to summer time
    [InlineData(2026, 10, 24, 23, 59, 2026, 10, 26)] // across the change back
    public void Notification_is_due_on_the_third_day_counting_the_day_of_service(int y, int m, int d, int h, int min, int dueY, int dueM, int dueD)
    {
        var served = UkTime.At(new DateOnly(y, m, d), new TimeOnly(h, min));
        var story = A.Case().At(served).OrderMade().OrderServed();

        Assert.Equal(new DateOnly(dueY, dueM, dueD), story.Last<Order>().LastNotificationDay);
        Assert.Equal(UkTime.At(new DateOnly(dueY, dueM, dueD), new TimeOnly(23, 59)), story.Duty("CLK-23").DueBy);
        Assert.Equal(UkTime.At(new DateOnly(dueY, dueM, dueD).AddDays(1), new TimeOnly(9, 0)), story.Duty("CLK-23").SergeantAt);
    }

    [Fact, Trait("Rule", "ORD-03")]
    public void A_missed_notification_is_recorded_only_once_the_third_day_is_over()
    {
        var story = A.Case().OrderMade().OrderServed();
        var order = story.Last<Order>();

        Refused.By("ORD-03", story, () => order.RecordMissedNotification(story.Officer, T.AddDays(2)));
        story.At(T.AddDays(3)).On<Order>(o => o.RecordMissedNotification(story.Officer, story.Now));
        Assert.NotNull(story.Duty("CLK-23").MetAt);
    }

    [Fact, Trait("Rule", "ORD-06")]
    public void A_renewal_moves_the_end_forward_only_and_keeps_the_earlier_conditions_readable()
    {
        var story = A.Case();
        var order = Order.Made(story.Case, new MadeContent(OrderKind.StalkingProtection, T, Today.AddYears(2)) { Conditions = [NoContact] }, story.Officer, T);
        story.Keep(order).Wait(days: 30);

        Refused.By("ORD-06", story, () => order.Vary(story.Now, Today.AddYears(2), [], "Still at risk.", true, story.Officer, story.Now));
        order.Vary(story.Now, Today.AddYears(4), [new(ConditionKind.Distance, "Not within the distance.") { Metres = 200 }], "Still at risk.", true, story.Officer, story.Now);

        Assert.Equal([(1, false), (1, true)], order.Conditions.Select(c => (c.Number, c.EndedAt is null)));
        Assert.Equal(Today.AddYears(4), order.EndsOn);
    }

    [Fact, Trait("Rule", "ORD-09")]
    public void A_court_makes_no_stalking_protection_order_of_its_own_before_the_law_says_so()
    {
        var story = A.Case();

        Refused.By("ORD-09", story, () => Order.Made(story.Case, new MadeContent(OrderKind.StalkingProtection, T, null) { Route = OrderRoute.OnConviction }, story.Officer, T));
    }
}
