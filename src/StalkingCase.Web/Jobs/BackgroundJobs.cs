using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Data.Facts;
using StalkingCase.Web.Infrastructure;

namespace StalkingCase.Web.Jobs;

public static class BackgroundJobs
{
    public static IServiceCollection AddJobs(this IServiceCollection services, IConfiguration settings)
    {
        services.AddHttpClient("webhook", c => c.Timeout = TimeSpan.FromSeconds(5));
        services.AddSingleton<SmtpNoticeGateway>().AddSingleton<WebhookGateway>().AddSingleton<INoticeGateway, NoticeGateways>().AddSingleton<WatchdogStart>();
        // A node may serve pages only; another runs the jobs.
        if (settings.GetValue("Jobs:Run", true)) services.AddHostedService<RecheckJob>().AddHostedService<NoticeJob>().AddHostedService<PolicyJob>().AddHostedService<NightlyCheckJob>();
        return services;
    }
}

/// <summary>A job that runs again and again, each time on a context of its own as a named system actor.</summary>
internal abstract class RepeatedJob(CaseDatabase database, TimeProvider clock, TimeSpan every, ILogger log) : BackgroundService
{
    protected abstract Task RunOnceAsync(CaseDbContext db, DateTimeOffset now, CancellationToken ct);

    /// <summary>A job whose time between two runs is longer than a node may live runs once when the node begins.</summary>
    protected virtual bool RunsAtStart => false;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(every);
        if (RunsAtStart) await TryAsync(stoppingToken);
        while (await timer.WaitForNextTickAsync(stoppingToken)) await TryAsync(stoppingToken);
    }

    private async Task TryAsync(CancellationToken ct)
    {
        try
        {
            await using var db = database.Open(Actor.System(GetType().Name));
            await RunOnceAsync(db, clock.GetUtcNow(), ct);
        }
#pragma warning disable CA1031 // The next tick tries again: no effect of a job rests on one run, and a job that ends for ever is worse.
        catch (Exception e) when (e is not OperationCanceledException || !ct.IsCancellationRequested)
#pragma warning restore CA1031
        {
            log.LogError("Job {Page} failed: {Outcome}", GetType().Name, e.GetType().Name);
        }
    }
}

/// <summary>Neighbours of cases that changed are derived again within seconds.</summary>
internal sealed class RecheckJob(CaseDatabase database, RecheckRunner runner, TimeProvider clock, ILogger<RecheckJob> log) : RepeatedJob(database, clock, TimeSpan.FromSeconds(1), log)
{
    protected override Task RunOnceAsync(CaseDbContext db, DateTimeOffset now, CancellationToken ct) => runner.DrainAsync(now, ct);
}

/// <summary>Writes the notices that have come due, then sends what is in the outbox, also if one could not be written.</summary>
internal sealed class NoticeJob(CaseDatabase database, INoticeGateway gateway, TimeProvider clock, ILogger<NoticeJob> log) : RepeatedJob(database, clock, TimeSpan.FromSeconds(30), log)
{
    private readonly TimeProvider _clock = clock;
    private readonly string _node = $"{Environment.MachineName}-{Environment.ProcessId}";

    protected override Task RunOnceAsync(CaseDbContext db, DateTimeOffset now, CancellationToken ct) => RunAsync(db, now, ct);

    internal async Task RunAsync(CaseDbContext db, DateTimeOffset now, CancellationToken ct)
    {
        try
        {
            var writer = new NoticeWriter(db);
            await writer.WriteAsync(now, ct);
            await writer.SignAsync(_node, now, ct);
        }
        finally
        {
            await SendAsync(db, ct);
        }

        // Only a run in which both came to their end counts: what was not written is told to nobody.
        NoticeMetrics.Ran();
    }

    private async Task SendAsync(CaseDbContext db, CancellationToken ct)
    {
        while (await new NoticeSender(db, gateway, _node).SendAsync(_clock.GetUtcNow(), ct) == NoticeSender.Batch) { }
        NoticeMetrics.Parked(await db.Notices.CountAsync(n => n.SentAt == null && n.ParkedAt != null, ct));
    }
}

/// <summary>Applies an approved change of policy from its start, case by case; after a restart it goes on where it was.</summary>
internal sealed class PolicyJob(CaseDatabase database, TimeProvider clock, ILogger<PolicyJob> log) : RepeatedJob(database, clock, TimeSpan.FromSeconds(30), log)
{
    private readonly CaseDatabase _database = database;
    private readonly ILogger _log = log;

    protected override Task RunOnceAsync(CaseDbContext db, DateTimeOffset now, CancellationToken ct) => new PolicyApplier(_database, _log).RunAsync(now, ct);
}

/// <summary>
/// When the node begins and every night: the statistics of the embedded database; and stored equals derived, where a difference
/// is an error of ours and is logged by case id. A mark that stands after a step without a notice is put right at once, because
/// somebody was not told. A case that cannot be compared is named and keeps no other from being looked at.
/// </summary>
internal sealed class NightlyCheckJob(CaseDatabase database, TimeProvider clock, ILogger<NightlyCheckJob> log) : RepeatedJob(database, clock, TimeSpan.FromHours(24), log)
{
    private const int Batch = 500;
    private readonly CaseDatabase _database = database;

    protected override bool RunsAtStart => true;

    protected override Task RunOnceAsync(CaseDbContext db, DateTimeOffset now, CancellationToken ct) => RunAsync(db, now, ct);

    /// <summary>How many cases could not be compared.</summary>
    internal async Task<int> RunAsync(CaseDbContext db, DateTimeOffset now, CancellationToken ct)
    {
        await db.AnalyzeAsync(ct);
        var (failed, after) = (0, Guid.Empty);
        while (await db.Cases.IgnoreAutoIncludes().Where(c => c.Id > after).OrderBy(c => c.Id).Select(c => c.Id).Take(Batch).ToListAsync(ct) is { Count: > 0 } page)
        {
            foreach (var caseId in page) failed += await IsComparedAsync(caseId, now, ct) ? 0 : 1;
            after = page[^1];
        }

        return failed;
    }

    /// <summary>On a context of its own, so that what one case leaves behind does not spoil the next.</summary>
    private async Task<bool> IsComparedAsync(Guid caseId, DateTimeOffset now, CancellationToken ct)
    {
        try
        {
            await using var db = _database.Open(Actor.System(nameof(NightlyCheckJob)));
            var differences = await DerivedCheck.CompareAsync(db, caseId, ct);
            if (differences.Count > 0) log.LogError("Stored books differ from derived for {CaseId}", caseId);
            if (differences.Where(d => d.Of == DerivedCheck.Mark).Select(d => d.Id).ToList() is { Count: > 0 } marks) await new NoticeWriter(db).WriteAsync(marks, now, ct);
            return true;
        }
#pragma warning disable CA1031 // Whatever is wrong with one case: the night goes on, and the case is named.
        catch (Exception e) when (e is not OperationCanceledException || !ct.IsCancellationRequested)
#pragma warning restore CA1031
        {
            log.LogError("Stored books could not be compared for {CaseId}: {Outcome}", caseId, e.GetType().Name);
            return false;
        }
    }
}
