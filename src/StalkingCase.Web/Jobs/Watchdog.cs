using System.Diagnostics.Metrics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using StalkingCase.Data;

namespace StalkingCase.Web.Jobs;

/// <summary>
/// Queues need no job, but notices do. Says since when no node has written or sent them: the row that each run sets is the
/// sign of life, and the older of the two counts. Read from the database, so that every node says the same.
/// </summary>
public sealed class WatchdogQuery(CaseDbContext db, WatchdogStart started, TimeProvider clock)
{
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    /// <summary>The last run, if it is longer ago than it may be; null while all is well.</summary>
    public async Task<DateTimeOffset?> SilentSinceAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        string[] jobs = [NoticeWriter.Job, NoticeSender.Sign];
        var until = await db.JobLeases.Where(l => jobs.Contains(l.Job)).Select(l => new { l.Job, l.Until }).ToDictionaryAsync(l => l.Job, l => l.Until, ct);
        var last = jobs.Min(j => until.TryGetValue(j, out var end) ? end : started.At);
        return now - last > Longest ? last : null;
    }
}

/// <summary>When this process began: a new installation has five minutes for its first run.</summary>
public sealed class WatchdogStart(TimeProvider clock)
{
    public DateTimeOffset At { get; } = clock.GetUtcNow();
}

/// <summary>/health/ready answers 200 and "Degraded": a node without notices still shows every queue and takes every save.</summary>
internal sealed class NoticeHealth(WatchdogQuery watchdog) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        await watchdog.SilentSinceAsync(cancellationToken) is { } since ? HealthCheckResult.Degraded($"No notices since {since:u}") : HealthCheckResult.Healthy();
}

/// <summary>What operations watch: the age of the last run of the notice job on this node that succeeded, and how many messages are parked.</summary>
internal static class NoticeMetrics
{
    public const string Name = "StalkingCase.Notices";

    private static readonly Meter Meter = new(Name);
    private static long _lastRun;
    private static int _parked;

    static NoticeMetrics()
    {
        Meter.CreateObservableGauge("stalkingcase.notices.age", () => _lastRun == 0 ? double.NaN : TimeProvider.System.GetElapsedTime(_lastRun).TotalSeconds, "s", "Since the last run of the notice job on this node that succeeded");
        Meter.CreateObservableGauge("stalkingcase.notices.parked", () => _parked, "{message}", "Messages given up after too many tries");
    }

    /// <summary>A run that wrote and sent and came to its end; one that failed lets the age grow.</summary>
    public static void Ran() => Interlocked.Exchange(ref _lastRun, TimeProvider.System.GetTimestamp());

    public static void Parked(int parked) => Interlocked.Exchange(ref _parked, parked);
}
