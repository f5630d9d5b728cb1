using System.ComponentModel.DataAnnotations;
using StalkingCase.Domain.Kernel;

namespace StalkingCase.Domain.Reports;

public enum ReportStatus { Draft, Linked, NotStalking, Discarded }

/// <summary>The steps of the report journey, in order.</summary>
public enum ReportStep
{
    [Display(Name = "Victim")] Victim,
    [Display(Name = "Suspect")] Suspect,
    [Display(Name = "What happened")] WhatHappened,
    [Display(Name = "FOUR")] Four,
    [Display(Name = "Screening")] Screening,
    [Display(Name = "Safeguarding now")] Safeguarding,
    [Display(Name = "Check")] Check,
}

/// <summary>
/// A report while it is written down, then what it became. A draft raises no facts; everything typed is kept exactly as
/// typed, encrypted, step by step, so that an error, a lost signal or a closed browser loses nothing.
/// </summary>
public sealed class Report : AggregateRoot
{
    /// <summary>Many times what the longest field takes, so that a form refuses long words and a draft never cuts them.</summary>
    public const int LongestValue = 100_000;

    private Dictionary<string, string> _typed = [];

    private Report() { }

    public ReportStatus Status { get; private set; }
    public Guid UnitId { get; private init; }
    public Guid LoggerId { get; private init; }
    public DateTimeOffset StartedAt { get; private init; }
    public DateTimeOffset SavedAt { get; private set; }
    public ReportStep Furthest { get; private set; }
    public DateTimeOffset? SubmittedAt { get; private set; }
    public Guid? CaseId { get; private set; }
    public string? NotStalkingReason { get; private set; }

    /// <summary>Names of the values typed so far; the values themselves are protected until the report is submitted.</summary>
    public ProtectedText? Typed { get; private set; }

    public static Report Start(Guid forceId, Guid unitId, Guid by, DateTimeOffset now) =>
        new() { ForceId = forceId, UnitId = unitId, LoggerId = by, StartedAt = now, SavedAt = now };

    public IReadOnlyDictionary<string, string> Values()
    {
        if (_typed.Count == 0 && Typed is not null) _typed = System.Text.Json.JsonSerializer.Deserialize<Dictionary<string, string>>(Typed.Reveal()) ?? [];
        return _typed;
    }

    /// <summary>Keeps the answers of one step. <paramref name="complete"/> moves the place that "Resume" returns to.</summary>
    public void Save(ReportStep step, IReadOnlyDictionary<string, string> values, bool complete, Guid by, DateTimeOffset now)
    {
        Rule.Require(Status is ReportStatus.Draft, "REP-01", "This report has been submitted. Add to the case instead.");
        Rule.Require(by == LoggerId, "ACC-01", "Only the person who started a report can write in it.");
        var typed = new Dictionary<string, string>(Values());
        foreach (var old in typed.Keys.Where(k => k.StartsWith(step + ".", StringComparison.Ordinal)).ToList()) typed.Remove(old);
        foreach (var (name, value) in values.Where(v => v.Value.Length > 0)) typed[$"{step}.{name}"] = value.Length > LongestValue ? value[..LongestValue] : value;
        _typed = typed;
        Typed = new ProtectedText(System.Text.Json.JsonSerializer.Serialize(typed));
        SavedAt = now;
        if (complete && step >= Furthest && step < ReportStep.Check) Furthest = step + 1;
        Changed();
    }

    public IReadOnlyDictionary<string, string> ValuesOf(ReportStep step) =>
        Values().Where(v => v.Key.StartsWith(step + ".", StringComparison.Ordinal)).ToDictionary(v => v.Key[(step.ToString().Length + 1)..], v => v.Value);

    internal void Submitted(Guid caseId, string? notStalkingReason, DateTimeOffset now)
    {
        Rule.Require(Status is ReportStatus.Draft, "REP-01", "This report has been submitted already.");
        Status = notStalkingReason is null ? ReportStatus.Linked : ReportStatus.NotStalking;
        (CaseId, NotStalkingReason, SubmittedAt) = (caseId, notStalkingReason, now);
        Changed();
    }

    public void Discard(Guid by, DateTimeOffset now)
    {
        Rule.Require(Status is ReportStatus.Draft, "REP-01", "A submitted report cannot be discarded.");
        Rule.Require(by == LoggerId, "ACC-01", "Only the person who started a report can discard it.");
        (Status, SavedAt) = (ReportStatus.Discarded, now);
        Changed();
    }
}
