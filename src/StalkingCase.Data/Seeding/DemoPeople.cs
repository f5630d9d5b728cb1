using Microsoft.AspNetCore.Identity;
using StalkingCase.Data.Identity;
using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Duties;

namespace StalkingCase.Data.Seeding;

/// <summary>
/// The demo forces and everybody who can sign in to them: two forces of two units; in each unit three officers, a
/// supervisor of each rank and an advocate; in each force two administrators, an auditor and an analyst. All invented.
/// Made in Development only; the README lists the accounts.
/// </summary>
public sealed class DemoPeople
{
    public const string Password = "correct horse battery staple";

    /// <summary>Base32 secret of every demo account's authenticator.</summary>
    public const string AuthenticatorKey = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";

    private static readonly string[] Names =
    [
        "Aled Pritchard", "Nasreen Akhtar", "Joanna Beswick", "Marcus Oyelaran", "Sinead Corrigan", "Harpreet Dhillon", "Bronwen Tudor",
        "Stefan Kowal", "Ifeoma Nwosu", "Gareth Lomax", "Zainab Mirza", "Douglas Farrar", "Ewa Lisowska", "Theo Marchetti",
        "Abena Sarpong", "Neil Hathersage", "Ruqayya Saleem", "Connor Devlin", "Mei-Lin Fong", "Patrick Ainscough", "Olufemi Bakare",
        "Catriona Muir", "Vikram Sethi", "Lorna Whitcombe", "Dawid Zielinski", "Grace Munroe", "Hamish Rennie", "Amina Yusufzai",
        "Frances Okell", "Rohan Pillai", "Sylvia Trent", "Barnaby Croft", "Leticia Amoah", "Euan Strachan", "Philippa Dunmore", "Idris Vaughan",
    ];

    private readonly List<(Officer Officer, string Role)> _accounts = [];

    public List<Force> Forces { get; } = [];
    public List<Unit> Units { get; } = [];
    public List<Organisation> Organisations { get; } = [];
    public IReadOnlyList<(Officer Officer, string Role)> Accounts => _accounts;

    public static DemoPeople Make(IPasswordHasher<Officer> hasher)
    {
        var people = new DemoPeople();
        var hash = hasher.HashPassword(new Officer(), Password);
        var name = 0;
        foreach (var (code, force, units) in new[] { ("nm", "Northmere Police", new[] { "Harbour", "Moorside" }), ("ev", "Eastvale Police", new[] { "Abbey", "Riverside" }) })
        {
            var made = new Force { Name = force, Code = code };
            people.Forces.Add(made);
            var organisation = new Organisation { ForceId = made.Id, Name = code == "nm" ? "Lantern Stalking Advocacy" : "Harebell Advocacy Service" };
            people.Organisations.Add(organisation);
            var suffix = code == "nm" ? "" : "-ev";
            foreach (var unitName in units)
            {
                var unit = new Unit { ForceId = made.Id, Name = unitName, DutyInspectorPhone = "01632 960 " + (100 + people.Units.Count) };
                people.Units.Add(unit);
                var place = unitName.ToLowerInvariant();
                for (var i = 1; i <= 3; i++) people.Add($"officer{i}-{place}", Names[name++], "officer", made, unit, Rank.Constable, hash, PostsOf(i));
                people.Add($"sergeant-{place}", Names[name++], "supervisor", made, unit, Rank.Sergeant, hash, [Post.Sergeant, Post.DutySergeant]);
                people.Add($"inspector-{place}", Names[name++], "supervisor", made, unit, Rank.Inspector, hash, [Post.Inspector, Post.DutyInspector]);
                people.Add($"superintendent-{place}", Names[name++], "supervisor", made, unit, Rank.Superintendent, hash, [Post.Superintendent]);
                people.Add($"advocate-{place}", Names[name++], "advocate", made, unit, Rank.None, hash, [], organisation);
            }

            people.Add($"analyst{suffix}", Names[name++], "analyst", made, null, Rank.None, hash, []);
            people.Add($"auditor{suffix}", Names[name++], "auditor", made, null, Rank.None, hash, []);
            people.Add($"admin{suffix}", Names[name++], "admin", made, null, Rank.None, hash, []);
            people.Add($"advocate-manager{suffix}", Names[name++], "advocate", made, null, Rank.None, hash, [Post.AdvocateManager], organisation);
        }

        // What an administrator asks for, another decides.
        people.Add("admin2", "Yvette Calloway", "admin", people.Forces[0], null, Rank.None, hash, []);
        people.Add("admin2-ev", "Tomasz Brennan", "admin", people.Forces[1], null, Rank.None, hash, []);
        return people;
    }

    public Officer Find(string userName) => _accounts.First(a => a.Officer.UserName == userName).Officer;

    private static Post[] PostsOf(int officer) => officer switch
    {
        2 => [Post.OrderOfficer, Post.WitnessCare, Post.MeetingCoordinator],
        3 => [Post.WarrantsUnit, Post.ProfessionalStandards],
        _ => [],
    };

    private void Add(string userName, string displayName, string role, Force force, Unit? unit, Rank rank, string hash, Post[] posts, Organisation? organisation = null) =>
        _accounts.Add((new Officer
        {
            UserName = userName,
            NormalizedUserName = userName.ToUpperInvariant(),
            DisplayName = displayName,
            ForceId = force.Id,
            UnitId = unit?.Id,
            OrganisationId = organisation?.Id,
            Rank = rank,
            CollarNumber = rank is Rank.None ? null : $"{force.Code.ToUpperInvariant()}{1000 + _accounts.Count}",
            Extension = $"{4400 + _accounts.Count}",
            BornOn = new DateOnly(1975 + (_accounts.Count % 20), 1 + (_accounts.Count % 12), 1 + (_accounts.Count % 27)),
            Posts = [.. posts],
            PasswordHash = hash,
            SecurityStamp = Guid.NewGuid().ToString("N"),
            TwoFactorEnabled = true,
            LockoutEnabled = true,
            IsDemo = true,
        }, role));

    /// <summary>Stores forces, units, roles and accounts with their authenticators.</summary>
    public async Task StoreAsync(CaseDbContext db, CancellationToken ct)
    {
        db.Forces.AddRange(Forces);
        db.Units.AddRange(Units);
        db.Organisations.AddRange(Organisations);
        var roles = new Dictionary<string, Guid>();
        foreach (var role in _accounts.Select(a => a.Role).Distinct())
        {
            var made = new IdentityRole<Guid>(role) { Id = Guid.CreateVersion7(), NormalizedName = role.ToUpperInvariant() };
            roles[role] = made.Id;
            db.Roles.Add(made);
        }

        foreach (var (officer, role) in _accounts)
        {
            db.Users.Add(officer);
            db.UserRoles.Add(new IdentityUserRole<Guid> { UserId = officer.Id, RoleId = roles[role] });
            db.UserTokens.Add(new IdentityUserToken<Guid> { UserId = officer.Id, LoginProvider = "[AspNetUserStore]", Name = "AuthenticatorKey", Value = AuthenticatorKey });
        }

        await db.SaveChangesAsync(ct);
    }
}
