using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Data.Identity;
using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Duties;
using StalkingCase.Domain.Orders;

namespace StalkingCase.Web.Pages.Admin;

/// <param name="Zones">Zones of conditions that stand, in orders that are drafted or in force.</param>
/// <param name="HeldNow">Of them, what a screening under the limits of today holds; a zone that a second person cleared is not held for what it was cleared over.</param>
public sealed record ZoneEffect(int Zones, int HeldNow, int HeldThen, bool IsPart);

/// <summary>What other limits of zones would hold (SEC-D02): the same screen, asked twice. Figures only: an administrator sees no case.</summary>
public sealed class ZoneEffectQuery(CaseDatabase database, TimeProvider clock)
{
    public const int MostOrders = 300;
    private const int MostLinked = 50;

    public async Task<ZoneEffect> RunAsync(Guid forceId, string changes, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var system = database.Open(Actor.System("policy preview"));
        var policy = (await system.PolicyOfAsync(forceId, now, ct)).At(now);
        var changed = policy.Changed(changes);
        var orders = await system.Orders.AsNoTracking().Where(o => o.ForceId == forceId && o.Status != OrderStatus.Ended && o.Status != OrderStatus.Refused && o.Conditions.Any(c => c.Zone != null && c.EndedAt == null))
            .OrderBy(o => o.Id).Take(MostOrders + 1).ToListAsync(ct);
        var (zones, heldNow, heldThen) = (0, 0, 0);
        foreach (var order in orders.Take(MostOrders))
        {
            var (details, own) = await PlacesAsync(system, order.CaseId, ct);
            var (before, after) = (ZoneScreen.Of(details, own, policy.Zones), ZoneScreen.Of(details, own, changed.Zones));
            foreach (var condition in order.Conditions.Where(c => c is { Zone: not null, EndedAt: null }))
            {
                (DateTimeOffset, IReadOnlyList<Guid>)? clearance = condition.ClearedAt is { } at ? (at, condition.ClearedOver ?? []) : null;
                zones++;
                if (before.Check(condition.Zone, clearance) is not null) heldNow++;
                if (after.Check(condition.Zone, clearance) is not null) heldThen++;
            }
        }

        return new ZoneEffect(zones, heldNow, heldThen, orders.Count > MostOrders);
    }

    /// <summary>The places that a zone of the case is compared with: those of its linked cases too.</summary>
    private static async Task<(List<ContactDetail> Details, IReadOnlyList<ContactDetail> Own)> PlacesAsync(CaseDbContext db, Guid caseId, CancellationToken ct)
    {
        var people = await (from c in db.Cases.IgnoreAutoIncludes() from r in c.Roles where c.Id == caseId && (r.Part == RolePart.Victim || r.Part == RolePart.Suspect) select r.PersonId).ToListAsync(ct);
        var force = await db.Cases.IgnoreAutoIncludes().Where(c => c.Id == caseId).Select(c => c.ForceId).SingleAsync(ct);
        var linked = await db.Cases.AsNoTracking().Where(c => c.ForceId == force && c.Roles.Any(r => people.Contains(r.PersonId))).OrderByDescending(c => c.Id == caseId).ThenBy(c => c.Id).Take(MostLinked).ToListAsync(ct);
        return ([.. linked.SelectMany(c => c.Roles).Where(r => r.Part is not RolePart.Suspect).SelectMany(r => r.Contacts)], [.. linked.Single(c => c.Id == caseId).Victim.Contacts]);
    }
}

/// <summary>What a change would do, in words; figures of a part never read as those of the whole force.</summary>
public static class EffectWords
{
    public static string Of(ZoneEffect effect) =>
        $"of {(effect.IsPart ? $"the zones of the first {ZoneEffectQuery.MostOrders} orders, " : "")}{Count(effect.Zones, "zone", "zones")}, {effect.HeldNow} {(effect.HeldNow == 1 ? "is" : "are")} held now, {effect.HeldThen} would be.";

    public static string Of(PolicyEffect effect) =>
        $"of {Count(effect.Duties, "open duty", "open duties")} in {(effect.IsPart ? "the first " : "")}{Count(effect.Cases, "case", "cases")}, {effect.OverdueThen} would be overdue; {effect.OverdueNow} {(effect.OverdueNow == 1 ? "is" : "are")} already.{(effect.IsPart ? " The force has more such cases than these." : "")}";

    private static string Count(int count, string one, string many) => $"{count} {(count == 1 ? one : many)}";
}
