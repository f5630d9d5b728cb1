using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.Orders;
using StalkingCase.Domain.Risk;
using StalkingCase.Web.Infrastructure;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Orders;

public sealed record ExpiringRow(Guid OrderId, Guid CaseId, string Reference, RiskGrade? Risk, bool IsEndorsed, OrderKind Kind, OrderStatus Status, DateOnly EndsOn, RenewalDecision? Renewal);

/// <summary>Orders of the reader's units that end within 90 days, the soonest first (CLK-25); closing the case ends no order.</summary>
public sealed class ExpiringQuery(CaseDbContext db, Reader reader, CaseAccess access, TimeProvider clock)
{
    public const int PageSize = 50;
    public const int Days = 90;

    public async Task<(IReadOnlyList<ExpiringRow> Rows, string? Next)> RunAsync(Keyset? after, CancellationToken ct)
    {
        var found = Ending();
        if (after is { } k)
        {
            var day = UkTime.DateOf(k.At);
            found = found.Where(o => o.EndsOn > day || (o.EndsOn == day && o.Id > k.Id));
        }

        var units = reader.UnitIds;
        var rows = await (from o in found
                          join c in access.Visible() on o.CaseId equals c.Id
                          where units.Contains(c.UnitId)
                          orderby o.EndsOn, o.Id
                          select new ExpiringRow(o.Id, c.Id, c.Reference, c.EffectiveRisk, c.IsRiskEndorsed, o.Kind, o.Status, o.EndsOn!.Value, o.Renewal)).Take(PageSize + 1).ToListAsync(ct);
        var shown = rows.Take(PageSize).ToList();
        return (shown, rows.Count > PageSize ? new Keyset(0, UkTime.StartOfDay(shown[^1].EndsOn), shown[^1].OrderId).ToString() : null);
    }

    public async Task<int> UndecidedAsync(CancellationToken ct)
    {
        var units = reader.UnitIds;
        return await (from o in Ending() join c in access.Visible() on o.CaseId equals c.Id where o.Renewal == null && units.Contains(c.UnitId) select o.Id).Take(1000).CountAsync(ct);
    }

    private IQueryable<Order> Ending()
    {
        var (force, today) = (reader.ForceId, UkTime.DateOf(clock.GetUtcNow()));
        var last = today.AddDays(Days);
        return db.Orders.AsNoTracking().Where(o => o.ForceId == force && (o.Status == OrderStatus.Made || o.Status == OrderStatus.Served) && o.EndsOn >= today && o.EndsOn <= last && !o.ProtectsSomebodyElse);
    }
}
