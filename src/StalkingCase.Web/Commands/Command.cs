using Spectre.Console;
using StalkingCase.Web.Commands.Replay;

namespace StalkingCase.Web.Commands;

/// <summary>What the user may type after <c>--</c>. One command, its positional words, and options that each take a value or stand alone.</summary>
public sealed class CommandArguments
{
    private readonly List<string> _positional = [];
    private readonly Dictionary<string, string> _options = [];

    public CommandArguments(IReadOnlyList<string> words)
    {
        for (var i = 0; i < words.Count; i++)
        {
            if (!words[i].StartsWith("--", StringComparison.Ordinal)) _positional.Add(words[i]);
            else if (i + 1 < words.Count && !words[i + 1].StartsWith("--", StringComparison.Ordinal)) _options[words[i][2..]] = words[++i];
            else _options[words[i][2..]] = "";
        }
    }

    public string? Positional(int index) => index < _positional.Count ? _positional[index] : null;

    public string? Option(string name) => _options.GetValueOrDefault(name);

    public bool Has(string name) => _options.ContainsKey(name);

    public int Number(string name, int otherwise)
    {
        if (Option(name) is not { } text) return otherwise;
        return int.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : throw new CommandException($"--{name} takes a whole number.");
    }
}

/// <summary>A command that cannot be done, said in one sentence; the process exits with 2.</summary>
public sealed class CommandException(string message) : Exception(message);

/// <summary>The commands of the design. Each runs with the same settings as the server, and says what it is doing.</summary>
internal static class Command
{
    private static readonly Dictionary<string, Func<WebApplication, CommandArguments, IAnsiConsole, CancellationToken, Task<int>>> All = new(StringComparer.Ordinal)
    {
        ["replay"] = (_, arguments, console, ct) => ReplayCommand.RunAsync(arguments, console, ct),
        ["routes"] = (app, arguments, console, _) => RoutesCommand.RunAsync(app, arguments, console),
        ["bench"] = BenchCommand.RunAsync,
        ["seed"] = SeedCommand.RunAsync,
        ["admin"] = AdminCommand.RunAsync,
        ["migrate"] = (app, _, console, ct) => MigrateCommand.RunAsync(app, console, ct),
    };

    /// <summary>Null when the words name no command: the app serves.</summary>
    public static async Task<int?> RunAsync(WebApplication app, string[] args)
    {
        if (args.Length == 0 || args[0].StartsWith('-') || args[0].Contains('=', StringComparison.Ordinal)) return null;
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Out) });
        if (Console.IsOutputRedirected) console.Profile.Width = 200;
        if (!All.TryGetValue(args[0], out var run))
        {
            await Console.Error.WriteLineAsync($"There is no command \"{args[0]}\". The commands are: {string.Join(", ", All.Keys.Order())}.");
            return 2;
        }

        try
        {
            return await run(app, new CommandArguments(args[1..]), console, CancellationToken.None);
        }
        catch (CommandException e)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return 2;
        }
    }
}
