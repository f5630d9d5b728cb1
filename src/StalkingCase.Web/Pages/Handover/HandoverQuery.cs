using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Data.Facts;
using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Duties;
using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.Risk;
using StalkingCase.Domain.Safeguarding;
using StalkingCase.Web.Pages.Cases;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Handover;

public sealed record HandoverCase(Guid Id, string Reference, RiskGrade? Risk, bool IsEndorsed, IReadOnlyList<Fact> Changed, IReadOnlyList<HandoverDuty> Owed);

public sealed record HandoverDuty(string ClockId, DateTimeOffset DueBy)
{
    public Clock Clock => DutyBook.ClockOf(ClockId);
}

/// <summary>What happened on the reader's cases during a shift, and what the next shift inherits: overdue, or due within as long again. Worst first.</summary>
public sealed class HandoverQuery(CaseDbContext db, CaseAccess access, Reader reader, TimeProvider clock)
{
    private const int MostFacts = 1000;
    private const int MostDuties = 1000;
    private const int MostWorked = 500;
    public const int MostCases = 100;

    public async Task<(IReadOnlyList<HandoverCase> Cases, bool IsPart)> RunAsync(int hours, CancellationToken ct)
    {
        var (now, isAdvocate) = (clock.GetUtcNow(), reader.Role is Roles.Advocate);
        var (since, until) = (now.AddHours(-hours), now.AddHours(hours));
        var kinds = FactWords.KindsOf(null, isAdvocate ? ConsentScopes.All : null);
        // The cases first: their facts and duties then come by the case, not from the whole force.
        // A closed case is handed over while something is owed on it, or with what happened to it on the shift.
        var worked = await Ordered(access.Worked().Where(c => c.Status == CaseStatus.Open || c.LastEntryAt >= since || c.ClosedAt >= since || db.Duties.WhereOpen().Any(d => d.CaseId == c.Id))).Select(c => c.Id).Take(MostWorked).ToListAsync(ct);
        var recorded = db.Facts.AsNoTracking().Where(f => worked.Contains(f.CaseId) && f.RecordedAt >= since && kinds.Contains(f.Kind));
        var changed = await (isAdvocate ? TimelineQuery.Standing(recorded, db).OfThisVictim(db) : recorded)
            .OrderByDescending(f => f.RecordedAt).ThenBy(f => f.Id).Take(MostFacts).ToListAsync(ct);
        var scopes = isAdvocate ? await ScopesAsync(now, ct) : null;
        if (scopes is not null) changed = [.. changed.Where(f => FactWords.KindsOf(null, scopes[f.CaseId].FirstOrDefault()).Contains(f.Kind))];
        var owed = await db.Duties.AsNoTracking().WhereOpen().Where(d => worked.Contains(d.CaseId) && d.DueBy <= until && d.VisibleFrom <= now)
            .OrderBy(d => d.DueBy).ThenBy(d => d.Id).Select(d => new { d.CaseId, d.Clock, d.DueBy }).Take(MostDuties).ToListAsync(ct);
        var shown = owed.Where(d => scopes is null || DutyWords.SharedWith(scopes[d.CaseId].FirstOrDefault()).Contains(d.Clock)).ToList();
        var ids = changed.Select(f => f.CaseId).Concat(shown.Select(d => d.CaseId)).Distinct().ToList();
        var cases = await Ordered(db.Cases.AsNoTracking().IgnoreAutoIncludes().Where(c => ids.Contains(c.Id)))
            .Select(c => new { c.Id, c.Reference, c.EffectiveRisk, c.IsRiskEndorsed }).Take(MostCases + 1).ToListAsync(ct);
        return ([
            .. cases.Take(MostCases).Select(c => new HandoverCase(c.Id, c.Reference, c.EffectiveRisk, c.IsRiskEndorsed, [.. changed.Where(f => f.CaseId == c.Id)],
                [.. shown.Where(d => d.CaseId == c.Id).Select(d => new HandoverDuty(d.Clock, d.DueBy))])),
        ], cases.Count > MostCases || changed.Count == MostFacts || owed.Count == MostDuties || worked.Count == MostWorked);
    }

    /// <summary>As the queues: High, not assessed, Medium, Standard (RSK-01); a few hundred rows at most, so no index gives the order.</summary>
    private static IOrderedQueryable<Case> Ordered(IQueryable<Case> cases) =>
        cases.OrderByDescending(c => c.EffectiveRisk == RiskGrade.High ? 4 : c.EffectiveRisk == null ? 3 : c.EffectiveRisk == RiskGrade.Medium ? 2 : 1).ThenByDescending(c => c.LastEntryAt).ThenBy(c => c.Id);

    /// <summary>Of each case only what the victim lets this advocate see (SEC-D17).</summary>
    private async Task<ILookup<Guid, ConsentScopes>> ScopesAsync(DateTimeOffset now, CancellationToken ct) =>
        (await access.LiveReferrals(now).Select(r => new { r.CaseId, r.Scopes }).Take(MostWorked).ToListAsync(ct)).ToLookup(r => r.CaseId, r => r.Scopes);
}
