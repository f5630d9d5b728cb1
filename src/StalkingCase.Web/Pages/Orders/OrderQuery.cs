using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Data.Facts;
using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Duties;
using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.Orders;
using StalkingCase.Web.Pages.Cases;
using StalkingCase.Web.Pages.Warrants;

namespace StalkingCase.Web.Pages.Orders;

/// <summary>One order with what it owes, which of its steps are done, and what was said at each turn.</summary>
public sealed record OrderView(Order Order, IReadOnlyList<OwedOnIt> Owed, IReadOnlyDictionary<OrderStep, DateTimeOffset> Done, IReadOnlyList<Amendment> Said, OfficerNames Names)
{
    public IReadOnlyList<OrderCondition> Conditions => ConditionsInput.Live(Order.Conditions);

    /// <summary>Wordings of the library that the order has: it may keep them (ORD-11).</summary>
    public IReadOnlyCollection<Guid> Wordings => [.. Conditions.Select(c => c.WordingId).OfType<Guid>()];

    /// <summary>When the suspect's name or address last changed after the first notification (CLK-23).</summary>
    public DateTimeOffset? ChangedAt { get; init; }

    /// <summary>By when the suspect notifies of name and address.</summary>
    public DateOnly? NotifyBy => ChangedAt is { } changed ? StalkingCase.Domain.Orders.Order.ThirdDay(changed) : Order.LastNotificationDay;

    public IReadOnlyList<OrderCondition> Earlier => [.. Order.Conditions.Where(c => c.EndedAt is not null).OrderByDescending(c => c.EndedAt).ThenBy(c => c.Number)];
}

public sealed class OrderQuery(CaseDbContext db, OfficerNamesQuery names, TimeProvider clock)
{
    private const int Most = 50;
    private const int MostLinked = 500;

    public async Task<OrderView> RunAsync(Guid caseId, Guid orderId, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var order = await db.OrdersOf(caseId).AsNoTracking().SingleAsync(o => o.Id == orderId, ct);
        var subjects = order.Conditions.Select(c => c.Id).Append(orderId).ToList();
        var duties = await db.Duties.AsNoTracking().WhereOpen().Where(d => d.CaseId == caseId && subjects.Contains(d.SubjectId) && d.VisibleFrom <= now)
            .OrderBy(d => d.DueBy).ThenBy(d => d.Id).Take(Most).ToListAsync(ct);
        var steps = await db.Facts.AsNoTracking().Where(f => f.CaseId == caseId && f.SubjectId == orderId && f.Kind == FactKind.OrderStepDone).OrderBy(f => f.Seq).ToListAsync(ct);
        var said = await db.Amendments.AsNoTracking().Where(a => a.RecordId == orderId).OrderByDescending(a => a.AmendedAt).ThenByDescending(a => a.Id).Take(Most).ToListAsync(ct);
        var who = await names.RunAsync([.. duties.Select(d => d.OwnerId), .. said.Select(a => (Guid?)a.ById), .. order.Conditions.Select(c => c.ClearedBy), .. order.Conditions.Select(c => (Guid?)c.DraftedBy)], ct);
        return new OrderView(order,
            [.. duties.Select(d => new OwedOnIt(DutyBook.ClockOf(d.Clock), d.Part, d.DueBy, who.Owner(d.OwnerId, d.OwnerPost), DutyWords.LinkOf(d.Clock, caseId, d.SubjectId)))],
            steps.GroupBy(f => f.Detail.OrderStep!.Value).ToDictionary(g => g.Key, g => g.Last().OccurredAt), said, who)
        {
            ChangedAt = await db.Facts.Where(f => f.CaseId == caseId && f.SubjectId == orderId && f.Kind == FactKind.SuspectDetailsChanged).MaxAsync(f => (DateTimeOffset?)f.OccurredAt, ct),
        };
    }

    /// <summary>
    /// SEC-D01, SEC-D02: what the words and zones of an order are screened against: every protected detail of victims and witnesses of this
    /// case and of the others of the same two people, superseded ones too, as they are now. Only the words typed are ever shown.
    /// </summary>
    public async Task<ServedScreen> ScreenAsync(Guid caseId, CancellationToken ct)
    {
        var people = await (from c in db.Cases.IgnoreAutoIncludes() from r in c.Roles where c.Id == caseId && (r.Part == RolePart.Victim || r.Part == RolePart.Suspect) select r.PersonId).ToListAsync(ct);
        var linked = await db.Cases.AsNoTracking().Where(c => c.Roles.Any(r => people.Contains(r.PersonId))).OrderByDescending(c => c.Id == caseId).ThenBy(c => c.Id).Take(MostLinked + 1).ToListAsync(ct);
        Rule.Require(linked.Count <= MostLinked, "SEC-D01", "These people have too many linked cases for the conditions to be screened. Nothing was saved. Tell an administrator.");
        var ids = linked.Select(c => c.Id).ToList();
        var places = await db.Entries.AsNoTracking().Where(e => ids.Contains(e.CaseId) && e.PlaceWords != null && e.Place == PlaceKind.Home).OrderBy(e => e.Id).Select(e => e.PlaceWords!).Take(200).ToListAsync(ct);
        var details = linked.SelectMany(c => c.Roles).Where(r => r.Part is not RolePart.Suspect).SelectMany(r => r.Contacts).ToList();
        var of = linked.Single(c => c.Id == caseId);
        var (force, now) = (of.ForceId, clock.GetUtcNow());
        var zones = ZoneScreen.Of(details, of.Victim.Contacts, (await db.PolicyOfAsync(force, now, ct)).At(now).Zones);
        return ServedScreen.Of([.. details.Select(c => (c.Kind, c.Words)), .. places.Select(p => (ContactKind.Address, p))], zones);
    }
}
