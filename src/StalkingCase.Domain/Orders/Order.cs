using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Kernel;

namespace StalkingCase.Domain.Orders;

/// <summary>
/// A court order, notice or undertaking that binds the suspect. Rules: docs/rules/orders.md. Bail is a fact of the case.
/// What it says is written for the suspect to read: nothing here may hold the victim's protected details (SEC-D01).
/// </summary>
public sealed partial class Order : AggregateRoot
{
    private Order() { }

    public Guid CaseId { get; private init; }
    public OrderKind Kind { get; private init; }
    public OrderRoute Route { get; private init; }
    public OrderStatus Status { get; private set; }
    public string? Court { get; private set; }
    public DateOnly? HearingOn { get; private set; }
    public DateTimeOffset? ConsideredAt { get; private init; }
    public DateTimeOffset? AppliedAt { get; private set; }
    public DateTimeOffset? MadeAt { get; private set; }
    public DateTimeOffset? ServedAt { get; private set; }
    public string? Service { get; private set; }
    public DateOnly? EndsOn { get; private set; }
    public DateTimeOffset? EndedAt { get; private set; }
    public bool ProtectsSomebodyElse { get; private init; }

    /// <summary>ORD-03: already on a register that asks for the same.</summary>
    public bool IsExemptFromNotification { get; private set; }

    public DateTimeOffset? NotifiedAt { get; private set; }

    /// <summary>The force or court whose order it is, where it is not this force's.</summary>
    public string? MadeElsewhere { get; private init; }

    public RenewalDecision? Renewal { get; private set; }

    /// <summary>Bound by it now: made, not ended, and its last day not over.</summary>
    public bool IsLive(DateOnly today) => Status is OrderStatus.Made or OrderStatus.Served && (EndsOn is null || EndsOn >= today);

    /// <summary>ORD-01: the decision to apply is the case's fact; this is the order that is to come of it.</summary>
    public static Order Consider(Case of, OrderKind kind, DateTimeOffset now)
    {
        Rule.Require(OrderLaw.AppliedForByPolice.Contains(kind), "ORD-01", "The police do not apply for this order themselves.");
        var order = new Order { ForceId = of.ForceId, CaseId = of.Id, Kind = kind, ConsideredAt = now };
        order.Changed();
        return order;
    }

    /// <summary>CLK-20 ends: the application is lodged.</summary>
    public void Apply(string court, DateTimeOffset lodgedAt, DateOnly? hearingOn, IReadOnlyList<ConditionContent> conditions, ServedScreen screen, Guid by, DateTimeOffset now)
    {
        MustBe(OrderStatus.Considered, OrderStatus.Applied);
        Rule.Require(!string.IsNullOrWhiteSpace(court), "ORD-01", "Enter the court.");
        Rule.Require(hearingOn is null || hearingOn >= UkTime.DateOf(lodgedAt), "ORD-01", "Hearing date must be on or after the date lodged.");
        MustHoldNothing(screen);
        MustBeWritten(conditions);
        MustNotBeHeld(conditions);
        MoveTo(OrderStatus.Applied);
        (Court, AppliedAt, HearingOn) = (court.Trim(), lodgedAt, hearingOn);
        Happened(FactKind.OrderApplied, CaseId, Id, lodgedAt, by, now, new FactDetail { Order = Kind });
        Add(conditions, lodgedAt, by, now);
    }

    /// <summary>ORD-01: not to go on with it is a decision like the first, with a reason.</summary>
    public void Withdraw(NotNowReason? because, string reason, Guid by, DateTimeOffset now)
    {
        Rule.Require(Status is OrderStatus.Considered or OrderStatus.Applied, "ORD-01", $"An order that is {Words(Status)} cannot be withdrawn.");
        Case.MustStandAlone(because, reason);
        Amended(CaseId, nameof(Status), Status.ToString(), $"{because}. {reason.Trim()}", by, now);
        (Status, EndedAt) = (OrderStatus.Ended, now);
        Happened(FactKind.OrderConsidered, CaseId, CaseId, now, by, now, new FactDetail { OrderDecision = OrderDecision.NotNow });
        EndConditions(now, by, now);
    }

    /// <summary>An order that did not begin with an application here: a court's own, the victim's, another force's. ORD-10: history of the suspect starts no clock.</summary>
    public static Order Made(Case of, MadeContent made, Guid by, DateTimeOffset now)
    {
        Rule.Require(OrderLaw.AllowsRoute(made.Route, UkTime.DateOf(made.At)), "ORD-09", "A court cannot make this order of its own motion yet.");
        var order = new Order
        {
            ForceId = of.ForceId,
            CaseId = of.Id,
            Kind = made.Kind,
            Status = OrderStatus.Applied,
            Route = made.Route,
            ProtectsSomebodyElse = made.ProtectsSomebodyElse,
            MadeElsewhere = Trimmed(made.MadeElsewhere),
        };
        order.BeMade(made.At, made.Court, made.EndsOn, made.Conditions, by, now);
        return order;
    }

    /// <summary>ORD-02: a full stalking protection order lasts two years or more, an interim has an end.</summary>
    public void BeMade(DateTimeOffset madeAt, string? court, DateOnly? endsOn, IReadOnlyList<ConditionContent> conditions, Guid by, DateTimeOffset now)
    {
        Rule.Require(AppliedAt is null || madeAt >= AppliedAt, "ORD-02", "The order is made after it is applied for.");
        OrderLaw.CheckLength(Kind, madeAt, endsOn);
        MustBeWritten(conditions);
        if (conditions.Count == 0) MustNotBeHeld();
        var cleared = ClearedAs(conditions);
        MoveTo(OrderStatus.Made);
        (MadeAt, EndsOn, Court) = (madeAt, endsOn, Trimmed(court) ?? Court);
        if (conditions.Count > 0)
        {
            // What was applied for gives way to what the court made.
            EndConditions(madeAt, by, now);
        }

        Happened(FactKind.OrderMade, CaseId, Id, madeAt, by, now,
            new FactDetail { Order = Kind, EndsOn = endsOn, ProhibitsContact = true, ProtectsSomebodyElse = ProtectsSomebodyElse ? true : null });
        if (conditions.Count == 0) SetTerms(_conditions.Where(c => c.EndedAt is null), madeAt, by, now);
        StayCleared(Add(conditions, madeAt, by, now), cleared);
    }

    /// <summary>ORD-04: in force against the suspect from service, or from being present in court.</summary>
    public void Serve(ServiceContent service, bool exemptFromNotification, ServedScreen screen, Guid by, DateTimeOffset now)
    {
        MustProtectThisVictim();
        MustBe(OrderStatus.Made, OrderStatus.Served);
        MustHoldNothing(screen);
        Rule.Require(service.At >= MadeAt, "ORD-04", "The order is served after it is made.");
        Rule.Require(service.InCourt || !string.IsNullOrWhiteSpace(service.Where), "ORD-04", "Enter where the order was served.");
        Rule.Require(service.InCourt || !string.IsNullOrWhiteSpace(service.ByWhom), "ORD-04", "Enter who served the order.");
        MoveTo(OrderStatus.Served);
        (ServedAt, IsExemptFromNotification) = (service.At, exemptFromNotification);
        Service = service.InCourt ? "Present in court when it was made." : $"{service.Where!.Trim()}, by {service.ByWhom!.Trim()}. {service.HowExplained?.Trim()}".Trim();
        Happened(FactKind.OrderServed, CaseId, Id, service.At, by, now, new FactDetail { Order = Kind, NoNotification = exemptFromNotification || !OrderLaw.AsksForNotification(Kind) ? true : null });
    }

    /// <summary>CLK-22: on PNC, a copy to the victim, markers on addresses.</summary>
    public void Finish(OrderStep step, DateTimeOffset at, Guid by, DateTimeOffset now)
    {
        MustProtectThisVictim();
        MustBeLive();
        Rule.Require(at >= MadeAt, "ORD-04", "This follows the making of the order.");
        Changed();
        Happened(FactKind.OrderStepDone, CaseId, Id, at, by, now, new FactDetail { Order = Kind, OrderStep = step });
    }

    /// <summary>
    /// The court changes the order: a new end, other conditions. The earlier conditions stay readable with their dates. What the court
    /// did is recorded whatever it holds: a condition that may tell where the victim is stands out as held until a second person clears it (SEC-D01, SEC-D02).
    /// </summary>
    public void Vary(DateTimeOffset at, DateOnly? endsOn, IReadOnlyList<ConditionContent> conditions, string reason, bool renews, Guid by, DateTimeOffset now)
    {
        MustProtectThisVictim();
        var cleared = ClearedAs(conditions);
        MustBeLive();
        Rule.Require(!string.IsNullOrWhiteSpace(reason), "ORD-06", "Enter the reason.");
        Rule.Require(at >= MadeAt, "ORD-06", "The change is made after the order.");
        if (renews) Rule.Require(EndsOn is { } current && (endsOn is null || endsOn > current), "ORD-06", "New end date must be after the current end date.");
        OrderLaw.CheckLength(Kind, MadeAt!.Value, endsOn);
        MustBeWritten(conditions);
        Amended(CaseId, nameof(EndsOn), EndsOn?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), reason.Trim(), by, now);
        (EndsOn, Renewal) = (endsOn, null);
        if (conditions.Count > 0)
        {
            EndConditions(at, by, now);
        }

        Happened(FactKind.OrderVaried, CaseId, Id, at, by, now, new FactDetail { Order = Kind, EndsOn = endsOn });
        StayCleared(Add(conditions, at, by, now), cleared);
    }

    /// <summary>CLK-25, CLK-26, ORD-06: the decision before the order ends.</summary>
    public void DecideRenewal(RenewalDecision decision, string victimView, string reason, Guid by, DateTimeOffset now)
    {
        MustProtectThisVictim();
        MustBeLive();
        Rule.Require(EndsOn is not null, "ORD-06", "An order until further order has no end to decide on.");
        Rule.Require(!string.IsNullOrWhiteSpace(victimView), "ORD-06", "Enter the victim's view, or that it could not be asked.");
        Rule.Require(!string.IsNullOrWhiteSpace(reason), "ORD-06", "Enter the reason.");
        Amended(CaseId, nameof(Renewal), Renewal?.ToString(), $"{decision}. {reason.Trim()} Victim's view: {victimView.Trim()}", by, now);
        Renewal = decision;
        Happened(FactKind.OrderRenewalDecided, CaseId, Id, now, by, now, new FactDetail { Order = Kind, Renewal = decision });
    }

    public void Refuse(DateTimeOffset at, Guid by, DateTimeOffset now)
    {
        Rule.Require(AppliedAt is null || at >= AppliedAt, "ORD-04", "The court refuses after the application.");
        MoveTo(OrderStatus.Refused);
        EndedAt = at;
        Happened(FactKind.OrderRefused, CaseId, Id, at, by, now, new FactDetail { Order = Kind });
    }

    public void End(DateTimeOffset at, string reason, Guid by, DateTimeOffset now)
    {
        Rule.Require(!string.IsNullOrWhiteSpace(reason), "ORD-04", "Enter how the order ended.");
        Rule.Require(MadeAt is null || at >= MadeAt, "ORD-04", "The order ends after it is made.");
        MoveTo(OrderStatus.Ended);
        EndedAt = at;
        Amended(CaseId, nameof(EndedAt), null, reason.Trim(), by, now);
        Happened(FactKind.OrderEnded, CaseId, Id, at, by, now, new FactDetail { Order = Kind });
    }

    private void MustBeLive() => MustBeOneOf("changed", OrderStatus.Made, OrderStatus.Served);

    /// <summary>ORD-05, ORD-10: what may be a breach of this order: made, protecting this victim, and in force when it happened.</summary>
    public Entry RecordBreach(Case of, EntryContent content, Guid by, DateTimeOffset now)
    {
        MustProtectThisVictim();
        Rule.Require(MadeAt is { } made && content.OccurredAt >= UkTime.StartOfDay(UkTime.DateOf(made)), "ORD-05", "An order can be broken once it is made.");
        Rule.Require(Status is OrderStatus.Made or OrderStatus.Served || (Status is OrderStatus.Ended && content.OccurredAt <= EndedAt), "ORD-05", $"An order that is {Words(Status)} cannot be broken.");
        Rule.Require(EndsOn is not { } end || UkTime.DateOf(content.OccurredAt) <= end, "ORD-05", "The order had ended when it happened.");
        return Entry.Record(of, content with { Order = (Id, Kind) }, by, now);
    }

    private void MustProtectThisVictim() =>
        Rule.Require(!ProtectsSomebodyElse, "ORD-10", "This order protects somebody else: it is history of the suspect here.");

    private void MustBeOneOf(string act, params OrderStatus[] statuses) =>
        Rule.Require(statuses.Contains(Status), "ORD-04", $"An order that is {Words(Status)} cannot be {act}.");

    private void MustBe(OrderStatus from, OrderStatus next) => Rule.Require(Status == from, "ORD-04", $"An order that is {Words(Status)} cannot be {Words(next)}.");

    private void MoveTo(OrderStatus next)
    {
        var allowed = (Status, next) is (OrderStatus.Considered, OrderStatus.Applied) or (OrderStatus.Applied, OrderStatus.Made) or (OrderStatus.Applied, OrderStatus.Refused)
            or (OrderStatus.Made, OrderStatus.Served) or (OrderStatus.Made, OrderStatus.Ended) or (OrderStatus.Served, OrderStatus.Ended);
        Rule.Require(allowed, "ORD-04", $"An order that is {Words(Status)} cannot be {Words(next)}.");
        Status = next;
    }

    private static string Words(OrderStatus status) => status switch { OrderStatus.Considered => "only considered", OrderStatus.Applied => "only applied for", OrderStatus.Served => "in force", _ => status.ToString().ToLowerInvariant() };

    private static string? Trimmed(string? words) => string.IsNullOrWhiteSpace(words) ? null : words.Trim();
}
