using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Data.Identity;
using StalkingCase.Domain.Cases;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Jobs;

/// <summary>
/// The people at and above one unit as they stand now: who may sign in, who is away and for whom a deputy works, who is kept
/// out of the case. Whoever is to be told of something in a case is found through this.
/// </summary>
internal sealed class Reachable
{
    private readonly IReadOnlyList<Guid> _places;
    private readonly List<Officer> _staff;
    private readonly Dictionary<Guid, Officer?> _away;
    private readonly HashSet<Guid> _open;

    private Reachable(IReadOnlyList<Guid> places, IReadOnlyList<Guid> onCall, List<Officer> staff, Dictionary<Guid, Officer?> away, HashSet<Guid> open) =>
        (_places, OnCall, _staff, _away, _open) = (places, onCall, staff, away, open);

    /// <summary>The inspectors on call, the nearest unit's first.</summary>
    public IReadOnlyList<Guid> OnCall { get; }

    /// <param name="others">Whom the case names, wherever they sit.</param>
    public static async Task<Reachable> ReadAsync(CaseDbContext db, Guid forceId, Guid unitId, Guid caseId, IEnumerable<Guid?> others, DateTimeOffset now, CancellationToken ct)
    {
        var units = await db.Units.AsNoTracking().Where(u => u.ForceId == forceId).Select(u => new { u.Id, u.ParentId, u.OnCallId }).ToListAsync(ct);
        var places = new UnitTree(units.Select(u => (u.Id, u.ParentId))).Above(unitId);
        var onCall = places.Select(p => units.Find(u => u.Id == p)?.OnCallId).OfType<Guid>().ToList();
        var named = others.OfType<Guid>().Concat(onCall).Distinct().ToList();
        var staff = await db.Users.AsNoTracking().Where(u => !u.IsSuspended && (named.Contains(u.Id) || (u.UnitId != null && places.Contains(u.UnitId.Value)))).OrderBy(u => u.Id).ToListAsync(ct);
        var absent = (await db.Absences.AsNoTracking().Where(a => a.ForceId == forceId && a.Until > now && a.From <= now && a.CancelledAt == null).Select(a => new { a.UserId, a.DeputyId }).ToListAsync(ct)).ToLookup(a => a.UserId, a => a.DeputyId);
        var deputyIds = staff.SelectMany(u => absent[u.Id]).OfType<Guid>().Where(d => !absent.Contains(d)).Distinct().ToList();
        var deputies = deputyIds.Count == 0 ? [] : await db.Users.AsNoTracking().Where(u => !u.IsSuspended && deputyIds.Contains(u.Id)).OrderBy(u => u.Id).ToListAsync(ct);
        var ids = staff.Concat(deputies).Select(u => u.Id).Distinct().ToList();
        var open = await db.Users.Where(u => ids.Contains(u.Id)).NotKeptOutOf(db, caseId).Select(u => u.Id).ToListAsync(ct);
        return new Reachable(places, onCall, staff, staff.Where(u => absent.Contains(u.Id)).ToDictionary(u => u.Id, u => absent[u.Id].Select(id => deputies.Find(d => d.Id == id)).FirstOrDefault(d => d is not null)), [.. open]);
    }

    public Officer? Find(Guid? id) => _staff.Find(u => u.Id == id);

    public IEnumerable<Officer> Find(IEnumerable<Guid> ids) => _staff.Where(u => ids.Contains(u.Id));

    /// <summary>Away, with nobody who does the work meanwhile: it is the sergeant's.</summary>
    public bool IsLeftToTheSergeant(Officer person) => _away.TryGetValue(person.Id, out var deputy) && deputy is null;

    /// <summary>Who is reached in this person's place: nobody where a deputy is missing, suspended, away too or kept out.</summary>
    public Officer? Of(Officer person) => !_away.TryGetValue(person.Id, out var deputy) ? Himself(person) : deputy is null ? null : Himself(deputy);

    /// <summary>The same, whether away or not.</summary>
    public Officer? Himself(Officer person) => _open.Contains(person.Id) ? person : null;

    /// <summary>Those of the first unit, from the case's own upward, that has any who can be reached.</summary>
    public List<Officer> Nearest(Func<Officer, bool> isMeant, Func<Officer, Officer?> reach) =>
        _places.Select(p => _staff.Where(u => u.UnitId == p && isMeant(u) && reach(u) is not null).ToList()).FirstOrDefault(found => found.Count > 0) ?? [];

    /// <summary>Everybody of the lowest rank among them: an empty desk falls upward.</summary>
    public List<Officer> FromRank(Rank rank, Func<Officer, Officer?> reach) =>
        Nearest(u => u.Rank >= rank, reach).GroupBy(u => u.Rank).OrderBy(g => g.Key).FirstOrDefault()?.ToList() ?? [];
}
