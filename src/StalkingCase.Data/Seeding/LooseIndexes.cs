using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using Microsoft.EntityFrameworkCore.Storage;

namespace StalkingCase.Data.Seeding;

/// <summary>
/// Takes away the indexes that no constraint needs while many rows are stored, and builds them again after: sorting once
/// costs a fraction of finding the place of every row. The model says which; the provider writes the SQL.
/// </summary>
internal sealed class LooseIndexes(CaseDbContext db, IReadOnlyList<BulkTable> tables)
{
    private readonly List<ITableIndex> _indexes = [.. db.GetService<IDesignTimeModel>().Model.GetRelationalModel().Tables
        .Where(t => tables.Any(b => b.Name == t.Name))
        .SelectMany(t => t.Indexes).Where(i => !i.IsUnique)];

    public int Count => _indexes.Count;

    public async Task DropAsync(CancellationToken ct)
    {
        foreach (var index in _indexes) await RunAsync(new DropIndexOperation { Name = index.Name, Table = index.Table.Name, Schema = index.Table.Schema }, ct);
    }

    /// <param name="built">Told after each.</param>
    public async Task BuildAsync(Action built, CancellationToken ct)
    {
        foreach (var index in _indexes)
        {
            await RunAsync(CreateIndexOperation.CreateFrom(index), ct);
            built();
        }
    }

    private Task RunAsync(MigrationOperation operation, CancellationToken ct) => db.GetService<IMigrationCommandExecutor>().ExecuteNonQueryAsync(
        db.GetService<IMigrationsSqlGenerator>().Generate([operation], db.GetService<IDesignTimeModel>().Model), db.GetService<IRelationalConnection>(), ct);
}
