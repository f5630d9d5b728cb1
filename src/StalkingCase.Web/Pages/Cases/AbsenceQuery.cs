using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Data.Identity;
using StalkingCase.Web.Infrastructure;

namespace StalkingCase.Web.Pages.Cases;

public sealed record Away(IReadOnlyDictionary<Guid, (DateTimeOffset Until, string? Deputy)> ById, DateTimeOffset Now)
{
    /// <summary>To follow a name: where the work goes while the person is away.</summary>
    public string Words(Guid? id) => id is { } known && ById.TryGetValue(known, out var away)
        ? $", away until {UkTimeText.Format(away.Until, Now)}, {(away.Deputy is { } deputy ? $"deputy {deputy}" : "no deputy: the sergeant's")}" : "";
}

/// <summary>Who is away now, and who stands in. Owners are resolved when they are read, so leave shows at once and ends by itself.</summary>
public sealed class AbsenceQuery(CaseDbContext db, TimeProvider clock)
{
    public async Task<Away> AwayAsync(IEnumerable<Guid?> ids, CancellationToken ct)
    {
        var (now, wanted) = (clock.GetUtcNow(), ids.OfType<Guid>().Distinct().ToList());
        if (wanted.Count == 0) return new Away(new Dictionary<Guid, (DateTimeOffset, string?)>(), now);
        var found = await db.Absences.AsNoTracking().Where(a => wanted.Contains(a.UserId) && a.CancelledAt == null && a.From <= now && a.Until > now)
            .Select(a => new { a.UserId, a.Until, Deputy = Able(now).Where(u => u.Id == a.DeputyId).Select(u => u.DisplayName).FirstOrDefault() }).ToListAsync(ct);
        return new Away(found.GroupBy(a => a.UserId).ToDictionary(g => g.Key, g => (g.Max(a => a.Until), g.Select(a => a.Deputy).FirstOrDefault(d => d is not null))), now);
    }

    /// <summary>Who can do the work of somebody else now: neither suspended nor away.</summary>
    private IQueryable<Officer> Able(DateTimeOffset now) => db.Users.Where(u => !u.IsSuspended && !db.Absences.Any(o => o.UserId == u.Id && o.CancelledAt == null && o.From <= now && o.Until > now));

    /// <summary>Those whose work this person does now: as deputy; and, with the sergeant, those of the units whose deputy is missing, suspended or away.</summary>
    public Task<List<Guid>> StandsInForAsync(Guid userId, IReadOnlyList<Guid> unitsOfSergeant, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return db.Absences.AsNoTracking().Where(a => a.CancelledAt == null && a.From <= now && a.Until > now
                && (a.DeputyId == userId || (!Able(now).Any(d => d.Id == a.DeputyId) && db.Users.Any(u => u.Id == a.UserId && u.UnitId != null && unitsOfSergeant.Contains(u.UnitId.Value)))))
            .Select(a => a.UserId).Distinct().OrderBy(id => id).Take(200).ToListAsync(ct);
    }
}
