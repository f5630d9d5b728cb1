using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Safeguarding;
using StalkingCase.Web.Infrastructure;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Safeguarding;

/// <summary>Who may own a plan or an action: sworn staff of the case's unit and the advocates who accepted a referral.</summary>
public sealed class PlanOwnersQuery(CaseDbContext db, Reader reader)
{
    public async Task<IReadOnlyList<SelectListItem>> RunAsync(Guid caseId, CancellationToken ct)
    {
        var unit = await db.Cases.AsNoTracking().IgnoreAutoIncludes().Where(c => c.Id == caseId).Select(c => c.UnitId).SingleAsync(ct);
        return await db.Users.AsNoTracking().Where(u => u.ForceId == reader.ForceId && !u.IsSuspended
                && ((u.UnitId == unit && u.Rank != Rank.None) || db.Referrals.Any(r => r.CaseId == caseId && r.AdvocateId == u.Id && r.Status == ReferralStatus.Accepted && r.WithdrawnAt == null)))
            .OrderBy(u => u.DisplayName).ThenBy(u => u.Id).Take(200).Select(u => new Choosable(u.Id, u.DisplayName)).ToChoicesAsync(ct);
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
