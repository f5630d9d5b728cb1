using Microsoft.EntityFrameworkCore;
using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Orders;
using StalkingCase.Domain.Warrants;

namespace StalkingCase.Data;

public abstract partial class CaseDbContext
{
    /// <summary>The warrants of a case: its own, and those of another case of the suspect that cover it.</summary>
    public IQueryable<Warrant> WarrantsOf(Guid caseId)
    {
        var ids = Warrants.IgnoreAutoIncludes().Where(w => w.CaseId == caseId).Select(w => w.Id)
            .Union(from w in Warrants.IgnoreAutoIncludes() from c in w.Covers where c.CaseId == caseId select w.Id);
        return Warrants.Where(w => ids.Contains(w.Id));
    }

    /// <summary>The orders of a case: its own, and those of another case of the suspect that cover it.</summary>
    public IQueryable<Order> OrdersOf(Guid caseId)
    {
        var ids = Orders.IgnoreAutoIncludes().Where(o => o.CaseId == caseId).Select(o => o.Id)
            .Union(from o in Orders.IgnoreAutoIncludes() from c in o.Covers where c.CaseId == caseId select o.Id);
        return Orders.Where(o => ids.Contains(o.Id));
    }

    /// <summary>Every other case that an order or a warrant covers, to be changed with it.</summary>
    public Task<List<Case>> CoveredAsync(IReadOnlyList<CoveredCase> covers, CancellationToken ct)
    {
        var ids = covers.Select(c => c.CaseId).ToList();
        return Cases.Where(c => ids.Contains(c.Id)).OrderBy(c => c.Id).Take(MostCovered).ToListAsync(ct);
    }

    /// <summary>More than any suspect has victims.</summary>
    private const int MostCovered = 100;
}
