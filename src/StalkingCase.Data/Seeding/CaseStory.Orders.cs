using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Duties;
using StalkingCase.Domain.Orders;
using StalkingCase.Domain.Risk;
using StalkingCase.Domain.Warrants;

namespace StalkingCase.Data.Seeding;

public sealed partial class CaseStory
{
    public Order? LastOrder { get; private set; }

    public CaseStory ConsiderOrder(TimeSpan gap, OrderDecision decision = OrderDecision.NotNow)
    {
        if (Moves(gap)) Case.ConsiderOrder(decision, decision is OrderDecision.NotNow ? NotNowReason.CriteriaNotMet : null, "Talked through with the order officer.", Officer, At);
        return this;
    }

    public CaseStory OrderMade(TimeSpan gap, OrderKind kind, int? days = null, bool withZone = false)
    {
        if (!Moves(gap)) return this;
        var ends = days is { } end ? Domain.Kernel.UkTime.DateOf(At).AddDays(end) : (DateOnly?)null;
        LastOrder = Add(Order.Made(Case, new MadeContent(kind, At, ends) { Court = _by.Of(Courts), Conditions = [.. Unit.Conditions ?? Conditions, .. withZone ? [Zone()] : Array.Empty<ConditionContent>()] }, Officer, At));
        return this;
    }

    /// <summary>A zone over a whole town, with the victim's places somewhere in it and far from its centre (SEC-D02).</summary>
    private ConditionContent Zone()
    {
        var (north, east) = (54.2104m + (Number % 100 / 1000m), -0.9127m);
        foreach (var place in Case.Victim.Contacts.Where(c => c.IsPlace)) Case.PutOnMap(Case.Victim.Id, place.Id, new ProtectedPosition(new MapPoint(north + 0.0148m, east - 0.0063m)), At);
        return new ConditionContent(ConditionKind.Place, $"Not to enter {Unit.Town} within the circle on the map attached, except to attend court.") { Zone = new Zone(new MapPoint(north, east), 3000) };
    }

    public CaseStory Serve(TimeSpan gap)
    {
        if (LastOrder is { Status: OrderStatus.Made } && Moves(gap)) LastOrder.Serve(new ServiceContent(At, InCourt: false) { Where = "At the police station", ByWhom = "The officer in the case", HowExplained = "Read out, each condition explained." }, exemptFromNotification: false, ServedScreen.Nothing, Officer, At);
        return this;
    }

    public CaseStory Warrant(TimeSpan gap, WarrantGrade grade)
    {
        if (!Moves(gap)) return this;
        _warrant = Add(Domain.Warrants.Warrant.Issue(Case, new WarrantContent(WarrantType.FirstInstance, At, _by.Of(Courts), "Stalking, s.2A", BackedForBail: false) { LikelyPlaces = "A friend in the next town; the gym on the ring road." }, Officer, At));
        if (!Moves(_by.Hours(1, 3))) return this;
        _warrant.GradeAs(grade, WarrantGrade.B, Unit.Officers[^1], At);
        _warrant.Circulate(At, Unit.Officers[^1], At);
        _warrant.Allocate(Officer, Unit.Sergeant, At);
        return this;
    }

    public CaseStory Attempt(TimeSpan gap, ArrestOutcome outcome)
    {
        if (_warrant is { Status: WarrantStatus.Outstanding } && Moves(gap))
        {
            var latest = _warrant.LatestNextAction(At, At, WarrantGrade.B, Policy.Defaults);
            _warrant.RecordArrestAttempt(new AttemptContent(outcome, At, "The last known address", "The officer in the case and one other", "Spoke to the neighbours, looked for the car.")
            {
                NextAction = outcome is ArrestOutcome.Arrested ? null : "Go back in the evening",
                NextActionBy = outcome is ArrestOutcome.Arrested ? null : At.AddDays(2) is var next && next < latest ? next : latest,
                CustodyReference = outcome is ArrestOutcome.Arrested ? "CU/0000/00" : null,
            }, WarrantGrade.B, Policy.Defaults, Officer, At);
        }

        return this;
    }

    public CaseStory Arrest(TimeSpan gap)
    {
        if (Moves(gap)) Case.RecordArrest(At, Officer, At);
        return this;
    }

    public CaseStory Bail(TimeSpan gap)
    {
        if (Moves(gap)) Case.RecordBail(At, prohibitsContact: true, Domain.Kernel.UkTime.DateOf(At).AddMonths(3), Officer, At);
        return this;
    }

    public CaseStory Charge(TimeSpan gap)
    {
        if (Moves(gap)) Case.RecordCharge(At, Officer, At);
        return this;
    }

    public CaseStory NoFurtherAction(TimeSpan gap)
    {
        if (Moves(gap)) Case.RecordNoFurtherAction(At, OutcomeCode.EvidentialDifficulty, Officer, At);
        return this;
    }

    private static readonly string[] Courts = ["Northmere Magistrates' Court", "Castle Hill Magistrates' Court", "Eastvale Magistrates' Court"];

    private static readonly ConditionContent[] Conditions =
    [
        new(ConditionKind.NoContact, "Not to contact the victim, directly or through anybody else."),
        new(ConditionKind.Distance, "Not to come within the distance of the victim.") { Metres = 100 },
    ];
}
