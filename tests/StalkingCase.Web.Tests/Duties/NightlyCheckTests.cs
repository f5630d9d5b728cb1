using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using StalkingCase.Data.Facts;
using StalkingCase.Web.Jobs;
using StalkingCase.Web.Tests.Support;

namespace StalkingCase.Web.Tests.Duties;

/// <summary>Stored equals derived, looked at when a node begins and each night.</summary>
public sealed class NightlyCheckTests
{
    [Fact]
    public async Task A_case_that_cannot_be_compared_is_named_and_the_next_is_put_right_all_the_same()
    {
        await using var app = await WebApp.StartAsync();
        var (broken, other) = await OneBrokenAsync(app);
        var log = new Said();

        int failed;
        await using (var db = app.Open()) failed = await new NightlyCheckJob(app.Database, app.Clock, log).RunAsync(db, app.Now, default);

        Assert.Equal(1, failed);
        Assert.Contains(log.Lines, l => l.Contains("could not be compared", StringComparison.Ordinal) && l.Contains(broken.ToString(), StringComparison.Ordinal));
        await using var check = app.Open();
        Assert.True(await check.Notices.AnyAsync(n => check.Duties.Any(d => d.Id == n.DutyId && d.CaseId == other)));
    }

    [Fact]
    public async Task A_node_looks_when_it_begins_and_does_not_wait_for_a_day()
    {
        await using var app = await WebApp.StartAsync();
        var (broken, _) = await OneBrokenAsync(app);
        var log = new Said();
        using var job = new NightlyCheckJob(app.Database, app.Clock, log);

        await job.StartAsync(default);
        for (var i = 0; i < 200 && log.Lines.Count < 2; i++) await Task.Delay(50);
        await job.StopAsync(default);

        Assert.Contains(log.Lines, l => l.Contains(broken.ToString(), StringComparison.Ordinal));
    }

    /// <summary>Two cases: of one the facts are lost, of the other a mark.</summary>
    private static async Task<(Guid Broken, Guid Other)> OneBrokenAsync(WebApp app)
    {
        var (a, b) = ((await app.CaseAsync("officer1-harbour")).CaseId, (await app.CaseAsync("officer1-harbour")).CaseId);
        app.Clock.Advance(TimeSpan.FromDays(3));
        await using var db = app.Open();
        var (broken, other) = (await db.Cases.OrderBy(c => c.Id).Select(c => c.Id).FirstAsync()) == a ? (a, b) : (b, a);
        await db.Database.ExecuteSqlAsync($"DROP TRIGGER Facts_no_delete");
        await db.Database.ExecuteSqlAsync($"DELETE FROM Facts WHERE CaseId = {broken}");
        foreach (var duty in await db.Duties.Where(d => d.CaseId == other).ToListAsync()) db.Entry(duty).Property(DerivedRows.NextNoticeAt).CurrentValue = null;
        await db.SaveChangesAsync();
        return (broken, other);
    }

    private sealed class Said : ILogger<NightlyCheckJob>
    {
        private readonly List<string> _lines = [];

        public IReadOnlyList<string> Lines { get { lock (_lines) return [.. _lines]; } }

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            lock (_lines) _lines.Add(formatter(state, exception));
        }
    }
}
