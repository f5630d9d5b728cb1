using StalkingCase.Domain.Alarms;
using StalkingCase.Domain.Reports;
using StalkingCase.Domain.Risk;

namespace StalkingCase.Web.Pages.Risk;

/// <summary>What the books know, in the words of the risk pages. Never a score and never a verdict.</summary>
public static class RiskWords
{
    public static string Of(FloorReason reason) => reason switch
    {
        FloorReason.CriticalIndicator => "a critical sign has been recorded",
        FloorReason.TwoSerious => "two or more serious signs have been recorded",
        FloorReason.OneSerious => "a serious sign has been recorded",
        FloorReason.ShorteningGaps => "the time between incidents is getting shorter",
        FloorReason.ToolScore => "of the answers to a screening tool",
        FloorReason.SeparationControlViolence => "separation, control and violence or threats come together",
        FloorReason.WarrantWithThreats => "a warrant is outstanding and there have been threats",
        _ => reason.ToString(),
    };

    public static string Of(Serious serious) => serious switch
    {
        Serious.Separation => "Separated in the last 12 months",
        Serious.VisitsHomeOrWork => "Came to the victim's home or work",
        Serious.Proxy => "Used other people",
        Serious.ContactWithFamily => "Contacted family or friends",
        Serious.PriorVictims => "Did it to somebody else before",
        Serious.Escalation => "Getting worse",
        Serious.Damage => "Damaged property",
        Serious.AnimalCruelty => "Harmed animals",
        Serious.Violence => "Violence",
        Serious.CyberIntrusion => "Got into accounts or devices",
        Serious.TechnicalBreach => "Broke an order or bail, without contact",
        _ => serious.ToString(),
    };

    public static string Of(AnswerCounts counts) =>
        $"{counts.Yes} yes, {counts.No} no, {counts.NotKnown} not known{(counts.NotAnswered > 0 ? $", {counts.NotAnswered} not answered" : "")}";

    public static string Found(ToolAnswers answers) => $"The screen found {Of(answers.Counts())}.";

    /// <summary>The numbers of the questions that set the floor: the officer can look at each.</summary>
    public static string Because(RiskTool tool, ToolFloor floor)
    {
        var isCritical = floor.SetBy.Count > 0 && floor.SetBy.All(n => tool.Question(n).Critical);
        return floor.SetBy.Count == 0 ? "no answer raises it"
            : $"{(isCritical ? "critical " : "")}{(floor.SetBy.Count == 1 ? $"question {floor.SetBy[0]} is" : $"questions {string.Join(", ", floor.SetBy)} are")} answered yes";
    }

    public static string Of(Trend trend)
    {
        var signs = new[] { trend.IsMoreOften ? "more often" : null, trend.IsWorse ? "worse" : null, trend.IsMoreVarious ? "more various" : null }.OfType<string>().ToList();
        return signs.Count == 0 ? "No rise" : "Rising: " + string.Join(", ", signs);
    }

    public static string SeverityOf(int severity) => severity switch { 3 => "Critical", 2 => "Serious", 1 => "Unwanted behaviour", _ => "None recorded" };

    public static string TitleOf(RiskAssessment assessment, RiskTool? tool) =>
        assessment.ToolCode is null ? (assessment.ToolRefused is null ? "No change, because" : "The tool was refused") : $"{tool?.Title ?? assessment.ToolCode}, version {assessment.ToolVersion}";
}
