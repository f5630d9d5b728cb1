using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Web.Infrastructure;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Duties;

/// <summary>The force's advocates, for a referral.</summary>
public sealed class AdvocatesQuery(CaseDbContext db, Reader reader)
{
    public async Task<IReadOnlyList<SelectListItem>> RunAsync(CancellationToken ct) => await (
        from user in db.Users.AsNoTracking()
        join given in db.UserRoles on user.Id equals given.UserId
        join role in db.Roles on given.RoleId equals role.Id
        where role.Name == Roles.Advocate && user.ForceId == reader.ForceId && !user.IsSuspended && user.OrganisationId != null
        orderby user.DisplayName, user.Id
        select new Choosable(user.Id, user.DisplayName)).Take(200).ToChoicesAsync(ct);

    public Task<IReadOnlyList<SelectListItem>> OrganisationsAsync(CancellationToken ct) =>
        db.Organisations.AsNoTracking().Where(o => o.ForceId == reader.ForceId).OrderBy(o => o.Name).ThenBy(o => o.Id).Take(200).Select(o => new Choosable(o.Id, o.Name)).ToChoicesAsync(ct);

    public Task<bool> WorksForAsync(Guid advocateId, Guid organisationId, CancellationToken ct) =>
        db.Users.AnyAsync(u => u.Id == advocateId && u.OrganisationId == organisationId && !u.IsSuspended, ct);
}
