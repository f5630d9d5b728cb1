using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Data.Identity;

namespace StalkingCase.Web.Commands;

/// <summary>One reader with a whole force in every queue: a superintendent whose unit stands above all others.</summary>
internal static class BenchChief
{
    public const string UserName = "superintendent-harbour";
    private const string UnitName = "Headquarters";

    public static async Task AppointAsync(CaseDbContext db, CancellationToken ct)
    {
        var chief = await db.Users.SingleAsync(u => u.UserName == UserName, ct);
        if (await db.Units.AnyAsync(u => u.ForceId == chief.ForceId && u.Name == UnitName, ct)) return;
        var top = new Unit { ForceId = chief.ForceId, Name = UnitName };
        foreach (var unit in await db.Units.Where(u => u.ForceId == chief.ForceId && u.ParentId == null).ToListAsync(ct)) unit.ParentId = top.Id;
        db.Units.Add(top);
        chief.UnitId = top.Id;
        await db.SaveChangesAsync(ct);
    }
}
