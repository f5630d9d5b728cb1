using StalkingCase.Domain.Reports;

namespace StalkingCase.Web.Pages.Reports;

/// <summary>One answer as another tab saved it.</summary>
public sealed record SavedElsewhere(string Question, string Value);

/// <summary>What one step of the journey shows.</summary>
public sealed class StepForm
{
    public required ReportStep Step { get; init; }
    public required ReportInput Input { get; init; }
    public Guid? DraftId { get; init; }
    public int Version { get; init; }
    public DateTimeOffset? SavedAt { get; init; }
    public DateTimeOffset Now { get; init; }
    public Matches? Matches { get; init; }
    public Earlier Earlier { get; init; } = Earlier.Nothing;

    /// <summary>What another tab saved meanwhile, where it differs from what was typed here (ALERT-10).</summary>
    public IReadOnlyList<SavedElsewhere> Elsewhere { get; init; } = [];
    public LowestGrade? Lowest { get; init; }

    public string Heading => HeadingOf(Step);
    public string? Back => DraftId is null || Step is ReportStep.Victim ? null : $"/reports/drafts/{DraftId}/{DraftForm.NameOf(Step - 1)}";

    public static string HeadingOf(ReportStep step) => step switch
    {
        ReportStep.Victim => "Who is the victim?",
        ReportStep.Suspect => "Who is doing this?",
        ReportStep.WhatHappened => "What happened?",
        ReportStep.Four => "Is this stalking?",
        ReportStep.Screening => "How great is the risk?",
        ReportStep.Safeguarding => "Safeguarding now",
        _ => "Check the report",
    };
}
