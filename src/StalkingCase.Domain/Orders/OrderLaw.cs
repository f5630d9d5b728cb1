using StalkingCase.Domain.Kernel;
using static StalkingCase.Domain.Orders.OrderKind;

namespace StalkingCase.Domain.Orders;

/// <summary>What the law says of each kind of order (law.md 2 and 3), by date where it changes.</summary>
public static class OrderLaw
{
    /// <summary>ORD-09: from when courts may make a stalking protection order of their own motion. Unknown until a date is commenced.</summary>
    public static DateOnly? CourtRoutesFrom => null;

    /// <summary>Kinds that the police apply for themselves.</summary>
    public static readonly IReadOnlyList<OrderKind> AppliedForByPolice =
        [StalkingProtection, InterimStalkingProtection, DomesticViolenceOrder, DomesticAbuseOrder];

    /// <summary>ORD-01: an order of a kind that the police apply for, made for this victim. The victim's own injunction is no decision of theirs.</summary>
    public static bool IsMadeForPolice(Fact fact) =>
        fact.Kind is FactKind.OrderMade && fact.Detail.ProtectsSomebodyElse != true && fact.Detail.Order is { } kind && AppliedForByPolice.Contains(kind);

    public static BreachInLaw BreachOf(OrderKind kind) => kind switch
    {
        DomesticViolenceNotice or DomesticViolenceOrder => BreachInLaw.ArrestableContempt,
        Undertaking => BreachInLaw.Contempt,
        Other => BreachInLaw.DependsOnOrder,
        _ => BreachInLaw.Crime,
    };

    /// <summary>ORD-03: name and address to be notified within three days of service.</summary>
    public static bool AsksForNotification(OrderKind kind) => kind is StalkingProtection or InterimStalkingProtection or DomesticAbuseOrder;

    /// <summary>CLK-30: a notice must be before the court in 48 hours.</summary>
    public static bool IsNotice(OrderKind kind) => kind is DomesticViolenceNotice or DomesticAbuseNotice;

    /// <summary>What replaces a notice, or an interim order, once the court has heard it.</summary>
    public static OrderKind? FullOf(OrderKind kind) => kind switch
    {
        InterimStalkingProtection => StalkingProtection,
        DomesticViolenceNotice => DomesticViolenceOrder,
        DomesticAbuseNotice => DomesticAbuseOrder,
        _ => null,
    };

    public static bool AllowsRoute(OrderRoute route, DateOnly on) => route is OrderRoute.PoliceApplication || (CourtRoutesFrom is { } from && on >= from);

    /// <summary>ORD-02, and that an end lies after the beginning.</summary>
    public static void CheckLength(OrderKind kind, DateTimeOffset madeAt, DateOnly? endsOn)
    {
        if (kind is InterimStalkingProtection) Rule.Require(endsOn is not null, "ORD-02", "An interim order needs an end date.");
        if (endsOn is not { } end) return;
        Rule.Require(end >= UkTime.DateOf(madeAt), "ORD-02", "End date must be on or after the order date.");
        if (kind is StalkingProtection) Rule.Require(end >= UkTime.DateOf(madeAt).AddYears(2), "ORD-02", "End date must be at least 2 years after the order date.");
    }
}
