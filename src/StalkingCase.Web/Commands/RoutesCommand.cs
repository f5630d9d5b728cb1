using System.Text.Json;
using Spectre.Console;
using StalkingCase.Web.Infrastructure;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Commands;

/// <summary><c>routes --json</c>: every endpoint with its permission or the reason for being open.</summary>
internal static class RoutesCommand
{
    private static readonly JsonSerializerOptions Camel = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static Task<int> RunAsync(WebApplication app, CommandArguments arguments, IAnsiConsole console)
    {
        app.MapEverything();
        var rows = EndpointCheck.Rows(app.Endpoints());
        if (arguments.Has("json"))
        {
            Console.Out.WriteLine(JsonSerializer.Serialize(rows, Camel));
            return Task.FromResult(0);
        }

        var table = new Table().AddColumns("Method", "Pattern", "Permission or reason", "Case", "Access-logged");
        foreach (var row in rows) table.AddRow(row.Method, Markup.Escape(row.Pattern), Markup.Escape(row.Permission ?? row.Reason ?? "-"), row.CaseScoped ? "yes" : "", row.AccessLogged ? "yes" : "");
        console.Write(table);
        return Task.FromResult(0);
    }
}
