using StalkingCase.Data;
using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.Orders;
using StalkingCase.Domain.Reports;

namespace StalkingCase.Web.Pages.Cases;

/// <summary>ACC-02: what is taken out of a case before an advocate reads it, so that nothing tells of the suspect's other victims.</summary>
public static class AdvocateReading
{
    /// <summary>ORD-10: an order that protects somebody else is history of the suspect; its court and conditions may name that person.</summary>
    public static IQueryable<Order> OfThisVictim(this IQueryable<Order> orders) => orders.Where(o => !o.ProtectsSomebodyElse);

    /// <summary>What happened to such an order, too. Only its making says whom it protects, so each fact is held against its order.</summary>
    public static IQueryable<Fact> OfThisVictim(this IQueryable<Fact> facts, CaseDbContext db) => facts.Where(f => !db.Orders.Any(o => o.Id == f.SubjectId && o.ProtectsSomebodyElse));

    public static IReadOnlyList<Box> OfThisVictim(this IReadOnlyList<Box> boxes) => [.. boxes.Where(b => b is not Box.PriorVictims)];
}
