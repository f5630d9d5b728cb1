using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Kernel;

namespace StalkingCase.Domain.Orders;

public enum OrderStatus { Applied, Made, Served, Ended, Refused }

/// <summary>A court order on the suspect. Rules: docs/rules/orders.md. Its pages, conditions and variations come with its own area.</summary>
public sealed class Order : AggregateRoot
{
    private Order() { }

    public Guid CaseId { get; private init; }
    public OrderKind Kind { get; private init; }
    public OrderStatus Status { get; private set; }
    public DateTimeOffset? MadeAt { get; private set; }
    public DateTimeOffset? ServedAt { get; private set; }
    public DateOnly? EndsOn { get; private set; }
    public bool ProtectsSomebodyElse { get; private init; }

    public static Order Apply(Case of, OrderKind kind, DateTimeOffset appliedAt, Guid by, DateTimeOffset now)
    {
        var order = new Order { ForceId = of.ForceId, CaseId = of.Id, Kind = kind };
        order.Happened(FactKind.OrderApplied, of.Id, order.Id, appliedAt, by, now, new FactDetail { Order = kind });
        return order;
    }

    /// <summary>ORD-02: a full stalking protection order lasts two years or more, an interim has an end. ORD-10: history of the suspect starts no clock.</summary>
    public static Order Made(Case of, OrderKind kind, DateTimeOffset madeAt, DateOnly? endsOn, bool protectsSomebodyElse, Guid by, DateTimeOffset now)
    {
        CheckLength(kind, madeAt, endsOn);
        var order = new Order { ForceId = of.ForceId, CaseId = of.Id, Kind = kind, ProtectsSomebodyElse = protectsSomebodyElse };
        order.BeMade(madeAt, endsOn, by, now);
        return order;
    }

    public void BeMade(DateTimeOffset madeAt, DateOnly? endsOn, Guid by, DateTimeOffset now)
    {
        CheckLength(Kind, madeAt, endsOn);
        MoveTo(OrderStatus.Made);
        (MadeAt, EndsOn) = (madeAt, endsOn);
        Happened(FactKind.OrderMade, CaseId, Id, madeAt, by, now, new FactDetail { Order = Kind, EndsOn = endsOn, ProhibitsContact = true, ProtectsSomebodyElse = ProtectsSomebodyElse ? true : null });
    }

    /// <summary>ORD-04: in force against the suspect from service.</summary>
    public void Serve(DateTimeOffset servedAt, Guid by, DateTimeOffset now)
    {
        Rule.Require(MadeAt is { } made && servedAt >= made, "ORD-04", "The order is served after it is made.");
        MoveTo(OrderStatus.Served);
        ServedAt = servedAt;
        Happened(FactKind.OrderServed, CaseId, Id, servedAt, by, now, new FactDetail { Order = Kind });
    }

    public void Refuse(DateTimeOffset at, Guid by, DateTimeOffset now)
    {
        MoveTo(OrderStatus.Refused);
        Happened(FactKind.OrderRefused, CaseId, Id, at, by, now, new FactDetail { Order = Kind });
    }

    public void End(DateTimeOffset at, Guid by, DateTimeOffset now)
    {
        MoveTo(OrderStatus.Ended);
        Happened(FactKind.OrderEnded, CaseId, Id, at, by, now, new FactDetail { Order = Kind });
    }

    private static void CheckLength(OrderKind kind, DateTimeOffset madeAt, DateOnly? endsOn)
    {
        if (kind is OrderKind.StalkingProtection && endsOn is { } end)
            Rule.Require(end >= UkTime.DateOf(madeAt).AddYears(2), "ORD-02", "End date must be at least 2 years after the order date.");
        if (kind is OrderKind.InterimStalkingProtection) Rule.Require(endsOn is not null, "ORD-02", "An interim order needs an end date.");
    }

    private void MoveTo(OrderStatus next)
    {
        var allowed = (Status, next) is (OrderStatus.Applied, OrderStatus.Made) or (OrderStatus.Applied, OrderStatus.Refused)
            or (OrderStatus.Made, OrderStatus.Served) or (OrderStatus.Made, OrderStatus.Ended) or (OrderStatus.Served, OrderStatus.Ended);
        Rule.Require(allowed, "ORD-04", $"An order that is {Status.ToString().ToLowerInvariant()} cannot be {next.ToString().ToLowerInvariant()}.");
        Status = next;
    }
}
