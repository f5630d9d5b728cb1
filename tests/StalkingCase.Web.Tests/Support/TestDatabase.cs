using Microsoft.Data.Sqlite;
using StalkingCase.Data;
using StalkingCase.Data.Identity;
using StalkingCase.Data.Protection;

namespace StalkingCase.Web.Tests.Support;

/// <summary>A migrated SQLite file of its own for one test, copied from a template made once per process.</summary>
public sealed class TestDatabase : IDisposable
{
    public static readonly FieldKeys Keys = FieldKeys.Ephemeral();
    public static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    private static readonly Lazy<Task<string>> Template = new(MakeTemplateAsync);

    private TestDatabase(string file)
    {
        (File, ConnectionString) = (file, $"Data Source={file};Pooling=True");
        Database = CaseDatabase.Sqlite(ConnectionString, Keys, TimeProvider.System);
    }

    public Guid ForceId { get; } = Guid.CreateVersion7();
    public Guid UnitId { get; } = Guid.CreateVersion7();
    public Guid OfficerId { get; } = Guid.CreateVersion7();
    public string File { get; }
    public string ConnectionString { get; }
    public CaseDatabase Database { get; }
    public Actor Officer => Actor.User(OfficerId, ForceId);

    public static async Task<TestDatabase> CreateAsync()
    {
        var file = NewFile();
        System.IO.File.Copy(await Template.Value, file);
        return new TestDatabase(file);
    }

    public CaseDbContext Open(IActor? actor = null) => Database.Open(actor ?? Officer);

    /// <summary>Runs SQL beside the application, as somebody with a database tool would.</summary>
    public async Task<object?> SqlAsync(string sql)
    {
        await using var connection = new SqliteConnection(ConnectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Written in the test.
        command.CommandText = sql;
#pragma warning restore CA2100
        return await command.ExecuteScalarAsync();
    }

    public void Dispose()
    {
        using (var connection = new SqliteConnection(ConnectionString)) SqliteConnection.ClearPool(connection);
        foreach (var suffix in new[] { "", "-wal", "-shm" }) System.IO.File.Delete(File + suffix);
    }

    private static string NewFile() => Path.Combine(Path.GetTempPath(), $"stalkingcase-{Guid.NewGuid():N}.db");

    private static async Task<string> MakeTemplateAsync()
    {
        var file = NewFile();
        var connection = $"Data Source={file};Pooling=False";
        await using (var db = CaseDatabase.Sqlite(connection, Keys, TimeProvider.System).Open(Actor.System("migrate"))) await db.MigrateAsync(default);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => System.IO.File.Delete(file);
        return file;
    }
}
