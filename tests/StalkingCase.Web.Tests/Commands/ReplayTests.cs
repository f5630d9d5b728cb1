using System.Text.Json;
using System.Text.Json.Nodes;
using Spectre.Console.Testing;
using StalkingCase.Web.Commands;
using StalkingCase.Web.Commands.Replay;

namespace StalkingCase.Web.Tests.Commands;

public sealed class ReplayTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Commands", "Chronologies");

    [Fact]
    public async Task Every_expected_alarm_of_a_chronology_is_up_in_time()
    {
        var looks = await ReplayAsync(Path.Combine(Folder, "own-01.json"));

        AssertSeen(looks, after: 2, "probable-stalking", "risk-high", "order-consider");
        AssertSeen(looks, after: 4, "breach-arrest", "reassess-risk");
        Assert.Superset(new HashSet<string> { "warrant-overdue", "safeguarding-plan-missing", "victim-update-overdue" }, AlarmsAt(looks, "2021-03-31T10:00"));
    }

    [Fact]
    public async Task A_control_raises_no_forbidden_alarm_at_any_look()
    {
        var looks = await ReplayAsync(Path.Combine(Folder, "own-02.json"));

        string[] forbidden = ["probable-stalking", "risk-high", "breach-arrest", "order-consider", "warrant-overdue"];
        Assert.All(looks, l => Assert.Empty(Alarms(l).Intersect(forbidden)));
    }

    [Fact]
    public async Task The_written_look_echoes_the_time_of_the_input_and_says_because_of_what()
    {
        var looks = await ReplayAsync(Path.Combine(Folder, "own-01.json"));

        var timed = Assert.Single(looks, l => l["atTime"] is not null);
        Assert.Equal("2021-03-31T10:00", (string?)timed["atTime"]);
        Assert.Contains("CLK-3", timed["because"]!.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal([1, 2, 3, 4, 5], looks.Where(l => l["afterSeq"] is not null).Select(l => (int)l["afterSeq"]!));
        Assert.All(looks, l => Assert.Equal("own-01", (string?)l["case"]));
    }

    [Fact]
    public async Task Other_names_and_numbers_of_people_change_nothing()
    {
        var file = Changed("own-01.json", json =>
        {
            json["id"] = "renamed-elsewhere";
            json["people"]!.AsArray().Add(new JsonObject { ["role"] = "WITNESS2", ["sex"] = "M", ["age"] = 60 });
        });

        var (renamed, original) = (await ReplayAsync(file), await ReplayAsync(Path.Combine(Folder, "own-01.json")));

        Assert.Equal(original.Select(l => string.Join(',', Alarms(l))), renamed.Select(l => string.Join(',', Alarms(l))));
    }

    [Fact]
    public async Task An_unknown_value_is_reported_by_line_and_the_entry_is_still_made()
    {
        var file = Changed("own-01.json", json =>
        {
            json["events"]![0]!["indicators"]!.AsArray().Add("drone-overhead");
            json["events"]![2]!["type"] = "carrier-pigeon";
        });

        var (looks, printed) = await RunAsync(file);

        Assert.Contains("drone-overhead", printed, StringComparison.Ordinal);
        Assert.Contains("carrier-pigeon", printed, StringComparison.Ordinal);
        AssertSeen(looks, after: 2, "probable-stalking");
    }

    [Fact]
    public async Task A_policy_file_moves_when_a_clock_is_overdue()
    {
        var policy = Path.GetTempFileName();
        await File.WriteAllTextAsync(policy, """{"CLK-34":{"A":"90h"},"CLK-35":{"A":"90h"},"CLK-36":{"A":"90h"}}""");

        var looks = await ReplayAsync(Path.Combine(Folder, "own-01.json"), "--policy", policy);

        Assert.DoesNotContain("warrant-overdue", AlarmsAt(looks, "2021-03-31T10:00"));
    }

    [Fact]
    public async Task A_missing_file_and_a_broken_one_are_one_clear_sentence()
    {
        var broken = Path.GetTempFileName();
        await File.WriteAllTextAsync(broken, "{ not json");

        var missing = await Assert.ThrowsAsync<CommandException>(() => RunAsync("/nowhere/at-all.json"));
        var unreadable = await Assert.ThrowsAsync<CommandException>(() => RunAsync(broken));

        Assert.Contains("No chronology found", missing.Message, StringComparison.Ordinal);
        Assert.Contains("is not a chronology", unreadable.Message, StringComparison.Ordinal);
    }

    private static async Task<List<JsonNode>> ReplayAsync(string path, params string[] options) => (await RunAsync(path, options)).Looks;

    private static async Task<(List<JsonNode> Looks, string Printed)> RunAsync(string path, params string[] options)
    {
        var json = Path.GetTempFileName();
        using var console = new TestConsole().Width(300);
        await ReplayCommand.RunAsync(new CommandArguments([path, "--json", json, .. options]), console, default);
        var looks = JsonNode.Parse(await File.ReadAllTextAsync(json))!.AsArray().Select(n => n!).ToList();
        return (looks, console.Output);
    }

    private static string Changed(string name, Action<JsonObject> change)
    {
        var json = JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, name)))!.AsObject();
        change(json);
        var file = Path.ChangeExtension(Path.GetTempFileName(), ".json");
        File.WriteAllText(file, json.ToJsonString(new JsonSerializerOptions { WriteIndented = true }));
        return file;
    }

    private static void AssertSeen(IEnumerable<JsonNode> looks, int after, params string[] alarms) =>
        Assert.Superset(alarms.ToHashSet(), Alarms(looks.Single(l => (int?)l["afterSeq"] == after)).ToHashSet());

    private static HashSet<string> AlarmsAt(IEnumerable<JsonNode> looks, string time) => Alarms(looks.Single(l => (string?)l["atTime"] == time)).ToHashSet();

    private static IEnumerable<string> Alarms(JsonNode look) => look["alarms"]!.AsArray().Select(a => (string)a!);
}
