using StalkingCase.Domain.Risk;
using StalkingCase.Domain.Tests.Support;
using static StalkingCase.Domain.Risk.RiskGrade;

namespace StalkingCase.Domain.Tests.Risk;

public class RiskAssessmentTests
{
    private static readonly Story Story = A.Case();

    private static RiskAssessment Propose(RiskGrade grade, RiskGrade? floor, string why = RiskActs.Why) =>
        RiskAssessment.Propose(Story.Case, RiskActs.Graded(grade, null, why), floor, Story.Officer, Story.Now);

    [Fact, Trait("Rule", "RSK-02")]
    public void A_grade_below_the_floor_needs_fifty_characters_of_reason_and_forty_nine_are_refused()
    {
        Assert.Equal(AssessmentStatus.Proposed, Propose(Standard, Medium, new string('x', 50)).Status);
        Refused.By("RSK-02", () => Propose(Standard, Medium, new string('x', 49)));
        Refused.By("RSK-02", () => Propose(Standard, null, " "));
    }

    [Fact, Trait("Rule", "RSK-07"), Trait("Rule", "RSK-02")]
    public void Lowering_from_High_or_below_a_High_floor_is_an_inspectors()
    {
        Refused.By("RSK-07", () => Propose(Medium, null).Endorse(High, null, Story.Sergeant, Story.Now));
        Refused.By("RSK-07", () => Propose(Medium, High).Endorse(null, null, Story.Sergeant, Story.Now));
        Propose(Medium, High).Endorse(High, null, Story.Inspector, Story.Now);
        Propose(Standard, null).Endorse(Medium, null, Story.Sergeant, Story.Now);
    }

    [Fact, Trait("Rule", "RSK-07")]
    public void Lowering_needs_an_assessment_made_at_or_after_the_last_incident_and_a_tick_before_is_too_early()
    {
        Propose(Standard, null).Endorse(Medium, Story.Now, Story.Sergeant, Story.Now);
        Refused.By("RSK-07", () => Propose(Standard, null).Endorse(Medium, Story.Now.AddTicks(1), Story.Sergeant, Story.Now));
    }

    [Fact, Trait("Rule", "RSK-09")]
    public void A_decided_assessment_is_never_decided_again()
    {
        var decided = Propose(Medium, null);
        decided.Endorse(null, null, Story.Sergeant, Story.Now);

        Refused.By("RSK-09", () => decided.Endorse(null, null, Story.Inspector, Story.Now));
        Refused.By("RSK-09", () => decided.SendBack("Why?", Story.Inspector, Story.Now));
        Refused.By("RSK-09", () => decided.Change(High, "Worse.", null, null, Story.Inspector, Story.Now));
    }

    [Fact, Trait("Rule", "AUD-02")]
    public void Nobody_decides_on_a_grade_of_their_own()
        => Refused.By("AUD-02", () => Propose(Medium, null).Endorse(null, null, new(Story.Officer, Domain.Cases.Rank.Inspector), Story.Now));

    [Fact, Trait("Rule", "RSK-02")]
    public void A_change_names_another_grade_and_a_reason_and_a_question_is_asked_in_words()
    {
        Refused.By("RSK-02", () => Propose(Medium, null).Change(Medium, "Same.", null, null, Story.Sergeant, Story.Now));
        Refused.By("RSK-02", () => Propose(Medium, null).Change(High, " ", null, null, Story.Sergeant, Story.Now));
        Refused.By("RSK-02", () => Propose(Medium, null).SendBack(" ", Story.Sergeant, Story.Now));
        Refused.By("RSK-02", () => Propose(Medium, null).Endorse(null, null, new(Guid.NewGuid(), Domain.Cases.Rank.Constable), Story.Now));
    }

    [Fact, Trait("Rule", "RSK-01"), Trait("Rule", "RSK-10")]
    public void Answers_belong_to_a_tool_and_a_case_has_two_people()
    {
        var answers = new Dictionary<int, Answer> { [1] = Answer.Yes };
        Refused.By("RSK-01", () => RiskAssessment.Propose(Story.Case, RiskActs.WithoutTool(Medium) with { Answers = answers }, null, Story.Officer, Story.Now));
        var same = Guid.NewGuid();
        Refused.By("RSK-10", () => Domain.Cases.Case.Open(same, same, same, same, true, default, same, Story.Now));
    }
}
