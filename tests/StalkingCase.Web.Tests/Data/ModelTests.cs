using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using StalkingCase.Data;
using StalkingCase.Data.Facts;
using StalkingCase.Domain.Cases;
using StalkingCase.Web.Tests.Support;

namespace StalkingCase.Web.Tests.Data;

public sealed class ModelTests
{
    // Free text is encrypted and has no length; the rest are lists whose length nobody can bound, and sign-in keys.
    private static readonly string[] Unbounded = ["Changes", "Xml", "Because", "Digests", "ShownIds", "ClearedOver"];

    private static SqlServerCaseDbContext SqlServer() => new SqlServerDesignTime().CreateDbContext([]);

    private static SqliteCaseDbContext Sqlite() => new SqliteDesignTime().CreateDbContext([]);

    [Fact]
    public void Neither_model_has_changes_without_a_migration()
    {
        using var server = SqlServer();
        using var sqlite = Sqlite();

        Assert.False(server.Database.HasPendingModelChanges());
        Assert.False(sqlite.Database.HasPendingModelChanges());
    }

    [Fact]
    public void The_SQL_Server_script_parses_and_holds_the_triggers()
    {
        using var db = SqlServer();
        var sql = db.GetService<IMigrator>().GenerateScript(options: MigrationsSqlGenerationOptions.Idempotent);

        Assert.Empty(ErrorsOf(sql));
        foreach (var log in new[] { "Facts", "AuditEntries", "AccessLogEntries" }) Assert.Contains($"CREATE TRIGGER [{log}_append_only]", sql, StringComparison.Ordinal);
    }

    [Fact]
    public void The_main_queries_parse_as_SQL_Server_would_read_them()
    {
        using var db = CaseDatabase.SqlServer("Server=unused", TestDatabase.Keys, TimeProvider.System).Open(Actor.User(Guid.NewGuid(), Guid.NewGuid()));
        var id = Guid.NewGuid();
        var now = TestDatabase.Now;
        string[] queries =
        [
            db.Duties.WhereOpen().Where(d => d.Clock == "CLK-35" && d.DueBy <= now).OrderByDescending(d => d.RiskOrder).ThenBy(d => d.DueBy).ThenBy(d => d.Id).Take(50).ToQueryString(),
            db.Duties.WhereOpen().Where(d => d.OwnerId == id).OrderBy(d => d.DueBy).Take(50).ToQueryString(),
            db.Cases.Where(c => c.Status == CaseStatus.Open).OrderByDescending(c => c.EffectiveRisk).ThenByDescending(c => c.LastEntryAt).Select(c => new { c.Id, c.Reference }).Take(50).ToQueryString(),
            db.Cases.Where(c => c.Roles.Any(r => r.PersonId == id)).Select(c => c.Id).ToQueryString(),
            db.IdentifierTokens.Where(t => t.ForceId == id && t.Kind == "Phone" && t.Digest == "1:ab").ToQueryString(),
            db.NameTokens.Where(t => t.Kind == "LastName" && t.Value == "QUILL").Select(t => t.PersonId).ToQueryString(),
            db.Facts.Where(f => f.CaseId == id).OrderBy(f => f.Seq).ToQueryString(),
        ];

        Assert.All(queries, q => Assert.Empty(ErrorsOf(q)));
        Assert.Contains("ForceId", queries[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Every_text_column_has_a_length_or_a_reason()
    {
        using var db = SqlServer();
        var unbounded = Properties(db).Where(p => (p.GetValueConverter()?.ProviderClrType ?? p.ClrType) == typeof(string))
            .Where(p => p.GetMaxLength() is null or < 0 && p.IsUnicode() is not false && !Unbounded.Contains(p.Name));

        Assert.Empty(unbounded.Select(p => $"{p.DeclaringType.ShortName()}.{p.Name}"));
    }

    [Fact]
    public void Every_index_fits_SQL_Server()
    {
        using var db = SqlServer();
        foreach (var type in Types(db))
        {
            Assert.All(type.GetIndexes(), i => Assert.True(i.Properties.Sum(Bytes) <= 1700, $"{type.Name} {string.Join(',', i.Properties.Select(p => p.Name))}"));
            Assert.All(type.GetKeys(), k => Assert.True(k.Properties.Sum(Bytes) <= 900, $"{type.Name} key"));
        }
    }

    [Fact]
    public void No_foreign_key_cascades_from_one_record_to_another()
    {
        using var db = SqlServer();

        Assert.Empty(Types(db).SelectMany(t => t.GetForeignKeys()).Where(k => !k.IsOwnership && k.DeleteBehavior is not DeleteBehavior.Restrict).Select(k => k.ToString()));
    }

    [Fact]
    public void Every_record_with_a_force_is_filtered_by_it()
    {
        using var db = CaseDatabase.SqlServer("Server=unused", TestDatabase.Keys, TimeProvider.System).Open(Actor.User(Guid.NewGuid(), Guid.NewGuid()));

        Assert.Empty(db.Model.GetEntityTypes().Where(t => !t.IsOwned() && t.FindProperty("ForceId") is not null && t.GetDeclaredQueryFilters().Count == 0).Select(t => t.Name));
    }

    private static IEnumerable<IEntityType> Types(CaseDbContext db) => db.GetService<IDesignTimeModel>().Model.GetEntityTypes();

    private static IEnumerable<IProperty> Properties(CaseDbContext db) => Types(db).SelectMany(t => t.GetProperties());

    private static int Bytes(IProperty property)
    {
        var stored = property.GetValueConverter()?.ProviderClrType ?? property.ClrType;
        return stored == typeof(string) || property.GetMaxLength() is not null ? 2 * (property.GetMaxLength() ?? 4000) : 16;
    }

    private static IList<ParseError> ErrorsOf(string sql)
    {
        // EF adds a remark in English to a split query.
        var remark = sql.IndexOf("This LINQ query", StringComparison.Ordinal);
        new TSql160Parser(true).Parse(new StringReader(remark < 0 ? sql : sql[..remark]), out var errors);
        return errors;
    }
}
