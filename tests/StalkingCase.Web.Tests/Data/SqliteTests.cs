using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Data.Facts;
using StalkingCase.Data.Protection;
using StalkingCase.Web.Tests.Support;
using static StalkingCase.Web.Tests.Support.TestDatabase;

namespace StalkingCase.Web.Tests.Data;

public sealed class SqliteTests
{
    [Fact]
    public async Task Five_nodes_migrate_an_empty_database_that_a_killed_run_left_locked()
    {
        var file = Path.Combine(Path.GetTempPath(), $"stalkingcase-{Guid.NewGuid():N}.db");
        var database = CaseDatabase.Sqlite($"Data Source={file};Pooling=False", Keys, TimeProvider.System);
        await using (var connection = new SqliteConnection($"Data Source={file};Pooling=False"))
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = "CREATE TABLE \"__EFMigrationsLock\" (Id INTEGER PRIMARY KEY, Timestamp TEXT NOT NULL); INSERT INTO \"__EFMigrationsLock\" VALUES (1, '2020-01-01')";
            await command.ExecuteNonQueryAsync();
        }

        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Task.Run(async () =>
        {
            await using var db = database.Open(Actor.System("migrate"));
            await db.MigrateAsync(default);
        })));

        await using var look = database.Open(Actor.System("look"));
        Assert.Empty(await look.Database.GetPendingMigrationsAsync());
        foreach (var suffix in new[] { "", "-wal", "-shm", ".migrating" }) File.Delete(file + suffix);
    }

    [Theory]
    [InlineData("synchronous = OFF")]
    [InlineData("foreign_keys = OFF")]
    [InlineData("journal_mode = DELETE")]
    public async Task A_connection_that_could_lose_a_save_is_refused(string pragma)
    {
        using var at = await CreateAsync();
        await using var db = at.Open();
        await db.Database.OpenConnectionAsync();
        var connection = db.Database.GetDbConnection();
        SqlitePragmas.Check(connection);
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Written in the test.
        command.CommandText = $"PRAGMA {pragma}";
#pragma warning restore CA2100
        await command.ExecuteScalarAsync();

        Assert.Throws<InvalidOperationException>(() => SqlitePragmas.Check(connection));
    }

    [Fact]
    public async Task Instants_with_other_offsets_compare_and_sort()
    {
        using var at = await CreateAsync();
        await using var db = at.Open(Actor.System("job"));
        DateTimeOffset[] instants = [Now.AddTicks(7), Now.ToOffset(TimeSpan.FromHours(5)), Now.AddSeconds(-1).ToOffset(TimeSpan.FromHours(-3)), Now.AddMilliseconds(12)];
        foreach (var instant in instants) db.Rechecks.Add(new Recheck { CaseId = Guid.NewGuid(), At = instant });
        await db.SaveChangesAsync();

        Assert.Equal(instants.Order(), await db.Rechecks.OrderBy(r => r.At).Select(r => r.At).ToListAsync());
        Assert.Equal(2, await db.Rechecks.CountAsync(r => r.At > Now));
    }

    [Fact]
    public async Task Two_hosts_with_different_keys_share_a_process()
    {
        using var at = await CreateAsync();
        await at.SavedCaseAsync("07700 900123");
        await using var stranger = CaseDatabase.Sqlite(at.ConnectionString, FieldKeys.Ephemeral(), TimeProvider.System).Open(at.Officer);
        await using var own = at.Open();

        await Assert.ThrowsAnyAsync<Exception>(() => stranger.Cases.ToListAsync());
        Assert.Equal("07700 900123", (await own.Cases.SingleAsync()).Suspect.Contacts[0].Words.Reveal());
    }

    [Fact]
    public void Key_files_are_made_once_and_only_where_allowed()
    {
        var folder = Directory.CreateTempSubdirectory("stalkingcase-keys-").FullName;

        Assert.Throws<InvalidOperationException>(() => FieldKeys.Load(folder, mayCreate: false));
        var made = FieldKeys.Load(folder, mayCreate: true);
        FieldKeys.Create(folder);

        var again = FieldKeys.Load(folder, mayCreate: false);
        Assert.Equal(made.Digest("x"), again.Digest("x"));
        Assert.Equal("words", again.Decrypt(made.Encrypt("words", "A.B"), "A.B"));
        Assert.NotEqual(made.Encrypt("words", "A.B"), made.Encrypt("words", "A.B"));
        Assert.ThrowsAny<System.Security.Cryptography.CryptographicException>(() => again.Decrypt(made.Encrypt("words", "A.B"), "A.C"));
        Directory.Delete(folder, recursive: true);
    }
}
