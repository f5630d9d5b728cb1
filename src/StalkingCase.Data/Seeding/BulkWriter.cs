using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace StalkingCase.Data.Seeding;

/// <summary>
/// Writes invented rows by multi-row inserts, one transaction for each batch. The one writer beside the commit; it knows
/// no column that the model does not have.
/// </summary>
internal sealed class BulkWriter(CaseDbContext db, IReadOnlyList<BulkTable> tables) : IAsyncDisposable
{
    // SQLite finds a parameter by walking the list of them, so a long statement costs more than it saves.
    private const int MostParameters = 40;

    private readonly Dictionary<(BulkTable, int), DbCommand> _commands = [];

    public async Task WriteAsync(IReadOnlyList<Dictionary<BulkTable, List<object?[]>>> batch, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        foreach (var table in tables)
        {
            var rows = batch.SelectMany(b => b[table]).ToList();
            var together = Math.Max(1, MostParameters / table.Columns.Count);
            for (var from = 0; from < rows.Count; from += together)
            {
                var count = Math.Min(together, rows.Count - from);
                var command = CommandOf(table, count);
                command.Transaction = transaction.GetDbTransaction();
                for (var (i, p) = (0, 0); i < count; i++)
                {
                    foreach (var value in rows[from + i]) command.Parameters[p++].Value = value ?? DBNull.Value;
                }

                await command.ExecuteNonQueryAsync(ct);
            }
        }

        await transaction.CommitAsync(ct);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var command in _commands.Values) await command.DisposeAsync();
    }

    private DbCommand CommandOf(BulkTable table, int rows)
    {
        if (_commands.TryGetValue((table, rows), out var made)) return made;
        var command = db.Database.GetDbConnection().CreateCommand();
        var sql = db.GetService<ISqlGenerationHelper>();
        var values = new List<string>();
        for (var row = 0; row < rows; row++)
        {
            var names = table.Columns.Select((c, column) =>
            {
                var name = $"@p{row}_{column}";
                command.Parameters.Add(c.Mapping.CreateParameter(command, name, null, nullable: true));
                return name;
            });
            values.Add($"({string.Join(",", names)})");
        }

#pragma warning disable CA2100 // Names of the model only; every value is a parameter.
        command.CommandText = $"INSERT INTO {sql.DelimitIdentifier(table.Name)} ({string.Join(",", table.Columns.Select(c => sql.DelimitIdentifier(c.Name)))}) VALUES {string.Join(",", values)}";
#pragma warning restore CA2100
        return _commands[(table, rows)] = command;
    }
}
