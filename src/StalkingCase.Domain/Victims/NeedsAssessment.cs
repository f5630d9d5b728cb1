using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.Risk;

namespace StalkingCase.Domain.Victims;

/// <summary>What the victim needs, as asked once (CLK-12). Not changed afterwards: a later answer is another assessment.</summary>
public sealed class NeedsAssessment : AggregateRoot
{
    private NeedsAssessment() { }

    public Guid CaseId { get; private init; }
    public DateTimeOffset At { get; private init; }
    public Guid ById { get; private init; }
    public IReadOnlyDictionary<Need, Answer> Answers { get; private init; } = new Dictionary<Need, Answer>();
    public string? Words { get; private init; }

    public static NeedsAssessment Record(Case of, IReadOnlyDictionary<Need, Answer> answers, string? words, Guid by, DateTimeOffset now)
    {
        Rule.Require(Enum.GetValues<Need>().All(answers.ContainsKey), "CLK-12", "Answer every question; \"Not known yet\" is an answer.");
        Rule.Require(!answers.Values.Contains(Answer.Yes) || !string.IsNullOrWhiteSpace(words), "CLK-12", "Enter what the victim needs.");
        var assessment = new NeedsAssessment { ForceId = of.ForceId, CaseId = of.Id, At = now, ById = by, Answers = answers, Words = words?.Trim() };
        assessment.Happened(FactKind.NeedsAssessed, of.Id, assessment.Id, now, by, now);
        return assessment;
    }
}
