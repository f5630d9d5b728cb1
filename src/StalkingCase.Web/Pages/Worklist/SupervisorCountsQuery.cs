using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Data.Facts;
using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.Orders;
using StalkingCase.Domain.Reports;
using StalkingCase.Domain.Risk;
using StalkingCase.Web.Pages.Breaches;
using StalkingCase.Web.Pages.Orders;
using StalkingCase.Web.Pages.Risk;
using StalkingCase.Web.Pages.Warrants;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Worklist;

public sealed record SupervisorCounts(int Warrants, int WarrantsHigh, int Breaches, int ToEndorse, int Overdue, int OverdueHigh, int Unserved, int Ending, int OldDrafts);

/// <summary>The numbers of a supervisor's screen (ux.md 3g), of the reader's units only; each leads to its queue.</summary>
public sealed class SupervisorCountsQuery(CaseDbContext db, Reader reader, CaseAccess access, OverdueQuery warrants, ToEndorseQuery endorse, OpenBreachesQuery breaches, ExpiringQuery ending, TimeProvider clock)
{
    public const int Most = 1000;

    /// <summary>Counted one by one up to here, worst risk first; a whole force has some hundred thousand.</summary>
    public const int MostOverdue = 10_000;

    public static readonly TimeSpan OldDraft = TimeSpan.FromHours(2);

    public async Task<SupervisorCounts> RunAsync(CancellationToken ct)
    {
        var (now, units) = (clock.GetUtcNow(), reader.UnitIds);
        // What outlives a closure counts too (SAF-08, VIC-03): a closed case may have an order to serve.
        var mine = access.Visible().Where(c => units.Contains(c.UnitId));
        var overdue = access.Seen(db.Duties.WhereOpen().Where(d => units.Contains(d.UnitId) && d.DueBy <= now && d.VisibleFrom <= now));
        var all = await overdue.OrderByDescending(d => d.RiskOrder).Take(MostOverdue).GroupBy(_ => 1).Select(g => new { All = g.Count(), High = g.Count(d => d.Risk == RiskGrade.High) }).SingleOrDefaultAsync(ct);
        var (onWarrants, high) = await warrants.CountAsync(OverdueQuery.MostCounted, ct);
        var (old, today) = (now - OldDraft, UkTime.DateOf(now));
        return new SupervisorCounts(
            onWarrants, high, await breaches.CountAsync(ct), await endorse.CountAsync(Most, ct), all?.All ?? 0, all?.High ?? 0,
            await (from o in db.Orders join c in mine on o.CaseId equals c.Id where o.Status == OrderStatus.Made && !o.ProtectsSomebodyElse && (o.EndsOn == null || o.EndsOn >= today) select o).Take(Most).CountAsync(ct),
            await ending.UndecidedAsync(ct),
            await db.Reports.CountAsync(r => units.Contains(r.UnitId) && r.Status == ReportStatus.Draft && r.StartedAt <= old, ct));
    }
}
