using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Data.Identity;
using StalkingCase.Domain.Cases;

namespace StalkingCase.Web.Pages.Admin;

public sealed record UserRow(Guid Id, string Name, string UserName, string? Role, Rank Rank, string? Unit, bool IsSuspended);

public sealed record RequestRow(RoleRequest Request, string Who, string AskedBy, string? Unit);

/// <summary>Users of the force, and the changes of role that wait for a second administrator.</summary>
public sealed class UsersQuery(CaseDbContext db)
{
    public const int PageSize = 100;

    public Task<List<UserRow>> RunAsync(Guid forceId, Guid? unit, Guid? after, CancellationToken ct)
    {
        var users = db.Users.AsNoTracking().Where(u => u.ForceId == forceId && (unit == null || u.UnitId == unit));
        if (after is { } last) users = users.Where(u => u.Id > last);
        return users.OrderBy(u => u.Id).Take(PageSize + 1).Select(u => new UserRow(u.Id, u.DisplayName, u.UserName!,
            (from r in db.UserRoles join role in db.Roles on r.RoleId equals role.Id where r.UserId == u.Id orderby role.Name select role.Name).FirstOrDefault(),
            u.Rank, db.Units.Where(x => x.Id == u.UnitId).Select(x => x.Name).FirstOrDefault(), u.IsSuspended)).ToListAsync(ct);
    }

    public Task<List<RequestRow>> WaitingAsync(Guid forceId, CancellationToken ct) =>
        (from r in db.RoleRequests.AsNoTracking()
         join u in db.Users on r.UserId equals u.Id
         join a in db.Users on r.AskedBy equals a.Id
         where r.ForceId == forceId && r.ApprovedAt == null && r.DeclinedAt == null
         orderby r.AskedAt, r.Id
         select new RequestRow(r, u.DisplayName, a.DisplayName, db.Units.Where(x => x.Id == r.UnitId).Select(x => x.Name).FirstOrDefault())).Take(PageSize).ToListAsync(ct);
}
