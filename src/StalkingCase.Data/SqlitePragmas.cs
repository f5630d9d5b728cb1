using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace StalkingCase.Data;

/// <summary>What makes an acknowledged save durable (SEC-R01), set and read back on every connection.</summary>
public sealed class SqlitePragmas : DbConnectionInterceptor
{
    public static readonly SqlitePragmas Instance = new();

    private static readonly (string Name, string Wanted)[] Wanted =
        [("journal_mode", "wal"), ("synchronous", "2"), ("foreign_keys", "1"), ("busy_timeout", "10000"), ("cache_size", "-16000")];

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        foreach (var (name, wanted) in Wanted) Run(connection, $"PRAGMA {name} = {wanted}");
        Check(connection);
    }

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        // Microsoft.Data.Sqlite is synchronous throughout.
        ConnectionOpened(connection, eventData);
        return Task.CompletedTask;
    }

    /// <summary>Throws when the connection could lose a commit.</summary>
    public static void Check(DbConnection connection)
    {
        foreach (var (name, wanted) in Wanted)
        {
            var found = Run(connection, $"PRAGMA {name}");
            var inMemory = name == "journal_mode" && found == "memory";
            if (found != wanted && !inMemory) throw new InvalidOperationException($"SQLite {name} is {found}, wanted {wanted}: a save could be lost.");
        }
    }

    /// <summary>
    /// Lets one connection store invented rows without waiting for the disk, and with room for a batch in memory. Only for
    /// a database that can be made again; <see cref="BulkEnded"/> forces everything to the disk.
    /// </summary>
    internal static void BulkBegins(DbConnection connection)
    {
        Run(connection, "PRAGMA synchronous = 0");
        Run(connection, "PRAGMA cache_size = -400000");
    }

    internal static void BulkEnded(DbConnection connection)
    {
        foreach (var (name, wanted) in Wanted) Run(connection, $"PRAGMA {name} = {wanted}");
        Check(connection);
        Run(connection, "PRAGMA wal_checkpoint(TRUNCATE)");
    }

    /// <summary>Twenty thousand entries of each index tell a key from a flag, and both from a force, at any size of table. With fewer, a whole force looks as small as a case.</summary>
    internal static void Analyze(DbConnection connection)
    {
        Run(connection, "PRAGMA analysis_limit = 20000");
        Run(connection, "ANALYZE");
    }

    private static string? Run(DbConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToString(command.ExecuteScalar(), System.Globalization.CultureInfo.InvariantCulture);
    }
}
