using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Spectre.Console;
using StalkingCase.Data;
using StalkingCase.Data.Auditing;
using StalkingCase.Data.Facts;
using StalkingCase.Data.Identity;
using StalkingCase.Data.Protection;
using StalkingCase.Domain.Cases;
using StalkingCase.Web.Jobs;

namespace StalkingCase.Web.Commands;

/// <summary>
/// <c>bench [--cases N] [--wanted W] [--folder PATH]</c>: seeds a database of its own, starts the app on a free loopback port against it,
/// signs in and times the main pages. A folder named is kept, and a seeded one is measured again. The only place where
/// time is measured.
/// </summary>
internal static class BenchCommand
{
    private const int Requests = 40;
    private const int LongestMs = 10_000;
    private const int SlowMs = 10;
    private static readonly string[] WarrantActions = ["CLK-33", "CLK-34", "CLK-35", "CLK-36", "CLK-37", "CLK-38", "CLK-39", "CLK-40"];

    public static async Task<int> RunAsync(WebApplication app, CommandArguments arguments, IAnsiConsole console, CancellationToken ct)
    {
        if (!app.Environment.IsDevelopment()) throw new CommandException("bench invents people and accounts, so it runs in Development only.");
        var kept = arguments.Option("folder");
        var folder = kept is null ? Directory.CreateTempSubdirectory("stalkingcase-bench-").FullName : Directory.CreateDirectory(Path.GetFullPath(kept)).FullName;
        try
        {
            await MeasureAsync(app, folder, arguments.Number("cases", 2000), SeedCommand.WantedOf(arguments), console, ct);
            return 0;
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            if (kept is null) Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task MeasureAsync(WebApplication app, string folder, int cases, int wanted, IAnsiConsole console, CancellationToken ct)
    {
        var connection = $"Data Source={Path.Combine(folder, "bench.db")}";
        var database = CaseDatabase.Sqlite(connection, FieldKeys.Load(folder, mayCreate: true), TimeProvider.System);
        await using (var db = database.Open(Actor.System("bench")))
        {
            await db.MigrateAsync(ct);
            await db.AnalyzeAsync(ct);
            using var scope = app.Services.CreateScope();
            if (await db.Cases.AnyAsync(ct)) console.WriteLine("The folder is seeded already.");
            else await SeedCommand.SeedAsync(database, scope.ServiceProvider.GetRequiredService<IPasswordHasher<Officer>>(), cases, 1, TimeProvider.System.GetUtcNow(), console, wanted, ct);
            await BenchChief.AppointAsync(db, ct);
            console.WriteLine($"{await db.Duties.WhereOpen().CountAsync(d => WarrantActions.Contains(d.Clock), ct)} warrant actions are open, {await db.Duties.WhereOpen().CountAsync(ct)} duties in all.");
        }

        // What a server that never stopped would have written long ago.
        await using (var db = database.Open(Actor.System("bench")))
        {
            var watch = System.Diagnostics.Stopwatch.StartNew();
            console.WriteLine($"{await new NoticeWriter(db).WriteAsync(TimeProvider.System.GetUtcNow(), ct)} notices written in {watch.Elapsed.TotalSeconds:F1} s.");
            watch.Restart();
            await new NoticeWriter(db).WriteAsync(TimeProvider.System.GetUtcNow(), ct);
            console.WriteLine($"The next run of that job took {watch.Elapsed.TotalMilliseconds:F0} ms.");
        }

        await using var server = await BenchServer.StartAsync(connection, folder, ct);
        var table = new Table().AddColumns("What", "Who", "Median ms", "p95 ms", "Queries");
        foreach (var who in new[] { "officer1-harbour", "inspector-harbour", "advocate-harbour", BenchChief.UserName })
        {
            using var browser = await BenchBrowser.SignInAsync(server, who, ct);
            if (who == BenchChief.UserName)
            {
                foreach (var (what, path) in await QueuesAsync(browser, ct)) await TimeAsync(table, console, what, who, server, () => browser.GetAsync(path, ct));
                continue;
            }

            foreach (var (what, path) in await PagesAsync(database, browser, who, ct)) await TimeAsync(table, console, what, who, server, () => browser.GetAsync(path, ct));
            if (who.StartsWith("advocate", StringComparison.Ordinal)) continue;
            foreach (var (what, terms) in await LookupsAsync(database, who, ct))
            {
                await browser.FillAsync("/reports/new", terms, ct);
                await TimeAsync(table, console, what, who, server, () => browser.PostAsync("/reports/new?handler=Lookup", terms, ct));
            }

            foreach (var (what, terms) in Searches) await TimeAsync(table, console, what, who, server, () => browser.SendAsync("/search", new() { ["Q"] = terms }, ct));
        }

        await using var log = new AccessLog(database);
        await TimeAsync(table, console, "Access-log row", "system", server, async () =>
        {
            await log.WriteAsync(new AccessLogEntry { At = TimeProvider.System.GetUtcNow(), Action = "GET", Route = "/bench", Outcome = "shown" }, ct);
            return true;
        });
        var (save, @case) = await BenchSave.PrepareAsync(database, ct);
        await TimeAsync(table, console, "Save an incident (commit, books, audit)", @case, server, save);
        console.Write(table);
    }

    private static readonly (string What, string Terms)[] Searches =
        [("Search by name", "Hathersage"), ("Search by phone", "+999 7700 0010100"), ("Search by birth date", "14/03/1984")];

    /// <summary>Somebody of a case of theirs, as an officer types: the name alone, then with the birth date.</summary>
    private static async Task<IReadOnlyList<(string What, Dictionary<string, string> Terms)>> LookupsAsync(CaseDatabase database, string who, CancellationToken ct)
    {
        var caseId = await BenchSave.CaseOfAsync(database, who, ct);
        await using var db = database.Open(Actor.System("bench"));
        var person = await db.People.SingleAsync(p => db.Cases.Where(c => c.Id == caseId).SelectMany(c => c.Roles).Any(r => r.Part == RolePart.Victim && r.PersonId == p.Id), ct);
        Dictionary<string, string> name = new() { ["Input.VictimFirstName"] = person.FirstName!, ["Input.VictimLastName"] = person.LastName! };
        var born = person.BornOn!.Value;
        var whole = new Dictionary<string, string>(name)
        {
            ["Input.VictimBorn.Day"] = born.Day.ToString(CultureInfo.InvariantCulture),
            ["Input.VictimBorn.Month"] = born.Month.ToString(CultureInfo.InvariantCulture),
            ["Input.VictimBorn.Year"] = born.Year.ToString(CultureInfo.InvariantCulture),
        };
        return [("Look-up while typing, name", name), ("Look-up while typing, name and birth date", whole)];
    }

    private static async Task<IReadOnlyList<(string What, string Path)>> PagesAsync(CaseDatabase database, BenchBrowser browser, string who, CancellationToken ct)
    {
        var caseId = await BenchSave.CaseOfAsync(database, who, ct);
        return
        [
            .. await QueuesAsync(browser, ct), ("Cases", "/cases"), ("Cases, High and flagged", "/cases?risk=High&flagged=true"), ("Cases, overdue", "/cases?overdue=true"),
            ("Case overview", $"/cases/{caseId}"), ("Timeline", $"/cases/{caseId}/timeline"), ("Risk", $"/cases/{caseId}/risk"), ("Grades to endorse", "/risk/to-endorse"),
            ("Breaches without arrest", "/breaches/open"), ("Orders that end", "/orders/expiring"),
            ("Plans and reviews due", "/safeguarding/due"), ("Meetings", "/meetings"), ("Actions of meetings", "/meetings/actions"), ("Team", "/team"), ("Safeguarding of a case", $"/cases/{caseId}/safeguarding"), ("Victim of a case", $"/cases/{caseId}/victim"), ("Contacts with the victim", $"/cases/{caseId}/victim/contacts"),
            ("Warrants of a case", $"/cases/{caseId}/warrants"), ("Orders of a case", $"/cases/{caseId}/orders"),
        ];
    }

    private static async Task<IReadOnlyList<(string What, string Path)>> QueuesAsync(BenchBrowser browser, CancellationToken ct) =>
    [
        ("Worklist", "/"), ("Overdue warrants", "/warrants/overdue"), ("Overdue warrants, second page", await browser.LinkAsync("/warrants/overdue", "after=", ct) ?? "/warrants/overdue"),
        ("Overdue warrants, High and a day late", "/warrants/overdue?risk=High&by=Day"), ("Dashboard", "/dashboard"), ("Handover", "/handover"),
    ];

    /// <param name="once">False where the page does not answer: not there, or not for this role.</param>
    private static async Task TimeAsync(Table table, IAnsiConsole console, string what, string who, BenchServer server, Func<Task<bool>> once)
    {
        for (var i = 0; i < 5; i++)
        {
            if (await once()) continue;
            console.WriteLine($"Skipped for {who}: {what} does not answer.");
            return;
        }

        var (times, queries) = (new List<double>(), new List<int>());
        server.Slowest = default;
        for (var i = 0; i < Requests && (i < 5 || times.Sum() < LongestMs); i++)
        {
            var (before, watch) = (server.Queries, System.Diagnostics.Stopwatch.StartNew());
            await once();
            times.Add(watch.Elapsed.TotalMilliseconds);
            queries.Add(server.Queries - before);
        }

        times.Sort();
        var (median, p95) = (times[times.Count / 2], times[times.Count * 95 / 100]);
        table.AddRow(what, who, $"{median:F1}", $"{p95:F1}", $"{queries.Min()}");
        console.WriteLine($"{what}, {who}: {median:F1} ms");
        if (server.Slowest.Took.TotalMilliseconds > SlowMs) console.WriteLine($"  Its slowest statement took {server.Slowest.Took.TotalMilliseconds:F0} ms:\n{server.Slowest.Sql}");
    }
}
