using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Data.Identity;

namespace StalkingCase.Web.Pages.Admin;

public sealed record UnitRow(Unit Unit, int Depth, string? OnCall, int People);

/// <param name="Now">The unit that the change is about, as it is called now.</param>
public sealed record UnitChangeRow(UnitChange Change, string Now, string? Parent, string AskedBy, string? DecidedBy);

/// <summary>The tree of the force's units, and what was changed in it.</summary>
public sealed class UnitsQuery(CaseDbContext db)
{
    public const int Most = 500;
    private const int MostChanges = 50;

    public async Task<IReadOnlyList<UnitRow>> RunAsync(Guid forceId, CancellationToken ct)
    {
        var units = await db.Units.AsNoTracking().Where(u => u.ForceId == forceId).OrderBy(u => u.Name).ThenBy(u => u.Id).Take(Most)
            .Select(u => new { Unit = u, OnCall = db.Users.Where(o => o.Id == u.OnCallId).Select(o => o.DisplayName).FirstOrDefault(), People = db.Users.Count(o => o.ForceId == forceId && o.UnitId == u.Id) }).ToListAsync(ct);
        var byId = units.ToDictionary(u => u.Unit.Id);
        var named = Comparer<Guid>.Create((a, b) => string.Compare(byId[a].Unit.Name, byId[b].Unit.Name, StringComparison.OrdinalIgnoreCase) is var order and not 0 ? order : a.CompareTo(b));
        return [.. TreeOf(units.Select(u => u.Unit)).InOrder(named).Select(u => new UnitRow(byId[u.Id].Unit, u.Depth, byId[u.Id].OnCall, byId[u.Id].People))];
    }

    public Task<List<UnitChangeRow>> ChangesAsync(Guid forceId, CancellationToken ct) =>
        (from c in db.UnitChanges.AsNoTracking()
         join u in db.Units on c.UnitId equals u.Id
         join a in db.Users on c.AskedBy equals a.Id
         where c.ForceId == forceId
         orderby c.AskedAt descending, c.Id
         select new UnitChangeRow(c, u.Name, db.Units.Where(p => p.Id == c.ParentId).Select(p => p.Name).FirstOrDefault(), a.DisplayName, db.Users.Where(d => d.Id == c.DecidedBy).Select(d => d.DisplayName).FirstOrDefault()))
        .Take(MostChanges).ToListAsync(ct);

    public static UnitTree TreeOf(IEnumerable<Unit> units) => new(units.Select(u => (u.Id, u.ParentId)));
}

/// <summary>A change of the tree in words.</summary>
public static class UnitWords
{
    public static string Of(UnitChangeRow row) => row.Change.Act switch
    {
        UnitAct.Add => $"{row.Change.Name} added{(row.Parent is { } under ? $" under {under}" : "")}",
        UnitAct.Rename => $"Renamed {row.Change.Name}",
        UnitAct.Move => $"{row.Now} moved {(row.Parent is { } to ? $"under {to}" : "to the top")}",
        UnitAct.Phone => $"{row.Now}: the duty inspector's number changed",
        _ => $"{row.Now}: {(row.Change.OnCallId is null ? "nobody on call" : "another inspector on call")}",
    };
}
