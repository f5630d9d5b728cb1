using System.Text.Json;

namespace StalkingCase.Domain.Risk;

/// <summary>The tools shipped with the product, from Risk/Tools: paraphrases, not for operational use.</summary>
public static class RiskTools
{
    private const string Prefix = "RiskTool.";

    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    private static readonly JsonSerializerOptions Written = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Every version of every tool; a version once used stays, because assessments refer to it (RSK-09).</summary>
    public static IReadOnlyList<RiskTool> All { get; } = [.. Load()];

    /// <summary>The tool and version, or null if it was not shipped.</summary>
    public static RiskTool? Find(string code, string version)
        => All.FirstOrDefault(tool => tool.Code == code && tool.Version == version);

    /// <summary>Reads a tool: a force's licensed text in the same form.</summary>
    /// <exception cref="ArgumentException">Not a tool, or two questions with one number.</exception>
    public static RiskTool Parse(string json)
    {
        RiskTool tool;
        try
        {
            tool = JsonSerializer.Deserialize<RiskTool>(json, Strict) ?? throw new ArgumentException("The risk tool is empty.");
        }
        catch (JsonException wrong)
        {
            throw new ArgumentException($"The risk tool cannot be read: {wrong.Message}", wrong);
        }

        var repeated = tool.Questions.GroupBy(question => question.Number).FirstOrDefault(group => group.Count() > 1);
        return repeated is null
            ? tool
            : throw new ArgumentException($"{tool.Code} {tool.Version} has two questions {repeated.Key}.");
    }

    /// <summary>The tool in the form that <see cref="Parse"/> reads.</summary>
    public static string Write(RiskTool tool) => JsonSerializer.Serialize(tool, Written);

    private static IEnumerable<RiskTool> Load()
    {
        var assembly = typeof(RiskTools).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(IsTool).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            yield return Parse(reader.ReadToEnd());
        }
    }

    private static bool IsTool(string resource) => resource.StartsWith(Prefix, StringComparison.Ordinal);
}
