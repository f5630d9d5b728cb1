using Microsoft.EntityFrameworkCore;
using StalkingCase.Data.Facts;
using StalkingCase.Domain.Duties;
using StalkingCase.Web.Infrastructure;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Duties;

/// <summary>
/// Duties of a supervisor's units, worst risk first, then longest due, read along an index to the end of the page and no
/// further: the cost is that of a page, not of the queue. A few units are walked one by one; many by the whole force's index,
/// of which they are then a good part.
/// </summary>
public sealed class DutyWalk
{
    private const int MostWalkedAlone = 8;

    private readonly IReadOnlyList<Guid> units;

    private DutyWalk(IReadOnlyList<Guid> units) => this.units = units;

    public static IReadOnlyList<DutyWalk> Of(Reader reader, Guid? only = null) => Of([.. reader.UnitIds.Where(u => only is null || u == only)]);

    public static IReadOnlyList<DutyWalk> Of(IReadOnlyList<Guid> units) => units.Count > MostWalkedAlone ? [new DutyWalk(units)] : [.. units.Select(u => new DutyWalk([u]))];

    public IQueryable<Duty> In(IQueryable<Duty> duties)
    {
        if (units.Count > 1) return duties.Where(d => units.Contains(d.UnitId));
        var unit = units[0];
        return duties.Where(d => d.UnitId == unit);
    }

    /// <summary>One page of them, and one row more to know whether another follows.</summary>
    public static IQueryable<Duty> Page(IQueryable<Duty> duties, Keyset? after, int size)
    {
        if (after is { } k) duties = duties.Where(d => d.RiskOrder < k.Order || (d.RiskOrder == k.Order && (d.DueBy > k.At || (d.DueBy == k.At && d.Id > k.Id))));
        return duties.OrderByDescending(d => d.RiskOrder).ThenBy(d => d.DueBy).ThenBy(d => d.Id).Take(size + 1);
    }

    /// <summary>The same of the duties that stand for their warrants, along the index of these alone.</summary>
    public static IQueryable<Duty> PageOfLeads(IQueryable<Duty> leads, Keyset? after, int size)
    {
        if (after is { } k) leads = leads.Where(d => EF.Property<int?>(d, DerivedRows.LeadRisk) < k.Order || (EF.Property<int?>(d, DerivedRows.LeadRisk) == k.Order && (d.DueBy > k.At || (d.DueBy == k.At && d.Id > k.Id))));
        return leads.OrderByDescending(d => EF.Property<int?>(d, DerivedRows.LeadRisk)).ThenBy(d => d.DueBy).ThenBy(d => d.Id).Take(size + 1);
    }
}
