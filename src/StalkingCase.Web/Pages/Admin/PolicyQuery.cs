using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Data.Facts;
using StalkingCase.Data.Identity;
using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Duties;
using StalkingCase.Domain.Kernel;

namespace StalkingCase.Web.Pages.Admin;

/// <param name="Cases">Cases looked at: those with an open duty of the clocks that change, up to <see cref="PolicyQuery.MostCases"/>.</param>
/// <param name="OverdueNow">Of their duties of those clocks, overdue as they stand.</param>
/// <param name="OverdueThen">The same under the change.</param>
public sealed record PolicyEffect(int Cases, int Duties, int OverdueNow, int OverdueThen, bool IsPart);

/// <summary>The policy in force, what was proposed, and what a change would do, derived in memory by the same books.</summary>
public sealed class PolicyQuery(CaseDatabase database, CaseDbContext db, TimeProvider clock)
{
    public const int MostCases = 300;
    private const int Most = 100;

    public Task<PolicyHistory> HistoryAsync(Guid forceId, CancellationToken ct) => db.PolicyOfAsync(forceId, clock.GetUtcNow(), ct);

    public Task<List<PolicyChange>> ChangesAsync(Guid forceId, CancellationToken ct) =>
        db.PolicyChanges.AsNoTracking().Where(p => p.ForceId == forceId).OrderByDescending(p => p.ProposedAt).ThenBy(p => p.Id).Take(Most).ToListAsync(ct);

    /// <summary>Figures only: an administrator sees no case.</summary>
    public async Task<PolicyEffect> EffectAsync(Guid forceId, string changes, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var system = database.Open(Actor.System("policy preview"));
        var history = await system.PolicyOfAsync(forceId, now, ct);
        var changed = history.With(now, history.At(now).Changed(changes));
        var clocks = ClocksOf(changes, history.At(now));
        var ids = await system.Duties.AsNoTracking().WhereOpen().Where(d => d.ForceId == forceId && clocks.Contains(d.Clock)).Select(d => d.CaseId).Distinct().OrderBy(id => id).Take(MostCases + 1).ToListAsync(ct);
        var (duties, overdueNow, overdueThen) = (0, 0, 0);
        foreach (var id in ids.Take(MostCases))
        {
            var of = await system.Cases.AsNoTracking().SingleAsync(c => c.Id == id, ct);
            var facts = new CaseFacts(await system.Facts.AsNoTracking().Where(f => f.CaseId == id).ToListAsync(ct));
            var neighbours = await new NeighbourReader(system, []).ReadAsync(of, facts, ct);
            var before = Books.Derive(facts, neighbours, history).Duties.Where(d => clocks.Contains(d.Clock) && d.IsOpen).ToList();
            var after = Books.Derive(facts, neighbours, changed).Duties.Where(d => clocks.Contains(d.Clock) && d.IsOpen).ToList();
            (duties, overdueNow, overdueThen) = (duties + before.Count, overdueNow + before.Count(d => d.IsOverdue(now)), overdueThen + after.Count(d => d.IsOverdue(now)));
        }

        return new PolicyEffect(Math.Min(ids.Count, MostCases), duties, overdueNow, overdueThen, ids.Count > MostCases);
    }

    /// <summary>The clocks that a change names; of a bank holiday, those that count in working days.</summary>
    private static List<string> ClocksOf(string changes, Policy policy)
    {
        var clocks = Policy.ChangesOf(changes).Keys.Select(k => k.Clock);
        if (Policy.DaysOf(changes).Count > 0) clocks = clocks.Concat(policy.Periods.Where(p => p.Value.Unit is PeriodUnit.WorkingDays).Select(p => p.Key.Clock));
        return [.. clocks.Distinct()];
    }
}
