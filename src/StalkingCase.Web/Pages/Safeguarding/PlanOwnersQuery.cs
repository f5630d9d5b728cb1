using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Safeguarding;
using StalkingCase.Web.Infrastructure;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Safeguarding;

/// <summary>
/// Who may own a plan or an action, being able to open it: sworn staff of the case's unit and the advocates who accepted a
/// referral that shares the plan now. An advocate is offered those of her own organisation only.
/// </summary>
public sealed class PlanOwnersQuery(CaseDbContext db, Reader reader)
{
    public async Task<IReadOnlyList<SelectListItem>> RunAsync(Guid caseId, CancellationToken ct)
    {
        var unit = await db.Cases.AsNoTracking().IgnoreAutoIncludes().Where(c => c.Id == caseId).Select(c => c.UnitId).SingleAsync(ct);
        var shared = SharesPlan(caseId);
        if (reader.IsAdvocate) shared = shared.Where(r => r.OrganisationId == reader.OrganisationId);
        return await db.Users.AsNoTracking().Where(u => u.ForceId == reader.ForceId && !u.IsSuspended && ((u.UnitId == unit && u.Rank != Rank.None) || shared.Any(r => r.AdvocateId == u.Id)))
            .NotKeptOutOf(db, caseId)
            .OrderBy(u => u.DisplayName).ThenBy(u => u.Id).Take(200).Select(u => new Choosable(u.Id, u.DisplayName)).ToChoicesAsync(ct);
    }

    /// <summary>An advocate for whom nothing opens the plan any more, because consent ran out.</summary>
    public async Task<bool> IsShutOutAsync(Guid caseId, Guid ownerId, CancellationToken ct)
    {
        var shared = SharesPlan(caseId);
        return await db.Users.AsNoTracking().AnyAsync(u => u.Id == ownerId && u.OrganisationId != null && !shared.Any(r => r.AdvocateId == u.Id), ct);
    }

    private IQueryable<Referral> SharesPlan(Guid caseId)
    {
        var (now, plan) = (db.Clock.GetUtcNow(), (int)ConsentScopes.SafetyPlan);
        return db.Referrals.Where(r => r.CaseId == caseId).WhereStanding(now).LatestOfEachAdvocate().Where(r => ((int)r.Scopes & plan) == plan);
    }
}

/// <summary>
/// SAF-07: who takes a plan over when its advocate may not open it any more: the officer in the case, else the sworn reader who
/// records that, else the first sergeant or higher of the case's unit, else somebody sworn who is named on a restricted case.
/// </summary>
public sealed class PlanSuccessorQuery(CaseDbContext db, Reader reader)
{
    public async Task<Guid?> RunAsync(Guid caseId, CancellationToken ct)
    {
        var of = await db.Cases.AsNoTracking().IgnoreAutoIncludes().Where(c => c.Id == caseId).Select(c => new { c.UnitId, c.OfficerInCaseId }).SingleAsync(ct);
        var sworn = db.Users.AsNoTracking().Where(u => u.ForceId == reader.ForceId && !u.IsSuspended && u.Rank != Rank.None).NotKeptOutOf(db, caseId);
        if (of.OfficerInCaseId is { } officer && await sworn.AnyAsync(u => u.Id == officer, ct)) return officer;
        if (reader.IsSworn) return reader.Id;
        return await sworn.Where(u => u.UnitId == of.UnitId && u.Rank >= Rank.Sergeant).OrderBy(u => u.Rank).ThenBy(u => u.DisplayName).ThenBy(u => u.Id).Select(u => (Guid?)u.Id).FirstOrDefaultAsync(ct)
            ?? await sworn.Where(u => db.Cases.Any(c => c.Id == caseId && c.IsRestricted && c.NamedReaders.Any(n => n.UserId == u.Id))).OrderByDescending(u => u.Rank).ThenBy(u => u.DisplayName).ThenBy(u => u.Id).Select(u => (Guid?)u.Id).FirstOrDefaultAsync(ct);
    }
}

/// <summary>Who may approve sharing without consent: supervisors of the case's unit, not the one who asks (AUD-02).</summary>
public sealed class ApproversQuery(CaseDbContext db, Reader reader)
{
    public async Task<IReadOnlyList<SelectListItem>> RunAsync(Guid caseId, CancellationToken ct)
    {
        var unit = await db.Cases.AsNoTracking().IgnoreAutoIncludes().Where(c => c.Id == caseId).Select(c => c.UnitId).SingleAsync(ct);
        return await db.Users.AsNoTracking().Where(u => u.UnitId == unit && !u.IsSuspended && u.Rank >= Rank.Sergeant && u.Id != reader.Id)
            .OrderBy(u => u.DisplayName).ThenBy(u => u.Id).Take(200).Select(u => new Choosable(u.Id, u.DisplayName)).ToChoicesAsync(ct);
    }
}
