using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Duties;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Cases;

public sealed record CaseAdvocate(Guid Id, string Name, string Organisation);

public sealed record UnitOfficer(Guid Id, string Name, Rank Rank, int OpenCases);

/// <summary>Sworn staff of a case's unit, and professional standards, who are always on a named list.</summary>
public sealed class UnitOfficersQuery(CaseDbContext db, Reader reader)
{
    private const int Most = 500;

    public async Task<IReadOnlyList<UnitOfficer>> RunAsync(Guid caseId, CancellationToken ct)
    {
        var unit = await db.Cases.AsNoTracking().IgnoreAutoIncludes().Where(c => c.Id == caseId).Select(c => c.UnitId).SingleAsync(ct);
        return await db.Users.AsNoTracking().Where(u => u.ForceId == reader.ForceId && u.UnitId == unit && u.Rank != Rank.None && !u.IsSuspended)
            .OrderBy(u => u.DisplayName).ThenBy(u => u.Id).Take(Most)
            .Select(u => new UnitOfficer(u.Id, u.DisplayName, u.Rank, db.Cases.Count(c => c.OfficerInCaseId == u.Id && c.Status == CaseStatus.Open))).ToListAsync(ct);
    }

    /// <summary>The victim's advocates on the case, whom a named list leaves out unless they are named.</summary>
    public async Task<IReadOnlyList<CaseAdvocate>> AdvocatesAsync(Guid caseId, CancellationToken ct)
    {
        var supporting = db.Referrals.Where(r => r.CaseId == caseId).WhereStanding(db.Clock.GetUtcNow()).Select(r => r.AdvocateId);
        return await (from u in db.Users.AsNoTracking()
                      join o in db.Organisations on u.OrganisationId equals o.Id
                      where supporting.Contains(u.Id) && !u.IsSuspended
                      orderby u.DisplayName, u.Id
                      select new CaseAdvocate(u.Id, u.DisplayName, o.Name)).Take(Most).ToListAsync(ct);
    }

    public async Task<IReadOnlyList<Guid>> ProfessionalStandardsAsync(CancellationToken ct)
    {
        var posts = await db.Users.AsNoTracking().Where(u => u.ForceId == reader.ForceId && !u.IsSuspended && u.Rank != Rank.None).OrderBy(u => u.Id).Take(10_000).Select(u => new { u.Id, u.Posts }).ToListAsync(ct);
        return [.. posts.Where(u => u.Posts.Contains(Post.ProfessionalStandards)).Select(u => u.Id)];
    }
}
