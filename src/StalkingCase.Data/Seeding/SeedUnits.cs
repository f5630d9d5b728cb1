using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Data.Identity;
using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Duties;

namespace StalkingCase.Data.Seeding;

/// <summary>The units of the forces that are there, and as many more as a number of cases needs, with people to work in them.</summary>
public static class SeedUnits
{
    private const int CasesPerUnit = 1000;
    private const int OfficersPerUnit = 10;

    public static async Task<IReadOnlyList<SeedUnit>> GrowAsync(CaseDbContext db, int cases, int seed, CancellationToken ct)
    {
        var by = new Invention(seed, isLarge: true);
        var forces = await db.Forces.OrderBy(f => f.Code).ToListAsync(ct);
        var roles = await db.Roles.ToDictionaryAsync(r => r.Name!, r => r.Id, ct);
        var units = await db.Units.OrderBy(u => u.Name).ToListAsync(ct);
        var users = (await db.Users.Where(u => u.UnitId != null).OrderBy(u => u.UserName).ToListAsync(ct)).ToLookup(u => u.UnitId!.Value);
        var staffed = units.Where(u => users[u.Id].Any(o => o.Rank is Rank.Sergeant)).Select(u => (Unit: u, Staff: users[u.Id].ToList())).ToList();
        while (staffed.Count * CasesPerUnit < cases)
        {
            var unit = new Unit { ForceId = forces[staffed.Count % forces.Count].Id, Name = $"Area {staffed.Count + 1}" };
            db.Units.Add(unit);
            staffed.Add((unit, []));
        }

        var organisations = await db.Organisations.OrderBy(o => o.Id).ToListAsync(ct);
        var wanted = Math.Clamp(cases * OfficersPerUnit / (staffed.Count * CasesPerUnit), 1, OfficersPerUnit);
        foreach (var (unit, staff) in staffed)
        {
            while (staff.Count(o => o.Rank is Rank.Constable) < wanted) Join(unit, staff, "officer", Rank.Constable, []);
            if (staff.All(o => o.Rank is not Rank.Sergeant)) Join(unit, staff, "supervisor", Rank.Sergeant, [Post.Sergeant, Post.DutySergeant]);
            if (staff.All(o => o.Rank is not Rank.Inspector)) Join(unit, staff, "supervisor", Rank.Inspector, [Post.Inspector, Post.DutyInspector]);
            if (staff.All(o => o.Rank is not Rank.Superintendent)) Join(unit, staff, "supervisor", Rank.Superintendent, [Post.Superintendent]);
            if (staff.All(o => o.Rank is not Rank.None)) Join(unit, staff, "advocate", Rank.None, []);
            if (staff.First(o => o.Rank is Rank.None) is { OrganisationId: null } advocate) advocate.OrganisationId = organisations.First(o => o.ForceId == unit.ForceId).Id;
        }

        await db.SaveChangesAsync(ct);
        return [.. staffed.Select(s => Of(s.Unit, s.Staff))];

        // Without a password: nobody can sign in as one of them.
        void Join(Unit unit, List<Officer> staff, string role, Rank rank, Post[] posts)
        {
            var (who, name) = (by.Somebody(1970, 2000), $"{role}-{unit.Name}-{staff.Count + 1}".Replace(' ', '-').ToLowerInvariant());
            var made = new Officer
            {
                UserName = name,
                NormalizedUserName = name.ToUpperInvariant(),
                DisplayName = $"{who.FirstName} {who.LastName}",
                ForceId = unit.ForceId,
                UnitId = unit.Id,
                Rank = rank,
                BornOn = who.BornOn,
                Posts = [.. posts],
                LockoutEnabled = true,
            };
            staff.Add(made);
            db.Users.Add(made);
            db.UserRoles.Add(new IdentityUserRole<Guid> { UserId = made.Id, RoleId = roles[role] });
        }
    }

    private static SeedUnit Of(Unit unit, List<Officer> staff) => new(unit.ForceId, unit.Id, unit.Name,
        [.. staff.Where(o => o.Rank is Rank.Constable).Select(o => o.Id)], First(staff, Rank.Sergeant), First(staff, Rank.Inspector), First(staff, Rank.Superintendent), First(staff, Rank.None), staff.First(o => o.Rank is Rank.None).OrganisationId);

    private static Guid First(List<Officer> staff, Rank rank) => staff.First(o => o.Rank == rank).Id;
}
