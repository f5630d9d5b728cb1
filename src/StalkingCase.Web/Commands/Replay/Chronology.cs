using System.Text.Json;
using System.Text.Json.Serialization;
using StalkingCase.Domain.Kernel;

namespace StalkingCase.Web.Commands.Replay;

/// <summary>A published chronology in the shared format. What the file adds beyond this is ignored.</summary>
public sealed record Chronology
{
    private static readonly JsonSerializerOptions Lenient = new() { PropertyNameCaseInsensitive = true, ReadCommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    public string Id { get; init; } = "";
    public string Title { get; init; } = "";
    public string Kind { get; init; } = "published";
    public string Relationship { get; init; } = "";
    public IReadOnlyList<ChronologyPerson> People { get; init; } = [];
    public IReadOnlyList<ChronologyEvent> Events { get; init; } = [];
    public IReadOnlyList<ExpectedAlarm> ExpectedAlarms { get; init; } = [];
    public IReadOnlyList<string> AllowedAlarms { get; init; } = [];
    public IReadOnlyList<ForbiddenAlarm> ForbiddenAlarms { get; init; } = [];

    [JsonIgnore] public string File { get; init; } = "";

    public bool IsControl => Kind.Contains("control", StringComparison.OrdinalIgnoreCase);

    /// <summary>One file, or every .json file of a folder in the order of their names.</summary>
    /// <exception cref="ReplayException">Nothing there, or a file that is not a chronology.</exception>
    public static IReadOnlyList<Chronology> ReadAll(string path)
    {
        var files = Directory.Exists(path) ? [.. Directory.EnumerateFiles(path, "*.json").Order(StringComparer.Ordinal)] : System.IO.File.Exists(path) ? new[] { path } : [];
        if (files.Length == 0) throw new ReplayException($"No chronology found at {path}. Give a .json file, or a folder that holds some.");
        return [.. files.Select(Read)];
    }

    private static Chronology Read(string file)
    {
        try
        {
            var read = JsonSerializer.Deserialize<Chronology>(System.IO.File.ReadAllText(file), Lenient) ?? throw new JsonException("The file is empty.");
            return read with { File = file, Id = read.Id.Length > 0 ? read.Id : Path.GetFileNameWithoutExtension(file) };
        }
        catch (JsonException e)
        {
            throw new ReplayException($"{Path.GetFileName(file)} is not a chronology: {e.Message}");
        }
    }
}

public sealed record ChronologyPerson
{
    public string Role { get; init; } = "";
    public int? Age { get; init; }
    public string? Sex { get; init; }
}

public sealed record ChronologyEvent
{
    public int Seq { get; init; }
    public string? At { get; init; }
    public string Precision { get; init; } = "minute";
    public string Type { get; init; } = "";
    public string RecordedAs { get; init; } = "";
    public string? EntryText { get; init; }
    public IReadOnlyList<string>? Indicators { get; init; }
    public string KnownToPolice { get; init; } = "yes";
    public string? ReportedAt { get; init; }
    public string? ReplayAt { get; init; }

    public bool IsHomicide => Type == "homicide";
    public bool IsDiscoverable => KnownToPolice == "discoverable";

    public DateTimeOffset EnteredAt => UkTime.Parse(ReplayAt ?? ReportedAt ?? At ?? throw new ReplayException($"Entry {Seq} has no time."));

    /// <summary>Dates known only to the day or month: clocks that run from the event run from its entry.</summary>
    public DateTimeOffset HappenedAt
    {
        get
        {
            if (Precision != "minute" || At is null) return EnteredAt;
            var at = UkTime.Parse(At);
            return at <= EnteredAt ? at : EnteredAt;
        }
    }
}

public sealed record ExpectedAlarm
{
    public int BySeq { get; init; }
    public string Alarm { get; init; } = "";
    public string? ByTime { get; init; }
    public string? Needs { get; init; }
}

public sealed record ForbiddenAlarm
{
    public string Alarm { get; init; } = "";
    public int? AfterSeq { get; init; }
}

public sealed class ReplayException(string message) : Exception(message);
