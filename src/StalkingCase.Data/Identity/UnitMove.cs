using Microsoft.EntityFrameworkCore;
using StalkingCase.Domain.Kernel;

namespace StalkingCase.Data.Identity;

/// <summary>
/// ACC-01: a unit moves under another, at once. The check holds for the tree as it is saved: the units above the new place are
/// written with it, so that of two moves at the same instant that would make a circle the second is refused.
/// </summary>
public static class UnitMove
{
    public static async Task MakeAsync(CaseDbContext db, UnitChange change, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(change);
        var units = await db.Units.Where(u => u.ForceId == change.ForceId).OrderBy(u => u.Id).ToListAsync(ct);
        var tree = new UnitTree(units.Select(u => (u.Id, u.ParentId)));
        Rule.Require(!tree.WouldLoop(change.UnitId, change.ParentId), "ACC-01", "The other unit stands under this one meanwhile. Decline it.");
        units.Single(u => u.Id == change.UnitId).ParentId = change.ParentId;
        if (change.ParentId is not { } parent) return;
        var above = tree.Above(parent);
        foreach (var unit in units.Where(u => above.Contains(u.Id))) db.Entry(unit).Property(u => u.ParentId).IsModified = true;
    }
}
