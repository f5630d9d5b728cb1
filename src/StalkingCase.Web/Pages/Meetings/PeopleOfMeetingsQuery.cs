using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Safeguarding;
using StalkingCase.Web.Infrastructure;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Meetings;

/// <summary>Who may chair, co-ordinate, attend or take an action: people of the force with an account.</summary>
public sealed class PeopleOfMeetingsQuery(CaseDbContext db, Reader reader)
{
    private const int Most = 500;

    public Task<IReadOnlyList<SelectListItem>> ChairsAsync(CancellationToken ct) => ListAsync(Rank.Sergeant, ct);

    public Task<IReadOnlyList<SelectListItem>> SwornAsync(CancellationToken ct) => ListAsync(Rank.Constable, ct);

    /// <summary>Sworn staff and advocates.</summary>
    public async Task<IReadOnlyList<SelectListItem>> EverybodyAsync(CancellationToken ct)
    {
        string[] attending = [Roles.Officer, Roles.Supervisor, Roles.Advocate];
        return await (from u in db.Users.AsNoTracking()
                      where u.ForceId == reader.ForceId && !u.IsSuspended && db.UserRoles.Any(h => h.UserId == u.Id && db.Roles.Any(r => r.Id == h.RoleId && attending.Contains(r.Name)))
                      orderby u.DisplayName, u.Id
                      select new Choosable(u.Id, u.DisplayName)).Take(Most).ToChoicesAsync(ct);
    }

    /// <summary>
    /// Who may take an action of this case, being able to open it: sworn staff whom nothing keeps out of it, and the advocates who
    /// accepted a referral that shares what a meeting says.
    /// </summary>
    public async Task<IReadOnlyList<SelectListItem>> OwnersAsync(Guid caseId, CancellationToken ct)
    {
        var (now, shared) = (db.Clock.GetUtcNow(), (int)(ConsentScopes.SafetyPlan | ConsentScopes.Timeline));
        var advocates = db.Referrals.Where(r => r.CaseId == caseId).WhereStanding(now).LatestOfEachAdvocate().Where(r => ((int)r.Scopes & shared) == shared);
        return await db.Users.AsNoTracking().Where(u => u.ForceId == reader.ForceId && !u.IsSuspended && (u.Rank != Rank.None || advocates.Any(r => r.AdvocateId == u.Id)))
            .NotKeptOutOf(db, caseId)
            .OrderBy(u => u.DisplayName).ThenBy(u => u.Id).Take(Most).Select(u => new Choosable(u.Id, u.DisplayName)).ToChoicesAsync(ct);
    }

    private Task<IReadOnlyList<SelectListItem>> ListAsync(Rank least, CancellationToken ct) =>
        db.Users.AsNoTracking().Where(u => u.ForceId == reader.ForceId && !u.IsSuspended && u.Rank >= least).OrderBy(u => u.DisplayName).ThenBy(u => u.Id).Take(Most)
            .Select(u => new Choosable(u.Id, u.DisplayName)).ToChoicesAsync(ct);
}
