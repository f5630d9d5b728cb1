using Microsoft.AspNetCore.Identity;
using StalkingCase.Data.Identity;

namespace StalkingCase.Data.Seeding;

/// <summary>The demo: every situation worth testing, in invented forces.</summary>
public static class DemoForce
{
    public static async Task StoreAsync(CaseDatabase database, IPasswordHasher<Officer> hasher, DateTimeOffset now, CancellationToken ct)
    {
        await using var db = database.Open(Actor.System("demo"));
        var people = DemoPeople.Make(hasher);
        await people.StoreAsync(db, ct);
    }
}
