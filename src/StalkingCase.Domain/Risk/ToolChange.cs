using System.ComponentModel.DataAnnotations;
using StalkingCase.Domain.Kernel;

namespace StalkingCase.Domain.Risk;

public enum ToolAct
{
    [Display(Name = "A version starts")] Start,
    [Display(Name = "Switched off")] SwitchOff,
}

/// <summary>From when, and why, the force uses a version of a tool or none.</summary>
public sealed record ToolAsked(DateTimeOffset From, string Reason);

/// <summary>
/// A change in what a force asks: a version of a tool starts, or the tool is switched off. It counts from its start and once
/// a second administrator approved it; a recorded assessment keeps the version it was made with (RSK-12).
/// </summary>
public sealed class ToolChange : AggregateRoot
{
    private ToolChange() { }

    public ToolAct Act { get; private init; }
    public string Code { get; private init; } = "";

    /// <summary>The version that starts.</summary>
    public string? ToolVersion { get; private init; }

    /// <summary>The text of a version that the force brings itself, as <see cref="RiskTools.Parse"/> reads it; null for one shipped or brought before.</summary>
    public string? Text { get; private init; }

    public DateTimeOffset From { get; private init; }
    public string Reason { get; private init; } = "";
    public Guid AskedBy { get; private init; }
    public DateTimeOffset AskedAt { get; private init; }
    public Guid? DecidedBy { get; private set; }
    public DateTimeOffset? ApprovedAt { get; private set; }
    public DateTimeOffset? DeclinedAt { get; private set; }

    public bool IsWaiting => ApprovedAt is null && DeclinedAt is null;
    public bool IsApproved => ApprovedAt is not null;

    /// <summary>A version that is there already starts: it replaces the one in use, or switches the tool on again.</summary>
    public static ToolChange Start(Guid forceId, ForceTools tools, string code, string version, ToolAsked asked, Guid by, DateTimeOffset now)
    {
        Rule.Require(tools.Find(code, version), "RSK-12", "Select a version of this tool.");
        Rule.Require(tools.LastOf(code) != version, "RSK-12", "This version is in use, or is about to be, already.");
        return Ask(forceId, tools, ToolAct.Start, code, version, null, asked, by, now);
    }

    /// <summary>The force's own text of a tool, such as the licensed one, starts as a new version.</summary>
    public static ToolChange Bring(Guid forceId, ForceTools tools, string code, string text, ToolAsked asked, Guid by, DateTimeOffset now)
    {
        var tool = ForceTools.Read(text);
        Rule.Require(tool.Code == code, "RSK-12", $"This is the text of {tool.Code}, not of {code}.");
        Rule.Require(!tools.IsTaken(code, tool.Version), "RSK-12", $"{code} has a version {tool.Version} already. Give this one another: a version once used stays what it was.");
        Rule.Require(tools.Brought < ForceTools.MostBrought, "RSK-12", $"The force holds {ForceTools.MostBrought} texts of its own already.");
        return Ask(forceId, tools, ToolAct.Start, code, tool.Version, text, asked, by, now);
    }

    public static ToolChange SwitchOff(Guid forceId, ForceTools tools, string code, ToolAsked asked, Guid by, DateTimeOffset now)
    {
        Rule.Require(code != ForceTools.FirstReport, "RSK-12", "A report asks these questions: give them another version instead (RSK-01).");
        Rule.Require(tools.LastOf(code) is not null, "RSK-12", "The tool is switched off, or is about to be, already.");
        return Ask(forceId, tools, ToolAct.SwitchOff, code, null, null, asked, by, now);
    }

    /// <summary>AUD-02: another administrator than the one who asked decides, before the change's start.</summary>
    public void Decide(bool approve, Guid by, DateTimeOffset now)
    {
        Rule.Require(IsWaiting, "AUD-02", "This change has been decided meanwhile.");
        Rule.Require(AskedBy != by, "AUD-02", "You asked for it: another administrator decides.");
        Rule.Require(!approve || From > now, "AUD-02", "Its start has passed. Decline it and ask again: a change never counts backwards.");
        DecidedBy = by;
        if (approve) ApprovedAt = now;
        else DeclinedAt = now;
        Changed();
    }

    private static ToolChange Ask(Guid forceId, ForceTools tools, ToolAct act, string code, string? version, string? text, ToolAsked asked, Guid by, DateTimeOffset now)
    {
        Rule.Require(ForceTools.Codes.Contains(code), "RSK-12", "Select a tool.");
        Rule.Require(!string.IsNullOrWhiteSpace(asked.Reason), "RSK-12", "Enter the reason.");
        Rule.Require(asked.From > now, "RSK-12", "Choose a start that is still to come: a change never counts backwards.");
        var earlier = tools.ChangesOf(code);
        Rule.Require(earlier.All(c => !c.IsWaiting), "RSK-12", "A change of this tool waits for a decision already.");
        Rule.Require(earlier.All(c => !c.IsApproved || c.From < asked.From), "RSK-12", "A change that is approved already starts later. Choose a start after it.");
        var change = new ToolChange { ForceId = forceId, Act = act, Code = code, ToolVersion = version, Text = text, From = asked.From, Reason = asked.Reason.Trim(), AskedBy = by, AskedAt = now };
        change.Changed();
        return change;
    }
}
