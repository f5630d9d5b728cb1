using StalkingCase.Data;
using StalkingCase.Data.Facts;

namespace StalkingCase.Web.Jobs;

public static class BackgroundJobs
{
    public static IServiceCollection AddJobs(this IServiceCollection services)
    {
        services.AddScoped<NoticeWriter>();
        services.AddHostedService<RecheckJob>().AddHostedService<NoticeJob>().AddHostedService<NightlyCheckJob>();
        return services;
    }
}

/// <summary>A job that runs again and again, each time in a scope of its own as a named system actor.</summary>
internal abstract class RepeatedJob(IServiceProvider services, TimeSpan every, ILogger log) : BackgroundService
{
    protected abstract Task RunOnceAsync(IServiceProvider scope, CancellationToken ct);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(every);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await using var scope = services.CreateSystemScope(GetType().Name);
                await RunOnceAsync(scope.ServiceProvider, stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // The next tick tries again: no effect of a job rests on one run.
                log.LogError("Job {Page} failed with {RequestId}", GetType().Name, e.GetType().Name);
            }
        }
    }
}

/// <summary>Neighbours of cases that changed are derived again within seconds.</summary>
internal sealed class RecheckJob(IServiceProvider services, ILogger<RecheckJob> log) : RepeatedJob(services, TimeSpan.FromSeconds(1), log)
{
    protected override Task RunOnceAsync(IServiceProvider scope, CancellationToken ct) => scope.GetRequiredService<RecheckRunner>().DrainAsync(ct);
}

internal sealed class NoticeJob(IServiceProvider services, TimeProvider clock, ILogger<NoticeJob> log) : RepeatedJob(services, TimeSpan.FromSeconds(20), log)
{
    protected override Task RunOnceAsync(IServiceProvider scope, CancellationToken ct) => scope.GetRequiredService<NoticeWriter>().WriteAsync(clock.GetUtcNow(), ct);
}

/// <summary>Stored equals derived, checked every night; a difference is an error of ours and is logged by case id.</summary>
internal sealed class NightlyCheckJob(IServiceProvider services, ILogger<NightlyCheckJob> log) : RepeatedJob(services, TimeSpan.FromHours(24), log)
{
    protected override async Task RunOnceAsync(IServiceProvider scope, CancellationToken ct)
    {
        await foreach (var difference in scope.GetRequiredService<DerivedCheck>().AllAsync(ct)) log.LogError("Stored books differ from derived for {CaseId}", difference.CaseId);
    }
}
