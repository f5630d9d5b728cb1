using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Spectre.Console;
using StalkingCase.Data;
using StalkingCase.Data.Identity;
using StalkingCase.Data.Seeding;
using StalkingCase.Web.Infrastructure;

namespace StalkingCase.Web.Commands;

/// <summary><c>seed --cases N [--random S] [--wanted W]</c>: invented cases in any number, of each twenty so many suspects wanted, in the demo forces and as many more units as they need.</summary>
internal static class SeedCommand
{
    public static async Task<int> RunAsync(WebApplication app, CommandArguments arguments, IAnsiConsole console, CancellationToken ct)
    {
        if (!app.Environment.IsDevelopment()) throw new CommandException("seed invents people and accounts, so it runs in Development only.");
        var (cases, random) = (arguments.Number("cases", 0), arguments.Number("random", 1));
        if (cases < 1) throw new CommandException("Say how many cases: seed --cases N.");
        var wanted = WantedOf(arguments);
        await app.MigrateAsync(ct);
        using var scope = app.Services.CreateScope();
        await SeedAsync(app.Services.GetRequiredService<CaseDatabase>(), scope.ServiceProvider.GetRequiredService<IPasswordHasher<Officer>>(),
            cases, random, app.Services.GetRequiredService<TimeProvider>().GetUtcNow(), console, wanted, ct);
        return 0;
    }

    public static int WantedOf(CommandArguments arguments)
    {
        var wanted = arguments.Number("wanted", LargeForce.WantedOfTwenty);
        return wanted is >= 0 and <= LargeForce.MostWantedOfTwenty ? wanted : throw new CommandException($"--wanted is how many of twenty suspects are wanted: 0 to {LargeForce.MostWantedOfTwenty}.");
    }

    public static async Task SeedAsync(CaseDatabase database, IPasswordHasher<Officer> hasher, int cases, int random, DateTimeOffset until, IAnsiConsole console, int wanted, CancellationToken ct)
    {
        await using var db = database.Open(Actor.System(LargeForce.ActorName));
        if (!await db.Users.AnyAsync(ct)) await DemoPeople.Make(hasher).StoreAsync(db, ct);
        if (await db.AuditEntries.AnyAsync(a => a.Actor == LargeForce.ActorName && a.Entity == "Case", ct))
            throw new CommandException("This database has been seeded. Its details would not be unique any more: take an empty one.");
        var units = await SeedUnits.GrowAsync(db, cases, random, ct);
        var started = System.Diagnostics.Stopwatch.StartNew();
        await console.Progress().Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn()).StartAsync(async progress =>
        {
            var task = progress.AddTask($"{cases} cases", maxValue: cases);
            ProgressTask? indexes = null;
            await new LargeForce(database, units, random, until, wanted).StoreAsync(cases, more => task.Increment(more),
                (built, of) => (indexes ??= progress.AddTask("Indexes", maxValue: of)).Value = built, ct);
        });
        console.MarkupLine($"{cases} cases stored in {started.Elapsed.TotalSeconds:F1} s ({cases / started.Elapsed.TotalSeconds:F0} a second).");
    }
}
