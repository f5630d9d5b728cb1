using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Data.Identity;
using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Duties;
using StalkingCase.Web.Infrastructure;

namespace StalkingCase.Web.Pages.Admin;

public sealed record UserRow(Guid Id, string Name, string UserName, string? Role, Rank Rank, string? Unit, bool IsSuspended, bool HasPassword, DateTimeOffset? LockedUntil);

/// <param name="Before">The rights the person has now.</param>
public sealed record RequestRow(RoleRequest Request, string Who, string AskedBy, string? Unit, RightsNow Before);

public sealed record RightsNow(string? Role, Rank Rank, string? Unit, IReadOnlyList<Post> Posts);

/// <summary>What is asked for, each part beside what stands.</summary>
public static class RequestWords
{
    public static IEnumerable<string> Of(RequestRow row)
    {
        var (asked, now) = (row.Request, row.Before);
        if (asked.ResetsSignIn)
        {
            yield return "Password and second factor are taken away and every session ends. Rights stay.";
            yield break;
        }

        yield return Line("Role", now.Role ?? "none", asked.Role);
        yield return Line("Rank", EnumText.Of(now.Rank), EnumText.Of(asked.Rank));
        yield return Line("Unit", now.Unit ?? "none", row.Unit ?? "none");
        yield return Line("Posts", Posts(now.Posts), Posts(asked.Posts));
    }

    private static string Line(string what, string now, string asked) => now == asked ? $"{what}: {now}, as now" : $"{what}: {now} → {asked}";

    private static string Posts(IEnumerable<Post> posts) => string.Join(", ", posts.Order().Select(p => EnumText.Of(p))) is { Length: > 0 } words ? words : "none";
}

/// <summary>Users of the force, and the changes of role that wait for a second administrator.</summary>
public sealed class UsersQuery(CaseDbContext db)
{
    public const int PageSize = 100;

    public Task<List<UserRow>> RunAsync(Guid forceId, Guid? unit, Guid? after, CancellationToken ct)
    {
        var users = db.Users.AsNoTracking().Where(u => u.ForceId == forceId && (unit == null || u.UnitId == unit));
        if (after is { } last) users = users.Where(u => u.Id > last);
        return RowsOf(users.OrderBy(u => u.Id).Take(PageSize + 1)).ToListAsync(ct);
    }

    public Task<UserRow?> OneAsync(Guid forceId, Guid id, CancellationToken ct) => RowsOf(db.Users.AsNoTracking().Where(u => u.ForceId == forceId && u.Id == id)).SingleOrDefaultAsync(ct);

    private IQueryable<UserRow> RowsOf(IQueryable<Officer> users) =>
        users.Select(u => new UserRow(u.Id, u.DisplayName, u.UserName!,
            (from r in db.UserRoles join role in db.Roles on r.RoleId equals role.Id where r.UserId == u.Id orderby role.Name select role.Name).FirstOrDefault(),
            u.Rank, db.Units.Where(x => x.Id == u.UnitId).Select(x => x.Name).FirstOrDefault(), u.IsSuspended, u.PasswordHash != null, u.LockoutEnd));

    public async Task<List<RequestRow>> WaitingAsync(Guid forceId, CancellationToken ct)
    {
        var waiting = await (from r in db.RoleRequests.AsNoTracking()
                             join u in db.Users on r.UserId equals u.Id
                             join a in db.Users on r.AskedBy equals a.Id
                             where r.ForceId == forceId && r.ApprovedAt == null && r.DeclinedAt == null
                             orderby r.AskedAt, r.Id
                             select new
                             {
                                 Request = r,
                                 Who = u.DisplayName,
                                 By = a.DisplayName,
                                 Unit = db.Units.Where(x => x.Id == r.UnitId).Select(x => x.Name).FirstOrDefault(),
                                 Role = (from held in db.UserRoles join role in db.Roles on held.RoleId equals role.Id where held.UserId == u.Id orderby role.Name select role.Name).FirstOrDefault(),
                                 u.Rank,
                                 UnitNow = db.Units.Where(x => x.Id == u.UnitId).Select(x => x.Name).FirstOrDefault(),
                                 u.Posts,
                             }).Take(PageSize).ToListAsync(ct);
        return [.. waiting.Select(w => new RequestRow(w.Request, w.Who, w.By, w.Unit, new RightsNow(w.Role, w.Rank, w.UnitNow, w.Posts)))];
    }
}
