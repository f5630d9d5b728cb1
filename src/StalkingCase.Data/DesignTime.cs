using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using StalkingCase.Data.Protection;

namespace StalkingCase.Data;

public sealed class SqliteDesignTime : IDesignTimeDbContextFactory<SqliteCaseDbContext>
{
    public SqliteCaseDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteCaseDbContext>().UseSqlite("Data Source=:memory:").Options, Actor.System("design"), FieldKeys.Ephemeral(), TimeProvider.System);
}

public sealed class SqlServerDesignTime : IDesignTimeDbContextFactory<SqlServerCaseDbContext>
{
    public SqlServerCaseDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqlServerCaseDbContext>().UseSqlServer("Server=unused").Options, Actor.System("design"), FieldKeys.Ephemeral(), TimeProvider.System);
}
