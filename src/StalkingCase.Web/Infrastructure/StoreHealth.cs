using System.Xml.Linq;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using StalkingCase.Data;
using StalkingCase.Data.Auditing;
using StalkingCase.Data.Facts;
using StalkingCase.Data.Protection;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Infrastructure;

/// <summary>
/// SEC-R06: whether this node can do its work now. It writes what every page needs written, an access-log row among it, and
/// rolls it back; reads something that the field keys encrypted; looks for migrations that were not run and for room on the disk.
/// </summary>
internal sealed class StoreHealth(CaseDatabase database, IConfiguration settings, IHostEnvironment host, TimeProvider clock) : IHealthCheck, IDisposable
{
    /// <summary>SEC-R05: warned at a tenth; below this nothing more is taken in.</summary>
    public const double LittleRoom = 0.1;
    public const long NoRoom = 100L << 20;

    // Anybody may ask, and each answer takes the writer's place for a moment: one answer does for all who ask within a second.
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(1);
    private readonly SemaphoreSlim _one = new(1);
    private (long At, HealthCheckResult Result)? _last;

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            if (_last is { Result.Status: HealthStatus.Healthy } last && TimeProvider.System.GetElapsedTime(last.At) < Kept) return last.Result;
            var result = await AskAsync(cancellationToken);
            _last = (TimeProvider.System.GetTimestamp(), result);
            return result;
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    public static HealthStatus OfDisk(long free, long total) => free < NoRoom ? HealthStatus.Unhealthy : free < total * LittleRoom ? HealthStatus.Degraded : HealthStatus.Healthy;

    private async Task<HealthCheckResult> AskAsync(CancellationToken ct)
    {
        await using var db = database.Open(Actor.System("health"));
        if ((await db.Database.GetPendingMigrationsAsync(ct)).Any()) return HealthCheckResult.Unhealthy("Migrations have not been run.");
        // The oldest: a node with other keys makes a newer one that only it can read.
        var key = await db.DataProtectionKeys.OrderBy(k => k.Id).Select(k => k.Xml).FirstOrDefaultAsync(ct);
        if (key is not null && XElement.Parse(key).Descendants(KeyRing.Element).FirstOrDefault() is { } encrypted) _ = db.Keys.Decrypt(encrypted.Value, KeyRing.Column);
        await db.Database.CreateExecutionStrategy().ExecuteAsync(WriteAsync, ct);
        var drive = new DriveInfo(Path.GetFullPath(database.Folder ?? Databases.KeysFolder(settings, host)));
        return OfDisk(drive.AvailableFreeSpace, drive.TotalSize) switch
        {
            HealthStatus.Unhealthy => HealthCheckResult.Unhealthy("The disk is full."),
            HealthStatus.Degraded => HealthCheckResult.Degraded("The disk is nearly full."),
            _ => HealthCheckResult.Healthy(),
        };
    }

    private async Task WriteAsync(CancellationToken ct)
    {
        await using var db = database.Open(Actor.System("health"));
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var now = clock.GetUtcNow();
        db.JobLeases.Add(new JobLease { Job = $"health {Guid.NewGuid():N}", Owner = Environment.MachineName, Until = now });
        db.AccessLogEntries.Add(new AccessLogEntry { At = now, Role = "health", Action = "GET", Route = "/health/ready", Outcome = "shown" });
        await db.SaveChangesAsync(ct);
        await transaction.RollbackAsync(ct);
    }
}
