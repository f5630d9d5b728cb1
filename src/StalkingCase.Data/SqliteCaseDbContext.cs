using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using StalkingCase.Data.Protection;
using StalkingCase.Domain.Cases;

namespace StalkingCase.Data;

public sealed class SqliteCaseDbContext(DbContextOptions<SqliteCaseDbContext> options, IActor actor, FieldKeys keys, TimeProvider clock)
    : CaseDbContext(options, actor, keys, clock)
{
    // BEGIN IMMEDIATE, which Microsoft.Data.Sqlite sends for every transaction, has queued the writers already.
    internal override IQueryable<Case> Locked(Guid caseId) => Cases.Where(c => c.Id == caseId);

    /// <summary>
    /// EF marks a running migration by a row, which a killed run leaves behind for ever. The operating system gives a file
    /// lock back, so whoever holds the file may take such a row away.
    /// </summary>
    public override async Task MigrateAsync(CancellationToken ct)
    {
        var file = new SqliteConnectionStringBuilder(Database.GetConnectionString()).DataSource;
        if (file is ":memory:" or "" || Database.GetConnectionString()!.Contains("Mode=Memory", StringComparison.OrdinalIgnoreCase))
        {
            await MigrateOwnAsync(ct);
            return;
        }

        if (Path.GetDirectoryName(Path.GetFullPath(file)) is { } folder) Directory.CreateDirectory(folder);
        await using var held = await HoldAsync(file + ".migrating", ct);
        await Database.OpenConnectionAsync(ct);
        try
        {
            await using var command = Database.GetDbConnection().CreateCommand();
            command.CommandText = "DROP TABLE IF EXISTS \"__EFMigrationsLock\"";
            await command.ExecuteNonQueryAsync(ct);
            await MigrateOwnAsync(ct);
        }
        finally
        {
            await Database.CloseConnectionAsync();
        }
    }

    public override async Task AnalyzeAsync(CancellationToken ct)
    {
        await Database.OpenConnectionAsync(ct);
        try
        {
            SqlitePragmas.Analyze(Database.GetDbConnection());
        }
        finally
        {
            await Database.CloseConnectionAsync();
        }
    }

    protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder)
    {
        base.OnConfiguring(optionsBuilder);
        optionsBuilder.AddInterceptors(SqlitePragmas.Instance);
    }

    private static async Task<FileStream> HoldAsync(string path, CancellationToken ct)
    {
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException)
            {
                await Task.Delay(100, ct);
            }
        }
    }
}
