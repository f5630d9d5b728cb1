using StalkingCase.Domain.Risk;

namespace StalkingCase.Domain.Tests.Risk;

public class ToolAnswersTests
{
    private const string Version = "2026.1";

    [Theory]
    [InlineData("S-DASH", 11)]
    [InlineData("DASH", 27)]
    [InlineData("SCREEN", 10)]
    public void A_shipped_tool_is_numbered_from_one_and_says_that_it_is_a_paraphrase(string code, int questions)
    {
        var tool = RiskTools.Find(code, Version)!;

        Assert.Equal(Enumerable.Range(1, questions), tool.Questions.Select(question => question.Number));
        Assert.All(tool.Questions, question => Assert.EndsWith("?", question.Text, StringComparison.Ordinal));
        Assert.StartsWith("Paraphrase, not for operational use.", tool.Notice, StringComparison.Ordinal);
    }

    [Fact]
    public void A_version_that_was_not_shipped_is_not_found()
    {
        Assert.Null(RiskTools.Find("DASH", "2009"));
        Assert.Throws<ArgumentException>(() => new ToolAnswers("DASH", "2009", new Dictionary<int, Answer>()));
    }

    [Theory]
    [InlineData("S-DASH", 0, RiskGrade.Standard)]
    [InlineData("S-DASH", 3, RiskGrade.Standard)]
    [InlineData("S-DASH", 4, RiskGrade.Medium)]
    [InlineData("S-DASH", 6, RiskGrade.Medium)]
    [InlineData("S-DASH", 7, RiskGrade.High)]
    [InlineData("S-DASH", 11, RiskGrade.High)]
    [InlineData("DASH", 9, RiskGrade.Standard)]
    [InlineData("DASH", 10, RiskGrade.Medium)]
    [InlineData("DASH", 13, RiskGrade.Medium)]
    [InlineData("DASH", 14, RiskGrade.High)]
    [InlineData("SCREEN", 2, RiskGrade.Standard)]
    [InlineData("SCREEN", 3, RiskGrade.Medium)]
    public void RSK_04_The_floor_comes_from_the_answers_that_are_yes(string code, int yes, RiskGrade floor)
    {
        var chosen = RiskTools.Find(code, Version)!.Questions.Where(question => !question.Critical).Take(yes).Select(question => question.Number).ToArray();

        var result = All(code, Answer.No, chosen).FloorFrom();

        Assert.Equal(floor, result.Grade);
        Assert.Equal(chosen, result.SetBy);
    }

    [Theory]
    [InlineData("DASH", new[] { 16, 17, 18, 19, 25 })]
    [InlineData("SCREEN", new[] { 4, 6, 8, 9 })]
    public void RSK_03_One_critical_yes_is_high_and_is_named(string code, int[] critical)
    {
        Assert.Equal(critical, RiskTools.Find(code, Version)!.Questions.Where(question => question.Critical).Select(question => question.Number));
        foreach (var number in critical)
        {
            var result = Some(code, (number, Answer.Yes)).FloorFrom();

            Assert.Equal((RiskGrade?)RiskGrade.High, result.Grade);
            Assert.Equal([number], result.SetBy);
        }
    }

    [Fact]
    public void RSK_03_A_critical_question_of_a_force_s_own_text_is_high_too()
    {
        var shipped = RiskTools.Find("S-DASH", Version)!;
        var own = shipped with { Version = "force-1", Questions = [.. shipped.Questions.Select(q => q with { Critical = q.Number == 6 })] };

        Assert.Equal(RiskGrade.High, new ToolAnswers(own, new Dictionary<int, Answer> { [6] = Answer.Yes }).FloorFrom().Grade);
    }

    [Fact]
    public void RSK_01_With_no_answer_there_is_no_floor()
    {
        var result = Some("S-DASH").FloorFrom();

        Assert.Null(result.Grade);
        Assert.Empty(result.SetBy);
    }

    [Fact]
    public void RSK_08_Unknown_never_counts_as_no_so_it_gives_no_standard_floor_that_it_could_raise()
    {
        Assert.Equal(RiskGrade.Standard, All("S-DASH", Answer.No, yes: [1, 2], notKnown: [8]).FloorFrom().Grade);
        Assert.Null(All("S-DASH", Answer.No, yes: [1, 2, 3], notKnown: [8]).FloorFrom().Grade);
        Assert.Null(All("S-DASH", Answer.NotKnown).FloorFrom().Grade);
        Assert.Null(All("DASH", Answer.No, yes: [], notKnown: [18]).FloorFrom().Grade);
        Assert.Equal(RiskGrade.Medium, All("S-DASH", Answer.NotKnown, yes: [1, 2, 3, 4]).FloorFrom().Grade);
    }

    [Fact]
    public void RSK_08_A_tool_is_complete_when_every_question_has_an_answer_and_not_known_is_one()
    {
        var answers = Enumerable.Range(1, 11).ToDictionary(number => number, _ => Answer.NotKnown);
        Assert.True(new ToolAnswers("S-DASH", Version, answers).IsComplete);

        answers.Remove(11);
        Assert.False(new ToolAnswers("S-DASH", Version, answers).IsComplete);
    }

    [Fact]
    public void RSK_08_Unknown_on_6_8_and_11_prompts_an_enquiry()
    {
        Assert.Equal([6, 8, 11], All("S-DASH", Answer.NotKnown).PromptsEnquiry);
        Assert.Empty(All("S-DASH", Answer.No).PromptsEnquiry);
        Assert.Empty(Some("S-DASH").PromptsEnquiry);
    }

    [Fact]
    public void DASH_8_opens_the_stalking_questions()
    {
        Assert.Equal(["S-DASH"], Some("DASH", (8, Answer.Yes)).OpensTools);
        Assert.Empty(Some("DASH", (8, Answer.NotKnown)).OpensTools);
    }

    [Fact]
    public void Answers_are_counted_apart()
        => Assert.Equal(new(2, 1, 1, 7), Some("S-DASH", (1, Answer.Yes), (2, Answer.Yes), (3, Answer.No), (4, Answer.NotKnown)).Counts());

    [Fact]
    public void Only_the_tool_s_own_questions_and_the_three_answers_are_taken()
    {
        Assert.Throws<ArgumentException>(() => Some("S-DASH", (12, Answer.Yes)));
        Assert.Throws<ArgumentException>(() => Some("S-DASH", (1, default)));
    }

    [Theory]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("""{"code":"X"}""")]
    [InlineData("""{"code":"X","version":"1","title":"T","notice":"N","owner":"O","mediumFromYes":1,"highFromYes":2,"questions":[{"number":1,"text":"A?"},{"number":1,"text":"B?"}]}""")]
    public void A_wrong_tool_is_refused(string json) => Assert.Throws<ArgumentException>(() => RiskTools.Parse(json));

    private static ToolAnswers Some(string code, params (int Number, Answer Answer)[] answers)
        => new(code, Version, answers.ToDictionary(given => given.Number, given => given.Answer));

    private static ToolAnswers All(string code, Answer others, int[]? yes = null, int[]? notKnown = null)
        => new(code, Version, RiskTools.Find(code, Version)!.Questions.ToDictionary(
            question => question.Number,
            question => yes?.Contains(question.Number) is true ? Answer.Yes
                : notKnown?.Contains(question.Number) is true ? Answer.NotKnown
                : others));
}
