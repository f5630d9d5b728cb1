using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Data.Protection;

namespace StalkingCase.Data;

/// <summary>Opens contexts outside a request: jobs, commands, the access log, replay, tests. The caller disposes them.</summary>
public sealed class CaseDatabase
{
    private readonly Func<IActor, CaseDbContext> _open;

    private CaseDatabase(Func<IActor, CaseDbContext> open, string? folder) => (_open, Folder) = (open, folder);

    /// <summary>Where the file of an embedded database is; null for a server and for one in memory.</summary>
    public string? Folder { get; }

    public CaseDbContext Open(IActor actor) => _open(actor);

    /// <summary>The embedded database. An in-memory one lives as long as the caller keeps a connection to it open.</summary>
    public static CaseDatabase Sqlite(string connectionString, FieldKeys keys, TimeProvider clock)
    {
        var options = new DbContextOptionsBuilder<SqliteCaseDbContext>();
        ConfigureSqlite(options, connectionString);
        return new CaseDatabase(actor => new SqliteCaseDbContext(options.Options, actor, keys, clock), FolderOf(connectionString));
    }

    public static CaseDatabase SqlServer(string connectionString, FieldKeys keys, TimeProvider clock)
    {
        var options = new DbContextOptionsBuilder<SqlServerCaseDbContext>();
        ConfigureSqlServer(options, connectionString);
        return new CaseDatabase(actor => new SqlServerCaseDbContext(options.Options, actor, keys, clock), null);
    }

    private static string? FolderOf(string connectionString)
    {
        var of = new SqliteConnectionStringBuilder(connectionString);
        return of.Mode is SqliteOpenMode.Memory || of.DataSource is "" or ":memory:" ? null : Path.GetDirectoryName(Path.GetFullPath(of.DataSource));
    }

    internal static void ConfigureSqlite(DbContextOptionsBuilder options, string connectionString) =>
        options.UseSqlite(connectionString, o => o.UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery));

    internal static void ConfigureSqlServer(DbContextOptionsBuilder options, string connectionString) =>
        options.UseSqlServer(connectionString, o => o.UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery).EnableRetryOnFailure());
}
