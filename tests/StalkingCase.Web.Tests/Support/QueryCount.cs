using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using StalkingCase.Data;

namespace StalkingCase.Web.Tests.Support;

/// <summary>Counts the statements of one app's requests, whatever other tests do meanwhile.</summary>
public sealed class QueryCount : DbCommandInterceptor
{
    private int _count;

    public int Value => _count;

    /// <summary>To hand to <see cref="WebApp.StartAsync"/>.</summary>
    public void Join(IServiceCollection services) => services.ConfigureDbContext<SqliteCaseDbContext>(o => o.AddInterceptors(this));

    public async Task<int> DuringAsync(Func<Task> act)
    {
        var before = _count;
        await act();
        return _count - before;
    }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        Interlocked.Increment(ref _count);
        return ValueTask.FromResult(result);
    }
}
