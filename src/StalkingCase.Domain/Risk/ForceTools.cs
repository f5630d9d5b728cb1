using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.Reports;

namespace StalkingCase.Domain.Risk;

/// <summary>
/// The tools of one force: those shipped and the texts it brought, and which version it asks at which time (RSK-12). Until
/// the force decides otherwise it asks the first version shipped of each.
/// </summary>
public sealed class ForceTools
{
    /// <summary>The questions that every report asks.</summary>
    public const string FirstReport = "SCREEN";

    public const int MostBrought = 100;
    public const int LongestText = 60_000;
    private const int MostQuestions = 60;

    private readonly IReadOnlyList<ToolChange> _changes;
    private readonly List<RiskTool> _all;

    private ForceTools(IReadOnlyList<ToolChange> changes)
    {
        _changes = changes;
        _all = [.. RiskTools.All, .. changes.Where(c => c is { IsApproved: true, Text: not null }).OrderBy(c => c.From).Select(c => RiskTools.Parse(c.Text!))];
    }

    public static ForceTools Shipped { get; } = new([]);

    /// <summary>The codes that the service knows: what an answer means for the floor hangs on them.</summary>
    public static IReadOnlyList<string> Codes { get; } = [.. RiskTools.All.Select(t => t.Code).Distinct().Order(StringComparer.Ordinal)];

    public int Brought => _changes.Count(c => c.Text is not null && c.DeclinedAt is null);

    public static ForceTools Of(IEnumerable<ToolChange> changes) => new([.. changes]);

    /// <summary>Any version ever approved: assessments made with it stay readable.</summary>
    public RiskTool? Find(string? code, string? version) => _all.FirstOrDefault(t => t.Code == code && t.Version == version);

    public IReadOnlyList<RiskTool> VersionsOf(string code) => [.. _all.Where(t => t.Code == code)];

    public IReadOnlyList<ToolChange> ChangesOf(string code) => [.. _changes.Where(c => c.Code == code).OrderBy(c => c.AskedAt)];

    /// <summary>The version that the force asks at this time; null where the tool is switched off.</summary>
    public RiskTool? InUse(string code, DateTimeOffset at)
    {
        var last = _changes.Where(c => c.Code == code && c.IsApproved && c.From <= at).MaxBy(c => c.From);
        if (last is null) return FirstOf(code);
        return last.Act is ToolAct.SwitchOff ? null : Find(code, last.ToolVersion);
    }

    /// <summary>From when the version in use counts; null where it was shipped so.</summary>
    public DateTimeOffset? Since(string code, DateTimeOffset at) => _changes.Where(c => c.Code == code && c.IsApproved && c.From <= at).Max(c => (DateTimeOffset?)c.From);

    public IReadOnlyList<RiskTool> Offered(DateTimeOffset at) => [.. Codes.Select(c => InUse(c, at)).OfType<RiskTool>()];

    /// <summary>The version that counts once all that is approved has started; null where the tool will be off.</summary>
    public string? LastOf(string code) =>
        _changes.Where(c => c.Code == code && c.IsApproved).MaxBy(c => c.From) is { } last ? last.ToolVersion : FirstOf(code)?.Version;

    internal bool IsTaken(string code, string version) =>
        Find(code, version) is not null || _changes.Any(c => c.Code == code && c.ToolVersion == version && c.DeclinedAt is null);

    /// <summary>A force's text, checked: what could not be asked or stored is refused with a sentence.</summary>
    public static RiskTool Read(string text)
    {
        Rule.Require(text.Length <= LongestText, "RSK-12", "The text must be 60,000 characters or less.");
        RiskTool tool;
        try
        {
            tool = RiskTools.Parse(text);
        }
        catch (ArgumentException wrong)
        {
            throw new RuleViolationException("RSK-12", wrong.Message);
        }

        Rule.Require(Codes.Contains(tool.Code), "RSK-12", $"The service knows {string.Join(", ", Codes)} and no other tool.");
        Rule.Require(tool.Version.Trim().Length is > 0 and <= 40 && tool.Version == tool.Version.Trim(), "RSK-12", "Give the version a name of 40 characters or less.");
        Rule.Require(tool.Title.Trim().Length is > 0 and <= 200, "RSK-12", "Give the tool a title of 200 characters or less.");
        Rule.Require(tool.Notice.Length <= 1000 && tool.Owner.Trim().Length is > 0 and <= 200, "RSK-12", "Name the owner of the text, and keep the notice to 1,000 characters.");
        Rule.Require(tool.Questions.Count is > 0 and <= MostQuestions, "RSK-12", $"A tool has between 1 and {MostQuestions} questions.");
        Rule.Require(tool.Questions.All(q => q.Number is > 0 and < 1000 && q.Text.Trim().Length is > 0 and <= 500), "RSK-12", "Each question has a number from 1 and a text of 500 characters or less.");
        Rule.Require(tool.MediumFromYes > 0 && (tool.HighFromYes ?? int.MaxValue) >= tool.MediumFromYes, "RSK-12", "Medium starts at one yes or more, and High not below it.");
        Rule.Require(tool.Questions.All(q => q.Indicator is null || IsBox(q.Indicator)), "RSK-12", "A question names a box of the form that does not exist.");
        Rule.Require(tool.Questions.All(q => q.OpensTool is null || Codes.Contains(q.OpensTool)), "RSK-12", "A question opens a tool that does not exist.");
        return tool;
    }

    /// <summary>"visits-home" is the box VisitsHome.</summary>
    private static bool IsBox(string indicator) => Enum.GetNames<Box>().Contains(indicator.Replace("-", "", StringComparison.Ordinal), StringComparer.OrdinalIgnoreCase);

    private static RiskTool? FirstOf(string code) => RiskTools.All.Where(t => t.Code == code).MinBy(t => t.Version, StringComparer.Ordinal);
}
