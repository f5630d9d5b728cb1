using Microsoft.Data.Sqlite;
using StalkingCase.Data;
using StalkingCase.Data.Facts;
using StalkingCase.Data.Identity;
using StalkingCase.Data.Protection;
using StalkingCase.Domain.Duties;

namespace StalkingCase.Web.Commands.Replay;

/// <summary>A fresh database in memory for one chronology, with one force, one unit and one officer. Gone when disposed.</summary>
internal sealed class MemoryDatabase : IAsyncDisposable
{
    private readonly SqliteConnection _kept;
    private readonly CaseDatabase _database;
    private readonly RecheckRunner _rechecks;
    private readonly PolicyHistory _policy;
    private readonly Actor _actor;

    private MemoryDatabase(SqliteConnection kept, CaseDatabase database, PolicyHistory policy, Actor actor, Guid unitId)
    {
        (_kept, _database, _policy, _actor, UnitId) = (kept, database, policy, actor, unitId);
        _rechecks = new RecheckRunner(database);
    }

    public Guid OfficerId => _actor.UserId!.Value;
    public Guid ForceId => _actor.ForceId!.Value;
    public Guid UnitId { get; }

    public static async Task<MemoryDatabase> OpenAsync(PolicyHistory policy, CancellationToken ct)
    {
        var connection = $"Data Source=replay-{Guid.NewGuid():N};Mode=Memory;Cache=Shared";
        var kept = new SqliteConnection(connection);
        await kept.OpenAsync(ct);
        var database = CaseDatabase.Sqlite(connection, FieldKeys.Ephemeral(), TimeProvider.System);
        await using var db = database.Open(Actor.System("replay"));
        await db.MigrateAsync(ct);
        var force = new Force { Name = "Replay", Code = "rp" };
        var unit = new Unit { ForceId = force.Id, Name = "Replay" };
        db.Forces.Add(force);
        db.Units.Add(unit);
        await db.SaveChangesAsync(ct);
        return new MemoryDatabase(kept, database, policy, Actor.User(Guid.CreateVersion7(), force.Id), unit.Id);
    }

    public CaseDbContext Open()
    {
        var db = _database.Open(_actor);
        db.Policy = _policy;
        return db;
    }

    public Task DrainAsync(DateTimeOffset now, CancellationToken ct) => _rechecks.DrainAsync(now, ct, _policy);

    public ValueTask DisposeAsync() => _kept.DisposeAsync();
}
