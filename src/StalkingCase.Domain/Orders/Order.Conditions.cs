using StalkingCase.Domain.Kernel;

namespace StalkingCase.Domain.Orders;

/// <summary>What the order forbids or asks: drafted, screened for the victim's protected details, cleared, checked (SEC-D01, SEC-D02, ORD-05).</summary>
public sealed partial class Order
{
    private readonly List<OrderCondition> _conditions = [];

    public IReadOnlyList<OrderCondition> Conditions => _conditions;

    /// <summary>Conditions drafted before the application: they replace the draft before. One that holds a protected detail is held (SEC-D01).</summary>
    public void Draft(IReadOnlyList<ConditionContent> conditions, Guid by, DateTimeOffset now)
    {
        MustBeOneOf("drafted", OrderStatus.Considered, OrderStatus.Applied, OrderStatus.Made);
        MustBeWritten(conditions);
        EndConditions(now, by, now);
        Changed();
        Add(conditions, now, by, now);
    }

    /// <summary>SEC-D01, SEC-D02: somebody else than the drafter clears what was found, with a reason, and what is found now.</summary>
    public void Clear(Guid conditionId, string reason, ServedScreen screen, Guid by, DateTimeOffset now)
    {
        var condition = Rule.Require(_conditions.FirstOrDefault(c => c.Id == conditionId && c.IsHeld), "SEC-D01", "This condition is not held.");
        Rule.Require(condition.DraftedBy != by, "SEC-D01", "Somebody else than the drafter clears a condition.");
        Rule.Require(!string.IsNullOrWhiteSpace(reason), "SEC-D01", condition.Concern is null ? "Enter why these words may be served." : "Enter why this zone may be served.");
        Rule.Require(screen.Zones.Check(condition.Zone) is not { } concern || concern == condition.Concern, "SEC-D02", "What is known of the protected places changed after this zone was held. Screen the conditions again, then decide.");
        Rule.Require(condition.WasHeldFor(Found(condition, screen)), "SEC-D01", "More became a protected detail after these words were held. Screen the conditions again, then decide.");
        condition.Clear(reason.Trim(), screen.Zones.Places, by, now);
        Changed();
    }

    /// <summary>SEC-D01, SEC-D02: the conditions of an order that stands are compared again with what is protected now; a clearance covers what was known when it was given.</summary>
    /// <returns>How many conditions are held now.</returns>
    public int ScreenAgain(ServedScreen screen, Guid by, DateTimeOffset now)
    {
        Rule.Require(Status is not (OrderStatus.Ended or OrderStatus.Refused), "SEC-D02", $"An order that is {Words(Status)} is not screened again.");
        foreach (var condition in _conditions.Where(c => c.EndedAt is null))
        {
            var (found, concern) = (Found(condition, screen), screen.Zones.Check(condition.Zone, condition.Clearance));
            if (condition.WasHeldFor(found) && (concern is null || (condition.IsHeld && concern == condition.Concern))) continue;
            if (condition.ClearedBecause is { } earlier) Amended(CaseId, $"Condition {condition.Number} cleared", earlier, "Held again: a protected detail became known after it was cleared.", by, now);
            condition.Hold(found, concern);
        }

        Changed();
        return _conditions.Count(c => c is { EndedAt: null, IsHeld: true });
    }

    private static List<FoundDetail> Found(OrderCondition condition, ServedScreen screen) => [.. screen.Check(condition.Words).Concat(screen.Check(condition.CourtWording)).Distinct()];

    /// <summary>CLK-27: what a condition's own date asked for was checked.</summary>
    public void CheckTerm(Guid conditionId, string found, Guid by, DateTimeOffset now)
    {
        MustBeLive();
        var condition = Rule.Require(_conditions.FirstOrDefault(c => c.Id == conditionId && c.OnDate is not null), "ORD-05", "This condition has no date of its own.");
        Rule.Require(!string.IsNullOrWhiteSpace(found), "ORD-05", "Enter what you found.");
        condition.Check(now, found.Trim());
        Happened(FactKind.OrderTermChecked, CaseId, condition.Id, now, by, now, new FactDetail { OrderId = Id });
    }

    private List<OrderCondition> Add(IReadOnlyList<ConditionContent> conditions, DateTimeOffset since, Guid by, DateTimeOffset now)
    {
        var added = new List<OrderCondition>();
        foreach (var content in conditions)
        {
            var number = _conditions.Count(c => c.EndedAt is null) + 1;
            // Whoever wrote the words stays their drafter, who saves them again: a second person clears them.
            var earlier = _conditions.LastOrDefault(c => c.Says(content));
            var condition = new OrderCondition(number, content, since, earlier?.DraftedBy ?? by);
            if (earlier is not null && earlier.OnDate == content.OnDate) condition.StaysCheckedAs(earlier);
            _conditions.Add(condition);
            added.Add(condition);
        }

        // A date binds nobody before the court made the order; one that it keeps runs from when it did.
        if (MadeAt is { } made) foreach (var set in added.GroupBy(c => _conditions.Exists(x => x.EndedAt is not null && x.IsSameAs(c)) ? made : since)) SetTerms(set, set.Key, by, now);
        return added;
    }

    /// <summary>CLK-27: what has a date of its own is checked after it, once.</summary>
    private void SetTerms(IEnumerable<OrderCondition> conditions, DateTimeOffset at, Guid by, DateTimeOffset now)
    {
        foreach (var condition in conditions.Where(c => c is { OnDate: not null, CheckedAt: null }).ToList())
            Happened(FactKind.OrderTermSet, CaseId, condition.Id, at, by, now, new FactDetail { OrderId = Id, EndsOn = condition.OnDate });
    }

    /// <summary>ORD-05, ORD-11: what a condition needs before anything changes.</summary>
    private static void MustBeWritten(IReadOnlyList<ConditionContent> conditions)
    {
        foreach (var content in conditions)
        {
            Rule.Require(!string.IsNullOrWhiteSpace(content.Words), "ORD-05", "Enter the condition in plain words.");
            Rule.Require(content.Kind is not ConditionKind.Distance || content.Metres > 0, "ORD-05", "Enter the distance in metres.");
            Rule.Require(content.Zone is null || content.Kind is ConditionKind.Place, "SEC-D02", "A zone on the map belongs to a condition not to enter a place.");
            Rule.Require(content.Zone is null or { IsRadiusAllowed: true }, "SEC-D02", "Enter the radius of the zone in metres, up to 50,000.");
            var blanks = content.Wording is null ? [] : LibraryCondition.BlanksIn($"{content.Words} {content.CourtWording}");
            Rule.Require(blanks.Count == 0, "ORD-11", $"Fill in {string.Join(", ", blanks)} in the library's words.");
        }
    }

    private void EndConditions(DateTimeOffset at, Guid by, DateTimeOffset now)
    {
        foreach (var earlier in _conditions.Where(c => c.EndedAt is null))
        {
            earlier.End(at);
            if (earlier.OnDate is not null && MadeAt is not null) Happened(FactKind.OrderTermEnded, CaseId, earlier.Id, at, by, now, new FactDetail { OrderId = Id });
        }
    }

    /// <summary>
    /// The condition of this order with the same words and zone that a second person cleared, if no more is found in them. Whether the zone
    /// stays cleared is asked again before service: its clearance says which places it covers.
    /// </summary>
    private List<OrderCondition?> ClearedAs(IReadOnlyList<ConditionContent> conditions) =>
        [.. conditions.Select(content => _conditions.FirstOrDefault(c => c.EndedAt is null && c.ClearedAt is not null && c.Says(content) && c.WasHeldFor(content.Found)))];

    private static void StayCleared(IEnumerable<OrderCondition> added, IEnumerable<OrderCondition?> cleared)
    {
        foreach (var (condition, earlier) in added.Zip(cleared)) if (earlier is not null) condition.StaysClearedAs(earlier);
    }

    /// <summary>New conditions: held ones are drafted and cleared first.</summary>
    private static void MustNotBeHeld(IReadOnlyList<ConditionContent> conditions)
    {
        if (conditions.FirstOrDefault(c => c.Found.Count > 0) is { } words) Rule.Require(false, "SEC-D01", Held(words.Found));
        if (conditions.FirstOrDefault(c => c.Concern is not null) is { Concern: { } concern })
            Rule.Require(false, "SEC-D02", $"A zone may tell the suspect where a protected place is: {ZoneScreen.Words(concern)}. Change the zone, or save it as a draft and ask a second person to clear it.");
    }

    private void MustNotBeHeld()
    {
        if (_conditions.FirstOrDefault(c => c is { EndedAt: null, IsHeld: true, Held: not null }) is { } words)
            Rule.Require(false, "SEC-D01", $"This order contains the victim's protected details in condition {words.Number}: \"{words.Held}\". Remove them, or ask a second person to clear it.");
        if (_conditions.FirstOrDefault(c => c is { EndedAt: null, IsHeld: true }) is { Concern: { } concern } zone)
            Rule.Require(false, "SEC-D02", $"The zone of condition {zone.Number} may tell the suspect where a protected place is: {ZoneScreen.Words(concern)}. Change it, or ask a second person to clear it.");
    }

    /// <summary>Also what became a protected detail after the words were drafted: the victim may have moved since.</summary>
    private void MustHoldNothing(ServedScreen screen)
    {
        foreach (var condition in _conditions.Where(c => c.EndedAt is null))
        {
            var found = Found(condition, screen);
            if (!condition.WasHeldFor(found)) Rule.Require(false, "SEC-D01", $"Condition {condition.Number}: {Held(found)}");
        }

        MustNotBeHeld();
        foreach (var condition in _conditions.Where(c => c.EndedAt is null))
        {
            if (screen.Zones.Check(condition.Zone, condition.Clearance) is { } concern)
                Rule.Require(false, "SEC-D02", $"The zone of condition {condition.Number} may tell the suspect where a protected place is: {ZoneScreen.Words(concern)}. Screen the conditions again, then change it or ask a second person to clear it.");
        }
    }

    private static string Held(IReadOnlyList<FoundDetail> found) =>
        $"These words contain the victim's protected details: {string.Join(", ", found.Select(f => $"\"{f.Words}\""))}. Remove them, or save them as a draft, or screen the conditions again, and ask a second person to clear it.";
}
