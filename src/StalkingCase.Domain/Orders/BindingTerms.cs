using System.Text.RegularExpressions;

namespace StalkingCase.Domain.Orders;

/// <summary>One live condition of one live order.</summary>
public sealed record BindingTerm(Order Order, OrderCondition Condition);

/// <summary>Orders, or bail, that do not say the same of contact with the victim.</summary>
public sealed record ContactConflict(IReadOnlyList<Order> Forbidding, IReadOnlyList<Order> Silent);

/// <summary>
/// ORD-07: what binds the suspect now, of all live orders for this victim. Every term is shown; of distances from the same place only
/// the longest, because it holds the shorter. Two places are never taken for one.
/// </summary>
public static partial class BindingTerms
{
    public static IReadOnlyList<BindingTerm> Of(IEnumerable<Order> orders, DateOnly today)
    {
        var all = Live(orders, today).SelectMany(o => o.Conditions.Where(c => c.EndedAt is null).Select(c => new BindingTerm(o, c))).ToList();
        var strictest = all.Where(t => t.Condition.Kind is ConditionKind.Distance).GroupBy(t => PlaceIn(t.Condition.Words))
            .Select(g => g.OrderByDescending(t => t.Condition.Metres ?? 0).ThenByDescending(t => t.Order.EndsOn ?? DateOnly.MaxValue).First()).ToHashSet();
        return [.. all.Where(t => t.Condition.Kind is not ConditionKind.Distance || strictest.Contains(t))];
    }

    /// <summary>Null where they agree. An order without any recorded condition says nothing that could be compared.</summary>
    /// <param name="bailForbids">What bail says of contact; null where there is none.</param>
    public static ContactConflict? ContactConflict(IEnumerable<Order> orders, DateOnly today, bool? bailForbids)
    {
        var written = Live(orders, today).Where(o => o.Conditions.Any(c => c.EndedAt is null)).ToLookup(o => o.Conditions.Any(c => c is { EndedAt: null, Kind: ConditionKind.NoContact }));
        var (forbid, silent) = (written[true].Any() || bailForbids == true, written[false].Any() || bailForbids == false);
        return forbid && silent ? new ContactConflict([.. written[true]], [.. written[false]]) : null;
    }

    private static IEnumerable<Order> Live(IEnumerable<Order> orders, DateOnly today) => orders.Where(o => o.IsLive(today) && !o.ProtectsSomebodyElse);

    /// <summary>The words without the distance: numbers of houses stay.</summary>
    private static string PlaceIn(string words) => Separators().Replace(Distance().Replace(words.ToUpperInvariant(), " "), " ").Trim();

    [GeneratedRegex(@"\b\d[\d,. ]*(M|METRES?|METERS?)\b")]
    private static partial Regex Distance();

    [GeneratedRegex(@"[^\p{L}\p{N}]+")]
    private static partial Regex Separators();
}
