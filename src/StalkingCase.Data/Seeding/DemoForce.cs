using Microsoft.AspNetCore.Identity;
using StalkingCase.Data.Facts;
using StalkingCase.Data.Identity;

namespace StalkingCase.Data.Seeding;

/// <summary>The demo: every situation worth testing, in invented forces.</summary>
public static class DemoForce
{
    public const int CasesPerUnit = 50;
    private const int Seed = 20260301;

    public static async Task StoreAsync(CaseDatabase database, IPasswordHasher<Officer> hasher, DateTimeOffset now, CancellationToken ct)
    {
        var people = DemoPeople.Make(hasher);
        await using (var db = database.Open(Actor.System("demo"))) await people.StoreAsync(db, ct);
        await using (var db = database.Open(Actor.System("demo"))) await DemoLibrary.StoreAsync(db, people, now, ct);
        await StoreCasesAsync(database, people, now, ct);
    }

    /// <summary>The cases of people stored already, each saved by one ordinary commit.</summary>
    public static async Task StoreCasesAsync(CaseDatabase database, DemoPeople people, DateTimeOffset now, CancellationToken ct)
    {
        var number = 0;
        foreach (var unit in people.Units)
        {
            await using var db = database.Open(Actor.System("demo"));
            var seeded = UnitOf(people, unit) with { Conditions = await DemoLibrary.OfOrdersAsync(db, unit.ForceId, ct) };
            var stories = new UnitStories(new Invention(Seed + number), seeded, () => ++number, now);
            stories.Tell(people.Find($"officer2-{unit.Name.ToLowerInvariant()}"), CasesPerUnit);
            await StoreAsync(database, stories, now, ct);
        }

        var rechecks = new RecheckRunner(database);
        while ((await rechecks.DrainAsync(now, ct)).Values.Any(failure => failure is null)) ct.ThrowIfCancellationRequested();
    }

    private static async Task StoreAsync(CaseDatabase database, UnitStories stories, DateTimeOffset now, CancellationToken ct)
    {
        await using (var meetings = database.Open(Actor.System("demo")))
        {
            meetings.Meetings.AddRange(stories.Meetings);
            await meetings.CommitAsync(null, now, ct);
        }

        foreach (var story in stories.Stories)
        {
            await using var db = database.Open(Actor.System("demo"));
            db.AddRange(story.Made);
            await db.CommitAsync(null, story.At, ct);
        }

        await using var beside = database.Open(Actor.System("demo"));
        beside.Reports.AddRange(stories.Drafts);
        beside.Conflicts.AddRange(stories.Conflicts);
        await beside.CommitAsync(null, now, ct);
    }

    private static SeedUnit UnitOf(DemoPeople people, Unit unit)
    {
        var place = unit.Name.ToLowerInvariant();
        return new SeedUnit(unit.ForceId, unit.Id, unit.Name, [.. Enumerable.Range(1, 3).Select(i => people.Find($"officer{i}-{place}").Id)],
            people.Find($"sergeant-{place}").Id, people.Find($"inspector-{place}").Id, people.Find($"superintendent-{place}").Id, people.Find($"advocate-{place}").Id, people.Find($"advocate-{place}").OrganisationId);
    }
}
