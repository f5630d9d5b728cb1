using System.Text.Encodings.Web;
using System.Text.Json;
using Spectre.Console;
using StalkingCase.Domain.Duties;

namespace StalkingCase.Web.Commands.Replay;

/// <summary><c>replay PATH [--json FILE] [--policy FILE] [--mode A or B]</c>: the system tested by what went wrong.</summary>
internal static class ReplayCommand
{
    private static readonly JsonSerializerOptions Written = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static async Task<int> RunAsync(CommandArguments arguments, IAnsiConsole console, CancellationToken ct)
    {
        var path = arguments.Positional(0) ?? throw new CommandException("Give the chronology, or a folder of them: replay PATH.");
        var mode = arguments.Option("mode") ?? "A";
        if (mode is not ("A" or "B")) throw new CommandException("--mode is A (what police knew) or B (with what an outside check would have found).");
        var policy = arguments.Option("policy") is { } file ? PolicyFrom(file) : PolicyHistory.Defaults;
        var runs = new List<ReplayRun>();
        try
        {
            foreach (var chronology in Chronology.ReadAll(path))
            {
                var run = await ReplayRun.OfAsync(chronology, mode == "B", policy, ct);
                runs.Add(run);
                Print(run, console);
            }
        }
        catch (ReplayException e)
        {
            throw new CommandException(e.Message);
        }

        PrintScores(runs, console);
        if (arguments.Option("json") is { } json) await File.WriteAllTextAsync(json, JsonSerializer.Serialize(runs.SelectMany(JsonOf), Written), ct);
        return 0;
    }

    private static PolicyHistory PolicyFrom(string file)
    {
        if (!File.Exists(file)) throw new CommandException($"No policy file at {file}.");
        try
        {
            return new PolicyHistory([(DateTimeOffset.MinValue, Policy.Parse(File.ReadAllText(file)))]);
        }
        catch (ArgumentException e)
        {
            throw new CommandException($"{Path.GetFileName(file)} is not a policy: {e.Message}");
        }
    }

    private static IEnumerable<Dictionary<string, object>> JsonOf(ReplayRun run) => run.Looks.Select(look =>
    {
        var row = new Dictionary<string, object> { ["case"] = run.Chronology.Id };
        if (look.AtTime is { } text) row["atTime"] = text;
        else row["afterSeq"] = look.AfterSeq!.Value;
        row["alarms"] = look.Alarms;
        row["because"] = look.Because;
        return row;
    });

    private static void Print(ReplayRun run, IAnsiConsole console)
    {
        console.Write(new Rule(Markup.Escape($"{run.Chronology.Id}: {run.Chronology.Title}")).LeftJustified());
        var table = new Table().Border(TableBorder.Rounded).Expand().AddColumns("When", "Event", "Alarms newly raised, and why", "Duties newly owed", "Fell overdue");
        foreach (var look in run.Looks)
        {
            table.AddRow(
                Markup.Escape(Look.Local(look.At)),
                Markup.Escape(look.AfterSeq is { } seq ? $"{seq} {look.What}" : $"(look at {look.AtTime})"),
                Cell(look.New), Cell(look.NewDuties), Cell(look.Overdue));
        }

        console.Write(table);
        foreach (var reported in run.Reported) console.MarkupLine($"[yellow]{Markup.Escape(reported)}[/]");
    }

    private static string Cell(IReadOnlyList<string> lines) => lines.Count == 0 ? "-" : Markup.Escape(string.Join('\n', lines.Select(l => $"• {l}")));

    private static void PrintScores(List<ReplayRun> runs, IAnsiConsole console)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumns("Case", "Expected alarms seen", "Lead before the end", "Missed", "False high alarms", "Alarms per look");
        foreach (var score in runs.Select(Score.Of))
        {
            table.AddRow(
                Markup.Escape(score.Case), $"{score.Seen} of {score.Expected}", score.LeadDays is { } days ? FormattableString.Invariant($"{days:0.0} days") : "-",
                Markup.Escape(score.Missed.Count == 0 ? "none" : string.Join('\n', score.Missed)),
                Markup.Escape(score.False.Count == 0 ? "none" : string.Join('\n', score.False)),
                FormattableString.Invariant($"{score.AlarmsPerLook:0.0}"));
        }

        console.Write(table);
    }
}
