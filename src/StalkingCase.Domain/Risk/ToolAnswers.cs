using System.ComponentModel.DataAnnotations;

namespace StalkingCase.Domain.Risk;

/// <summary>An answer to a question of a tool. There is no default: a question without one is not answered.</summary>
public enum Answer
{
    [Display(Name = "Yes")] Yes = 1,
    [Display(Name = "No")] No = 2,
    [Display(Name = "Not known yet")] NotKnown = 3,
}

/// <summary>How many answers of each kind: information only, never a score.</summary>
public readonly record struct AnswerCounts(int Yes, int No, int NotKnown, int NotAnswered);

/// <summary>The floor of a tool and the questions that set it. Null is no floor yet: clocks then use Medium's periods (RSK-01).</summary>
public sealed record ToolFloor(RiskGrade? Grade, IReadOnlyList<int> SetBy);

/// <summary>The answers given to one version of a tool. Notes are kept elsewhere.</summary>
public sealed class ToolAnswers
{
    private readonly RiskTool _tool;
    private readonly SortedDictionary<int, Answer> _answers = [];

    public ToolAnswers(RiskTool tool, IReadOnlyDictionary<int, Answer> answers)
    {
        ArgumentNullException.ThrowIfNull(tool);
        ArgumentNullException.ThrowIfNull(answers);
        _tool = tool;
        foreach (var (number, answer) in answers)
        {
            _ = tool.Question(number);
            if (!Enum.IsDefined(answer)) throw new ArgumentException($"Question {number} of {tool.Code}: {answer} is not an answer.", nameof(answers));
            _answers[number] = answer;
        }
    }

    public ToolAnswers(string code, string version, IReadOnlyDictionary<int, Answer> answers)
        : this(RiskTools.Find(code, version) ?? throw new ArgumentException($"{code} {version} is not a known tool."), answers)
    {
    }

    public string ToolCode => _tool.Code;

    public string ToolVersion => _tool.Version;

    public IReadOnlyDictionary<int, Answer> Answers => _answers;

    /// <summary>Every question has an answer; "Not known" is one (RSK-01, RSK-08).</summary>
    public bool IsComplete => _answers.Count == _tool.Questions.Count;

    /// <summary>The questions whose answer "Not known" asks for an enquiry (RSK-08).</summary>
    public IReadOnlyList<int> PromptsEnquiry => Numbers(question => question.PromptsEnquiry && Is(question, Answer.NotKnown));

    /// <summary>The tools that a Yes asks for: DASH 8 opens S-DASH.</summary>
    public IReadOnlyList<string> OpensTools =>
        [.. _tool.Questions.Where(question => Is(question, Answer.Yes)).Select(question => question.OpensTool).OfType<string>().Distinct()];

    /// <summary>How many of each, for information.</summary>
    public AnswerCounts Counts() => new(
        Count(Answer.Yes), Count(Answer.No), Count(Answer.NotKnown), _tool.Questions.Count - _answers.Count);

    /// <summary>
    /// The lowest grade that the answers allow (RSK-02 to RSK-04). Standard is given only where no unknown or missing
    /// answer could raise it: otherwise unknown would count as No (RSK-08), and the floor is null.
    /// </summary>
    public ToolFloor FloorFrom()
    {
        var yes = Numbers(question => Is(question, Answer.Yes));
        var critical = Numbers(question => question.Critical && Is(question, Answer.Yes));

        if (yes.Count >= _tool.HighFromYes) return new(RiskGrade.High, yes);
        if (critical.Count > 0) return new(RiskGrade.High, critical);
        if (yes.Count >= _tool.MediumFromYes) return new(RiskGrade.Medium, yes);
        return _answers.Count > 0 && !CouldBeRaised(yes.Count) ? new(RiskGrade.Standard, yes) : new(null, []);
    }

    private bool CouldBeRaised(int yes)
    {
        var open = _tool.Questions.Where(question => !Is(question, Answer.Yes) && !Is(question, Answer.No)).ToList();
        return yes + open.Count >= _tool.MediumFromYes || open.Exists(question => question.Critical);
    }

    private bool Is(RiskQuestion question, Answer answer) => _answers.TryGetValue(question.Number, out var given) && given == answer;

    private int Count(Answer answer) => _answers.Values.Count(given => given == answer);

    private IReadOnlyList<int> Numbers(Func<RiskQuestion, bool> chosen)
        => [.. _tool.Questions.Where(chosen).Select(question => question.Number)];
}
