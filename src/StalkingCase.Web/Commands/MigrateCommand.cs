using Spectre.Console;
using StalkingCase.Web.Infrastructure;

namespace StalkingCase.Web.Commands;

/// <summary><c>migrate</c>: brings the database up to date; safe from several nodes at once.</summary>
internal static class MigrateCommand
{
    public static async Task<int> RunAsync(WebApplication app, IAnsiConsole console, CancellationToken ct)
    {
        console.MarkupLine("Bringing the database up to date ...");
        await app.MigrateAsync(ct);
        console.MarkupLine("The database is up to date.");
        return 0;
    }
}
