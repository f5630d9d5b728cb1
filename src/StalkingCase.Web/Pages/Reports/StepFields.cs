namespace StalkingCase.Web.Pages.Reports;

/// <summary>The fields of one step: named "Input.…" as the form sends them and the draft keeps them.</summary>
public sealed class StepFields
{
    public ReportInput Input { get; init; } = new();
    public StepForm Form { get; init; } = null!;
}
