using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Risk;

namespace StalkingCase.Domain.Tests.Support;

/// <summary>Grades: proposed by an officer, decided by somebody else.</summary>
public static class RiskActs
{
    public const string Why = "The reason is long enough to stand below a floor, should there be one.";

    private static readonly Dictionary<int, Answer> NoAnswers = [];
    private static readonly Dictionary<int, string> NoNotes = [];

    public static AssessmentContent Graded(RiskGrade grade, RiskGrade? toolFloor = null, string why = Why) =>
        new("SCREEN", "2026.1", NoAnswers, NoNotes, grade, why) { ToolFloor = toolFloor };

    public static AssessmentContent WithoutTool(RiskGrade grade) => new(null, null, NoAnswers, NoNotes, grade, Why);

    public static Story Proposed(this Story story, RiskGrade grade, RiskGrade? toolFloor = null) =>
        story.Keep(RiskAssessment.Propose(story.Case, Graded(grade, toolFloor), story.Risk.Floor.Grade, story.Officer, story.Now));

    public static Story Endorsed(this Story story, Decider? by = null, RiskAssessment? which = null)
    {
        var assessment = which ?? story.Last<RiskAssessment>();
        assessment.Endorse(null, null, by ?? story.Sergeant, story.Now);
        return story.Keep(assessment);
    }

    public static Story ChangedTo(this Story story, RiskGrade grade, Decider? by = null)
    {
        var assessment = story.Last<RiskAssessment>();
        assessment.Change(grade, "The pattern says otherwise.", null, null, by ?? story.Sergeant, story.Now);
        return story.Keep(assessment);
    }

    public static Story SentBack(this Story story)
    {
        var assessment = story.Last<RiskAssessment>();
        assessment.SendBack("What of the earlier reports?", story.Sergeant, story.Now);
        return story.Keep(assessment);
    }

    /// <summary>A case graded and endorsed by an inspector, whatever its floor.</summary>
    public static Story Decided(this Story story, RiskGrade grade) => story.Proposed(grade).Endorsed(story.Inspector);
}
