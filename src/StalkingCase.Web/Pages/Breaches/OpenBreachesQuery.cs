using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Data.Facts;
using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Duties;
using StalkingCase.Domain.Risk;
using StalkingCase.Web.Infrastructure;
using StalkingCase.Web.Pages.Cases;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Breaches;

public sealed record BreachRow(Guid DutyId, Guid CaseId, string Reference, RiskGrade? Risk, bool IsEndorsed, int RiskOrder, string Part, DateTimeOffset StartsAt, DateTimeOffset DueBy, Guid? OwnerId, Post? OwnerPost)
{
    public string Owner { get; init; } = "";
    public string Missing => Part switch { "decision" => "No decision on arrest", "next" => "Not found: the next attempt", _ => "No arrest attempt" };
}

/// <summary>CLK-28: breaches of the reader's units without a decision on arrest, without an attempt, or tried and still without an arrest (ALM-06). Worst first.</summary>
public sealed class OpenBreachesQuery(CaseDbContext db, Reader reader, CaseAccess access, OfficerNamesQuery names, TimeProvider clock)
{
    public const int PageSize = 50;
    private const string Clock = "CLK-28";

    public async Task<(IReadOnlyList<BreachRow> Rows, string? Next)> RunAsync(Keyset? after, CancellationToken ct)
    {
        var found = Open();
        if (after is { } k) found = found.Where(d => d.RiskOrder < k.Order || (d.RiskOrder == k.Order && (d.DueBy > k.At || (d.DueBy == k.At && d.Id > k.Id))));
        var rows = await (from d in found
                          join c in access.Visible() on d.CaseId equals c.Id
                          orderby d.RiskOrder descending, d.DueBy, d.Id
                          select new BreachRow(d.Id, c.Id, c.Reference, c.EffectiveRisk, c.IsRiskEndorsed, d.RiskOrder, d.Part, d.StartsAt, d.DueBy, d.OwnerId, d.OwnerPost)).Take(PageSize + 1).ToListAsync(ct);
        var shown = rows.Take(PageSize).ToList();
        var who = await names.RunAsync(shown.Select(r => r.OwnerId), ct);
        return ([.. shown.Select(r => r with { Owner = who.Owner(r.OwnerId, r.OwnerPost) })], rows.Count > PageSize ? new Keyset(shown[^1].RiskOrder, shown[^1].DueBy, shown[^1].DutyId).ToString() : null);
    }

    public async Task<int> CountAsync(CancellationToken ct) => await access.Seen(Open()).Select(d => d.CaseId).Distinct().Take(1000).CountAsync(ct);

    private IQueryable<Duty> Open()
    {
        var (now, units) = (clock.GetUtcNow(), reader.UnitIds);
        return db.Duties.AsNoTracking().WhereOpen().Where(d => units.Contains(d.UnitId) && d.Clock == Clock && d.VisibleFrom <= now);
    }
}
