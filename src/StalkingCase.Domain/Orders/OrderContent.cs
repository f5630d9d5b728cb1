namespace StalkingCase.Domain.Orders;

/// <summary>One condition as the court made it: plain words first, the court's wording under them.</summary>
/// <param name="OnDate">The condition's own date, such as a surrender (CLK-27).</param>
public sealed record ConditionContent(ConditionKind Kind, string Words)
{
    public string? CourtWording { get; init; }
    public int? Metres { get; init; }
    public DateOnly? OnDate { get; init; }

    /// <summary>The wording of the force's library that it was taken from; null for own words (ORD-11).</summary>
    public WordingSource? Wording { get; init; }

    /// <summary>What <see cref="ServedScreen"/> found in the words: the condition is held until a second person clears it (SEC-D01).</summary>
    public IReadOnlyList<FoundDetail> Found { get; init; } = [];

    /// <summary>The place that may not be entered, on the map.</summary>
    public Zone? Zone { get; init; }

    /// <summary>What <see cref="ZoneScreen"/> found of the zone: the condition is held in the same way (SEC-D02).</summary>
    public ZoneConcern? Concern { get; init; }
}

/// <summary>How an order was served (ORD-04).</summary>
/// <param name="InCourt">The suspect was present in court, which is service.</param>
public sealed record ServiceContent(DateTimeOffset At, bool InCourt)
{
    public string? Where { get; init; }
    public string? ByWhom { get; init; }
    public string? HowExplained { get; init; }
}

/// <summary>An order that is made already when it is entered.</summary>
public sealed record MadeContent(OrderKind Kind, DateTimeOffset At, DateOnly? EndsOn)
{
    public string? Court { get; init; }
    public OrderRoute Route { get; init; }

    /// <summary>ORD-09: the day from which courts have routes of their own, as the service is set up.</summary>
    public DateOnly? CourtRoutesFrom { get; init; }

    public bool ProtectsSomebodyElse { get; init; }
    public string? MadeElsewhere { get; init; }
    public IReadOnlyList<ConditionContent> Conditions { get; init; } = [];
}
