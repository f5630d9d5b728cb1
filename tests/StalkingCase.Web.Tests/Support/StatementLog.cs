using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using StalkingCase.Data;

namespace StalkingCase.Web.Tests.Support;

public sealed record Statement(string Sql, IReadOnlyDictionary<string, object?> Values)
{
    /// <summary>How SQLite finds the rows, step by step.</summary>
    public async Task<IReadOnlyList<string>> PlanAsync(string databaseFile)
    {
        await using var connection = new SqliteConnection($"Data Source={databaseFile}");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // What the app itself sent.
        command.CommandText = "EXPLAIN QUERY PLAN " + Sql;
#pragma warning restore CA2100
        foreach (var (name, value) in Values) command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        var steps = new List<string>();
        await using var plan = await command.ExecuteReaderAsync();
        while (await plan.ReadAsync()) steps.Add(plan.GetString(3));
        return steps;
    }
}

/// <summary>Each different statement that one app or one context sent.</summary>
public sealed class StatementLog : DbCommandInterceptor
{
    private readonly Dictionary<string, Statement> _statements = [];

    public IReadOnlyCollection<Statement> Statements => _statements.Values;

    /// <summary>To hand to <see cref="WebApp.StartAsync"/>.</summary>
    public void Join(IServiceCollection services) => services.ConfigureDbContext<SqliteCaseDbContext>(o => o.AddInterceptors(this));

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        lock (_statements) _statements.TryAdd(command.CommandText, new Statement(command.CommandText, command.Parameters.Cast<DbParameter>().ToDictionary(p => p.ParameterName, p => p.Value)));
        return ValueTask.FromResult(result);
    }
}
