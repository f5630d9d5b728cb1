using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.Orders;
using StalkingCase.Domain.Safeguarding;
using StalkingCase.Domain.Victims;

namespace StalkingCase.Domain.Tests.Support;

/// <summary>Orders, custody, closure, the plan and contact with the victim.</summary>
public static class CourtActs
{
    public static readonly ClosureObstacles Nothing = new(false, false, false, false, false, false);

    public static readonly ClosureRecord Record = new(OutcomeCode.EvidentialDifficulty, true, "Little.", null, true);

    public static Story OrderMade(this Story story, OrderKind kind = OrderKind.StalkingProtection, int years = 2, bool protectsSomebodyElse = false) =>
        story.Keep(Order.Made(story.Case, new MadeContent(kind, story.Now, UkTime.DateOf(story.Now).AddYears(years)) { ProtectsSomebodyElse = protectsSomebodyElse }, story.Officer, story.Now));

    public static ServiceContent ByHand(DateTimeOffset at) => new(at, InCourt: false) { Where = "The police station", ByWhom = "The officer in the case", HowExplained = "Read out." };

    public static Story OrderServed(this Story story, bool exempt = false) => story.On<Order>(o => o.Serve(ByHand(story.Now), exempt, ServedScreen.Nothing, story.Officer, story.Now));

    public static Story On<T>(this Story story, Action<T> act) where T : AggregateRoot
    {
        var record = story.Last<T>();
        act(record);
        return story.Keep(record);
    }

    public static Story Arrested(this Story story, DateTimeOffset? at = null) => story.Act(c => c.RecordArrest(at ?? story.Now, story.Officer, story.Now));

    public static Story Released(this Story story) => story.Act(c => c.RecordRelease(story.Now, false, story.Officer, story.Now));

    public static Story Bailed(this Story story, bool noContact = true, DateTimeOffset? at = null) =>
        story.Act(c => c.RecordBail(at ?? story.Now, noContact, null, story.Officer, story.Now));

    public static Story BailEnded(this Story story) => story.Act(c => c.RecordBailEnd(story.Now, story.Officer, story.Now));

    public static Story Warned(this Story story) => story.Act(c => c.RecordWarning(story.Now, story.Officer, story.Now));

    public static Story Charged(this Story story) => story.Act(c => c.RecordCharge(story.Now, story.Officer, story.Now));

    public static Story NotNow(this Story story) =>
        story.Act(c => c.ConsiderOrder(OrderDecision.NotNow, NotNowReason.CriteriaNotMet, "Not met.", story.Officer, story.Now));

    public static Story ArrestDecided(this Story story, Guid breach, ArrestDecision decision, Decider by) =>
        story.Act(c => c.DecideArrest(breach, decision, "Because.", by, story.Now));

    public static Story Planned(this Story story) => story.Keep(Plan(story, Guid.NewGuid()));

    /// <summary>An active plan with every part that High risk needs.</summary>
    public static SafeguardingPlan Plan(Story story, Guid owner)
    {
        var plan = SafeguardingPlan.Start(story.Case, owner, story.Officer, story.Now);
        foreach (var domain in SafeguardingPlan.NeededAtHigh) plan.NotApplicable(domain, "Not in this story.", story.Officer, story.Now);
        plan.Activate(null, VictimAgreement.Yes, null, story.Now, story.Officer, story.Now);
        return plan;
    }

    public static Story Told(this Story story, params ToldOf[] told) => story.Told(story.Now, told);

    public static Story Told(this Story story, DateTimeOffset at, params ToldOf[] told) =>
        story.Keep(VictimContact.Record(story.Case, true, told, "Spoke to her.", at, story.Officer, story.Now));

    public static Story NoAnswer(this Story story) =>
        story.Keep(VictimContact.Record(story.Case, false, [], "No answer.", story.Now, story.Officer, story.Now));

    public static Story ClosureAsked(this Story story) =>
        story.Act(c => c.RequestClosure(OutcomeCode.EvidentialDifficulty, "Nothing more to do.", Nothing, story.Officer, story.Now));

    public static Story Closed(this Story story) => story.ClosureAsked().Act(c => c.Close(Record, null, Nothing, story.Sergeant, story.Now));

    public static Story Reopened(this Story story) => story.Act(c => c.Reopen("He is back.", story.Sergeant.Id, story.Now));

    public static Story Cleared(this Story story, Domain.Alarms.AlarmKind kind)
    {
        var alarm = story.Alarms.Last(a => a.Kind == kind && a.IsOpen);
        return story.Act(c => c.ClearAlarm(kind, alarm.Id, "Read and answered.", story.Sergeant, story.Now));
    }
}
