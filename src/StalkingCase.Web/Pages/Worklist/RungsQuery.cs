using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Data.Identity;
using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Duties;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Worklist;

/// <summary>The units whose step below the reader's own rank is the reader's, because nobody nearer holds it.</summary>
public sealed record Rungs(IReadOnlyList<(Rung Rung, IReadOnlyList<Guid> Units)> Beyond)
{
    public IReadOnlyList<Guid> Of(Rung rung) => Beyond.FirstOrDefault(b => b.Rung == rung).Units ?? [];
}

/// <summary>
/// Which steps of which units fall to the reader besides those of the reader's rank: a unit without a sergeant gives the sergeant's
/// to the next rank at or above it, and whoever is on call has the inspector's. The same answer as the mail's.
/// </summary>
public sealed class RungsQuery(CaseDbContext db, Reader reader)
{
    private Rungs? _read;

    /// <summary>Read once in a request: several lists of a page ask.</summary>
    public async Task<Rungs> RunAsync(CancellationToken ct) => _read ??= await ReadAsync(ct);

    private async Task<Rungs> ReadAsync(CancellationToken ct)
    {
        if (!reader.IsSupervisor) return new Rungs([]);
        var force = reader.ForceId;
        var units = await db.Units.AsNoTracking().Where(u => u.ForceId == force).Select(u => new { u.Id, u.ParentId, u.OnCallId }).ToListAsync(ct);
        var onCallIds = units.Select(u => u.OnCallId).OfType<Guid>().Distinct().ToList();
        var ranked = (await db.Users.AsNoTracking().Where(u => u.ForceId == force && !u.IsSuspended && u.UnitId != null && (u.Rank >= Rank.Sergeant || onCallIds.Contains(u.Id))).Select(u => new { u.Id, u.UnitId, u.Rank }).ToListAsync(ct));
        var (tree, byUnit) = (new UnitTree(units.Select(u => (u.Id, u.ParentId))), ranked.ToLookup(u => u.UnitId!.Value));
        var onCall = units.Where(u => ranked.Exists(r => r.Id == u.OnCallId)).ToDictionary(u => u.Id, u => u.OnCallId);

        bool IsMine(Guid unit, Rung rung)
        {
            var places = tree.Above(unit);
            if (rung is Rung.Inspector && places.Select(p => onCall.GetValueOrDefault(p)).FirstOrDefault(id => id is not null) is { } called) return called == reader.Id;
            var nearest = places.Select(p => byUnit[p].Where(u => (int)u.Rank >= (int)RankOf(rung)).ToList()).FirstOrDefault(found => found.Count > 0) ?? [];
            return nearest.Where(u => u.Rank == nearest.Min(n => n.Rank)).Any(u => u.Id == reader.Id);
        }

        var below = Enum.GetValues<Rung>().Where(r => r is not Rung.Owner && RankOf(r) < reader.Rank).ToList();
        List<(Rung, IReadOnlyList<Guid>)> beyond = [.. below.Select(r => (r, (IReadOnlyList<Guid>)[.. reader.UnitIds.Where(u => IsMine(u, r))]))];
        if (onCall.ContainsValue(reader.Id)) beyond = [.. beyond.Where(b => b.Item1 is not Rung.Inspector), (Rung.Inspector, [.. units.Select(u => u.Id).Where(u => IsMine(u, Rung.Inspector))])];
        return new Rungs([.. beyond.Where(b => b.Item2.Count > 0)]);
    }

    private static Rank RankOf(Rung rung) => rung switch { Rung.Superintendent => Rank.Superintendent, Rung.Inspector => Rank.Inspector, _ => Rank.Sergeant };
}
