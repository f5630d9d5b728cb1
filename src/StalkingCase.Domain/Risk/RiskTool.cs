using System.Text.Json.Serialization;

namespace StalkingCase.Domain.Risk;

/// <summary>
/// A set of risk questions as versioned data. It gives a floor and names the answers that set it; never a score, and
/// never the grade, which is a person's (RSK-02).
/// </summary>
public sealed record RiskTool(
    string Code,
    string Version,
    string Title,
    string Notice,
    string Owner,
    int MediumFromYes,
    int? HighFromYes,
    IReadOnlyList<RiskQuestion> Questions)
{
    public RiskQuestion Question(int number) => Questions.FirstOrDefault(question => question.Number == number)
        ?? throw new ArgumentException($"{Code} {Version} has no question {number}.", nameof(number));
}

/// <summary>One question, in our own words.</summary>
/// <param name="Number">Its number in the tool.</param>
/// <param name="Text">What is asked.</param>
/// <param name="Critical">Yes alone sets a floor of High (RSK-03).</param>
/// <param name="PromptsEnquiry">Unknown asks for an enquiry (RSK-08).</param>
/// <param name="Indicator">The box of the form that says the same, such as <c>threats-to-kill</c>.</param>
/// <param name="OpensTool">The tool that Yes asks for.</param>
public sealed record RiskQuestion(
    int Number,
    string Text,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool Critical = false,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool PromptsEnquiry = false,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] string? Indicator = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] string? OpensTool = null);
