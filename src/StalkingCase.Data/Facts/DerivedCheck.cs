using Microsoft.EntityFrameworkCore;
using StalkingCase.Data.Protection;
using StalkingCase.Domain.Kernel;

namespace StalkingCase.Data.Facts;

/// <summary>A stored row that the books would not derive now, or the other way round.</summary>
public sealed record Difference(Guid CaseId, string Of, Guid Id, string? Stored, string? Derived);

/// <summary>Stored equals derived, for one case: the nightly check.</summary>
public static class DerivedCheck
{
    public static async Task<IReadOnlyList<Difference>> CompareAsync(CaseDbContext db, Guid caseId, CancellationToken ct)
    {
        var of = await db.Cases.AsNoTracking().SingleAsync(c => c.Id == caseId, ct);
        var facts = new CaseFacts(await db.Facts.AsNoTracking().Where(f => f.CaseId == caseId).ToListAsync(ct));
        var neighbours = await new NeighbourReader(db, []).ReadAsync(of, facts, ct);
        var derived = Books.Derive(facts, neighbours, await db.PolicyOfAsync(of.ForceId, db.Clock.GetUtcNow(), ct));
        var duties = await db.Duties.AsNoTracking().Where(d => d.CaseId == caseId).ToListAsync(ct);
        var alarms = await db.Alarms.AsNoTracking().Where(a => a.CaseId == caseId).ToListAsync(ct);
        var head = new Head(of.FactSeq, of.EffectiveRisk?.ToString(), of.IsRiskEndorsed, of.IsFlagged, of.LastEntryAt.UtcTicks);
        var derivedHead = new Head(facts.All.Max(f => f.Seq), derived.EffectiveRisk?.ToString(), derived.IsRiskEndorsed, derived.IsFlagged, derived.LastEntryAt.UtcTicks);
        return
        [
            .. Compare(caseId, "Case", [head], [derivedHead], _ => caseId),
            .. Compare(caseId, "Duty", duties, derived.Duties, d => d.Id),
            .. Compare(caseId, "Alarm", alarms, derived.Alarms, a => a.Id),
        ];
    }

    private sealed record Head(int FactSeq, string? EffectiveRisk, bool IsRiskEndorsed, bool IsFlagged, long LastEntryAt);

    private static IEnumerable<Difference> Compare<T>(Guid caseId, string of, IEnumerable<T> stored, IEnumerable<T> derived, Func<T, Guid> id)
    {
        var (there, wanted) = (stored.ToDictionary(id, StoredJson.Write), derived.ToDictionary(id, StoredJson.Write));
        return there.Keys.Union(wanted.Keys)
            .Select(key => new Difference(caseId, of, key, there.GetValueOrDefault(key), wanted.GetValueOrDefault(key)))
            .Where(d => d.Stored != d.Derived);
    }
}
