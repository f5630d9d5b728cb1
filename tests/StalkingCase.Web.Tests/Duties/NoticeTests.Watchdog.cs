using System.Diagnostics.Metrics;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Web.Tests.Support;

namespace StalkingCase.Web.Tests.Duties;

public sealed partial class NoticeTests
{
    [Fact]
    public async Task A_job_that_has_not_run_for_five_minutes_is_said_on_every_supervisors_page_and_degrades_readiness()
    {
        await using var app = await WebApp.StartAsync();
        await SendAsync(app, "a", app.Now);
        app.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal("Healthy", await (await app.Browse().Http.GetAsync(new Uri("/health/ready", UriKind.Relative))).Content.ReadAsStringAsync());
        app.Clock.Advance(TimeSpan.FromSeconds(1));

        var ready = await app.Browse().Http.GetAsync(new Uri("/health/ready", UriKind.Relative));
        Assert.Equal((System.Net.HttpStatusCode.OK, "Degraded"), (ready.StatusCode, await ready.Content.ReadAsStringAsync()));
        Assert.Contains("No notices are being sent.", (await (await app.SignedInAsync("sergeant-harbour")).GetAsync("/cases")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("No notices are being sent.", (await (await app.SignedInAsync("officer1-harbour")).GetAsync("/cases")).Text, StringComparison.Ordinal);
        await SendAsync(app, "b", app.Now);
        Assert.DoesNotContain("No notices are being sent.", (await (await app.SignedInAsync("sergeant-harbour")).GetAsync("/cases")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_writer_that_fails_every_run_is_said_though_the_outbox_is_still_being_sent()
    {
        await using var app = await WebApp.StartAsync();
        await app.CaseAsync("officer1-harbour");
        await RunJobAsync(app);
        app.Clock.Advance(TimeSpan.FromDays(3));
        await using (var db = app.Open()) await db.Database.ExecuteSqlAsync($"CREATE TRIGGER refused BEFORE INSERT ON Notices BEGIN SELECT RAISE(ABORT, 'refused'); END");
        await Assert.ThrowsAsync<DbUpdateException>(() => RunJobAsync(app));

        Assert.Equal("Degraded", await ReadyAsync(app));
        Assert.Contains("No notices are being sent.", (await (await app.SignedInAsync("sergeant-harbour")).GetAsync("/cases")).Text, StringComparison.Ordinal);
        await using (var db = app.Open()) await db.Database.ExecuteSqlAsync($"DROP TRIGGER refused");
        await RunJobAsync(app);

        Assert.Equal("Healthy", await ReadyAsync(app));
    }

    [Fact]
    public async Task The_age_of_the_last_run_grows_while_the_writer_fails_though_the_outbox_is_being_sent()
    {
        await using var app = await WebApp.StartAsync();
        await app.CaseAsync("officer1-harbour");
        app.Clock.Advance(TimeSpan.FromDays(3));
        await RunJobAsync(app);
        var before = Age();
        await using (var db = app.Open()) await db.Database.ExecuteSqlAsync($"CREATE TRIGGER refused BEFORE INSERT ON Notices BEGIN SELECT RAISE(ABORT, 'refused'); END");
        app.Clock.Advance(TimeSpan.FromDays(3));
        var watch = System.Diagnostics.Stopwatch.StartNew();
        await Task.Delay(200);

        await Assert.ThrowsAsync<DbUpdateException>(() => RunJobAsync(app));

        Assert.True(Age() >= before + watch.Elapsed.TotalSeconds - 0.1, $"{Age()} s, {before} s before.");
    }

    private static double Age()
    {
        var age = double.NaN;
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, to) => { if (instrument.Name == "stalkingcase.notices.age") to.EnableMeasurementEvents(instrument); };
        listener.SetMeasurementEventCallback<double>((_, value, _, _) => age = value);
        listener.Start();
        listener.RecordObservableInstruments();
        return age;
    }
}
