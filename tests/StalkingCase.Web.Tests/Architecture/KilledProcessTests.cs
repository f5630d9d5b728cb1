using System.Net;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Data.Facts;
using StalkingCase.Domain.Kernel;
using StalkingCase.Web.Tests.Support;

namespace StalkingCase.Web.Tests.Architecture;

/// <summary>SEC-R01: whatever the screen acknowledged is there after kill -9, whole and once.</summary>
public sealed class KilledProcessTests
{
    [Fact]
    public Task Three_kills_during_saves_lose_nothing_acknowledged() => KillAsync(3);

    [Fact, Trait("Category", "Slow")]
    public Task Twenty_kills_during_saves_lose_nothing_acknowledged() => KillAsync(20);

    private static async Task KillAsync(int kills)
    {
        await using var app = await WebApp.StartAsync();
        var arrangement = await app.CaseAsync("officer1-harbour", officerInCase: "officer1-harbour");
        var acknowledged = new List<string>();
        var random = new Random(kills);
        for (var kill = 0; kill < kills; kill++)
        {
            await using var server = await ServerProcess.StartAsync(app.DatabaseFile, app.KeysFolder);
            var browser = server.Browse();
            var signIn = await browser.GetAsync("/account/sign-in");
            await browser.PressAsync(signIn, "button", $": {app.Account("officer1-harbour").DisplayName}");
            using var stop = new CancellationTokenSource();
            var saving = SaveUntilAsync(browser, arrangement.CaseId, $"kill {kill}", acknowledged, stop.Token);
            var before = acknowledged.Count;
            for (var waited = 0; acknowledged.Count == before && waited < 300; waited++) await Task.Delay(100);
            await Task.Delay(random.Next(0, 1500));
            await server.KillAsync();
            await stop.CancelAsync();
            await saving;
        }

        Assert.NotEmpty(acknowledged);
        await using var db = app.Open();
        var entries = await db.Entries.AsNoTracking().Where(e => e.CaseId == arrangement.CaseId).ToListAsync();
        var facts = await db.Facts.AsNoTracking().Where(f => f.CaseId == arrangement.CaseId).ToListAsync();
        Assert.All(acknowledged, marker => Assert.Single(entries, e => e.Account == marker));
        Assert.All(entries, e => Assert.Single(facts, f => f.SubjectId == e.Id && f.Kind is FactKind.IncidentRecorded));
        Assert.Equal(facts.Count, facts.Select(f => f.Seq).Distinct().Count());
        await new RecheckRunner(app.Database).DrainAsync(app.Now, default);
        Assert.Empty(await DerivedCheck.CompareAsync(db, arrangement.CaseId, default));
    }

    private static async Task SaveUntilAsync(Browser browser, Guid caseId, string marker, List<string> acknowledged, CancellationToken stop)
    {
        try
        {
            for (var number = 0; !stop.IsCancellationRequested; number++)
            {
                var page = await browser.GetAsync($"/cases/{caseId}/add");
                var words = $"{marker}, save {number}";
                var saved = await browser.SubmitAsync(page, new Dictionary<string, string?> { ["Input.Account"] = words }, "Save", follow: false);
                if (saved.Status is HttpStatusCode.Redirect or HttpStatusCode.Found or HttpStatusCode.SeeOther) acknowledged.Add(words);
            }
        }
        catch (HttpRequestException)
        {
            // the process was killed
        }
        catch (IOException)
        {
            // the process was killed in the middle of an answer
        }
    }
}
