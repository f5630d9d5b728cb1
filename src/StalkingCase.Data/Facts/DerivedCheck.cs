using System.Globalization;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Data.Protection;
using StalkingCase.Domain.Duties;
using StalkingCase.Domain.Kernel;

namespace StalkingCase.Data.Facts;

/// <summary>A stored row that the books would not derive now, or the other way round.</summary>
public sealed record Difference(Guid CaseId, string Of, Guid Id, string? Stored, string? Derived);

/// <summary>Stored equals derived, for one case, and no mark of a duty stands after a step without a notice: the nightly check.</summary>
public static class DerivedCheck
{
    /// <summary>What a difference is of when the mark of a duty is wrong; its id is the duty's.</summary>
    public const string Mark = "Mark";

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
            .. await MarksAsync(db, caseId, ct),
        ];
    }

    /// <summary>Read in one statement, so that the job that moves the mark in the same moment is seen whole or not at all.</summary>
    private static async Task<IEnumerable<Difference>> MarksAsync(CaseDbContext db, Guid caseId, CancellationToken ct)
    {
        var rows = await (from d in db.Duties.AsNoTracking()
                          where d.CaseId == caseId
                          join n in db.Notices on d.Id equals n.DutyId into told
                          from n in told.DefaultIfEmpty()
                          select new { Duty = d, Mark = EF.Property<DateTimeOffset?>(d, DerivedRows.NextNoticeAt), Step = (string?)n.Step }).ToListAsync(ct);
        return from row in rows.GroupBy(r => r.Duty.Id)
               let duty = row.First().Duty
               let mark = row.First().Mark
               let told = row.Select(r => r.Step).ToHashSet()
               let first = duty.IsOpen ? duty.Steps().Where(s => !told.Contains(s.Name)).Min(s => (DateTimeOffset?)s.At) : null
               where duty.IsOpen ? first is not null && !(mark <= first) : mark is not null
               select new Difference(caseId, Mark, duty.Id, mark?.ToString("O", CultureInfo.InvariantCulture), first?.ToString("O", CultureInfo.InvariantCulture));
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
