using Microsoft.EntityFrameworkCore;
using StalkingCase.Data.Protection;
using StalkingCase.Domain.Cases;

namespace StalkingCase.Data;

public sealed class SqlServerCaseDbContext(DbContextOptions<SqlServerCaseDbContext> options, IActor actor, FieldKeys keys, TimeProvider clock)
    : CaseDbContext(options, actor, keys, clock)
{
    internal override IQueryable<Case> Locked(Guid caseId) =>
        Cases.FromSql($"SELECT * FROM [Cases] WITH (UPDLOCK, ROWLOCK) WHERE [Id] = {caseId}");

    /// <summary>EF holds a session lock of the server, which a killed run gives back.</summary>
    public override async Task MigrateAsync(CancellationToken ct)
    {
        await MigrateOwnAsync(ct);
        var delayed = await Database.SqlQuery<string>($"SELECT delayed_durability_desc AS [Value] FROM sys.databases WHERE database_id = DB_ID()").SingleAsync(ct);
        if (delayed != "DISABLED") throw new InvalidOperationException("Delayed durability is on: an acknowledged save could be lost. Run ALTER DATABASE CURRENT SET DELAYED_DURABILITY = DISABLED.");
    }

    /// <summary>The server keeps its statistics by itself.</summary>
    public override Task AnalyzeAsync(CancellationToken ct) => Task.CompletedTask;
}
