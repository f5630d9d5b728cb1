using System.ComponentModel.DataAnnotations;
using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Kernel;

namespace StalkingCase.Domain.Risk;

public enum AssessmentStatus
{
    [Display(Name = "Proposed")] Proposed,
    [Display(Name = "Endorsed")] Endorsed,
    [Display(Name = "Changed")] Changed,
    [Display(Name = "Sent back")] SentBack,
}

/// <summary>The answers to one tool, kept with its version. Notes are words, so they live here and never in a fact.</summary>
public sealed record AssessmentContent(string? ToolCode, string? ToolVersion, IReadOnlyDictionary<int, Answer> Answers, IReadOnlyDictionary<int, string> Notes, RiskGrade Grade, string Rationale)
{
    /// <summary>The tool's own floor, with critical answers; null without a tool.</summary>
    public RiskGrade? ToolFloor { get; init; }

    public string? WhatChanged { get; init; }
    public DateOnly? ReviewOn { get; init; }

    /// <summary>RSK-01: the tool was refused, and why; the grade is still a named judgement.</summary>
    public string? ToolRefused { get; init; }
}

/// <summary>
/// A grade by a tool and a named judgement. Immutable once proposed; a correction is a new version (RSK-09). Decided by
/// somebody else (AUD-02); lowering from High by an inspector, on an assessment made after the last incident (RSK-07).
/// </summary>
public sealed class RiskAssessment : AggregateRoot
{
    public const int ShortestReasonBelowFloor = 50;

    private RiskAssessment() { }

    public Guid CaseId { get; private init; }
    public AssessmentStatus Status { get; private set; }
    public string? ToolCode { get; private init; }
    public string? ToolVersion { get; private init; }
    public IReadOnlyDictionary<int, Answer> Answers { get; private init; } = new Dictionary<int, Answer>();
    public IReadOnlyDictionary<int, string> Notes { get; private init; } = new Dictionary<int, string>();
    public string? ToolRefused { get; private init; }

    /// <summary>The lowest grade allowed when it was proposed: the worse of the tool's floor and the case's (RSK-02, RSK-03).</summary>
    public RiskGrade? Floor { get; private init; }

    public RiskGrade Grade { get; private init; }
    public string Rationale { get; private init; } = "";
    public string? WhatChanged { get; private init; }
    public DateOnly? ReviewOn { get; private init; }
    public Guid ProposedBy { get; private init; }
    public DateTimeOffset ProposedAt { get; private init; }
    public RiskGrade? DecidedGrade { get; private set; }
    public Guid? DecidedBy { get; private set; }
    public DateTimeOffset? DecidedAt { get; private set; }
    public string? DecisionReason { get; private set; }
    public Guid? Corrects { get; private init; }

    public static RiskAssessment Propose(Case of, AssessmentContent content, RiskGrade? caseFloor, Guid by, DateTimeOffset now, Guid? corrects = null)
    {
        Rule.Require(!string.IsNullOrWhiteSpace(content.Rationale), "RSK-02", "Enter why this is the right grade.");
        Rule.Require(content.ToolCode is not null || content.Answers.Count == 0, "RSK-01", "Answers belong to a tool.");
        var floor = Worse(content.ToolFloor, caseFloor);
        Rule.Require(floor is null || content.Grade >= floor || content.Rationale.Trim().Length >= ShortestReasonBelowFloor, "RSK-02",
            "Enter why your grade is below the lowest allowed, in 50 characters or more.");
        var proposed = new RiskAssessment
        {
            ForceId = of.ForceId,
            CaseId = of.Id,
            ToolCode = content.ToolCode,
            ToolVersion = content.ToolVersion,
            Answers = content.Answers,
            Notes = content.Notes,
            ToolRefused = content.ToolRefused,
            Floor = floor,
            Grade = content.Grade,
            Rationale = content.Rationale.Trim(),
            WhatChanged = content.WhatChanged,
            ReviewOn = content.ReviewOn,
            ProposedBy = by,
            ProposedAt = now,
            Corrects = corrects,
        };
        proposed.Happened(FactKind.AssessmentProposed, of.Id, proposed.Id, now, by, now, new FactDetail
        {
            Grade = content.Grade,
            Floor = content.ToolFloor,
            DashYes = content.ToolCode == "DASH" ? content.Answers.Values.Count(a => a is Answer.Yes) : null,
            ToolCompleted = content.ToolCode is not null || !string.IsNullOrWhiteSpace(content.ToolRefused) ? true : null,
        });
        return proposed;
    }

    /// <summary>"No change, because": an assessment without a tool, with the grade that stands, to be endorsed like any other.</summary>
    public static RiskAssessment NoChange(Case of, RiskGrade standing, RiskGrade? caseFloor, string because, Guid by, DateTimeOffset now) =>
        Propose(of, new AssessmentContent(null, null, new Dictionary<int, Answer>(), new Dictionary<int, string>(), standing, because), caseFloor, by, now);

    /// <param name="lastIncidentAt">When the last incident of the case was recorded (RSK-07).</param>
    public void Endorse(RiskGrade? standing, DateTimeOffset? lastIncidentAt, Decider by, DateTimeOffset now)
    {
        MayDecide(Grade, standing, lastIncidentAt, by);
        (Status, DecidedGrade, DecidedBy, DecidedAt) = (AssessmentStatus.Endorsed, Grade, by.Id, now);
        Happened(FactKind.AssessmentEndorsed, CaseId, Id, now, by.Id, now, new FactDetail { Grade = Grade, Rank = by.Rank });
    }

    public void Change(RiskGrade grade, string reason, RiskGrade? standing, DateTimeOffset? lastIncidentAt, Decider by, DateTimeOffset now)
    {
        Rule.Require(grade != Grade, "RSK-02", "That is the grade proposed. Endorse it instead.");
        Rule.Require(!string.IsNullOrWhiteSpace(reason), "RSK-02", "Enter why you are changing the grade.");
        MayDecide(grade, standing, lastIncidentAt, by);
        (Status, DecidedGrade, DecidedBy, DecidedAt, DecisionReason) = (AssessmentStatus.Changed, grade, by.Id, now, reason);
        Happened(FactKind.AssessmentChanged, CaseId, Id, now, by.Id, now, new FactDetail { Grade = grade, Rank = by.Rank });
    }

    public void SendBack(string question, Decider by, DateTimeOffset now)
    {
        Rule.Require(!string.IsNullOrWhiteSpace(question), "RSK-02", "Enter what you want to know.");
        MustBeProposed();
        MayNotDecideOwn(by);
        by.MustBe(Rank.Sergeant, "RSK-02", "Deciding on a grade");
        (Status, DecidedBy, DecidedAt, DecisionReason) = (AssessmentStatus.SentBack, by.Id, now, question);
        Happened(FactKind.AssessmentSentBack, CaseId, Id, now, by.Id, now, new FactDetail { Rank = by.Rank });
    }

    private void MayDecide(RiskGrade grade, RiskGrade? standing, DateTimeOffset? lastIncidentAt, Decider by)
    {
        MustBeProposed();
        MayNotDecideOwn(by);
        by.MustBe(Rank.Sergeant, "RSK-02", "Deciding on a grade");
        if (Floor is RiskGrade.High && grade < RiskGrade.High) by.MustBe(Rank.Inspector, "RSK-07", "A grade below a High floor");
        if (standing is { } now && grade < now)
        {
            Rule.Require(lastIncidentAt is null || ProposedAt >= lastIncidentAt, "RSK-07", "Lowering needs a fresh assessment, made after the last incident.");
            if (now is RiskGrade.High) by.MustBe(Rank.Inspector, "RSK-07", "Lowering from High");
        }
    }

    private void MustBeProposed() => Rule.Require(Status is AssessmentStatus.Proposed, "RSK-09", "This assessment has been decided already.");

    private void MayNotDecideOwn(Decider by) => Rule.Require(by.Id != ProposedBy, "AUD-02", "You graded this yourself. Somebody else has to decide.");

    private static RiskGrade? Worse(RiskGrade? a, RiskGrade? b) => (a ?? 0) >= (b ?? 0) ? a ?? b : b;
}
