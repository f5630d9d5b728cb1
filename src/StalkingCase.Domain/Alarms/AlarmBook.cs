using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.Risk;

namespace StalkingCase.Domain.Alarms;

/// <summary>
/// The alarm book: a function of the facts that says what people overlook. It never asks what time it is and never
/// reads duties. Rules: docs/rules/alarms.md; the page a superintendent reads, docs/alarms.md, is made from <see cref="AlarmText"/>.
/// </summary>
public static partial class AlarmBook
{
    /// <summary>Alarms of one case, ended ones included, in the order raised. The same facts in any order give the same alarms.</summary>
    public static IReadOnlyList<Alarm> Derive(CaseFacts facts, Neighbours neighbours) => Walk(facts, neighbours).Alarms;

    /// <summary>Alarms and risk in one walk, for whoever needs both.</summary>
    public static (IReadOnlyList<Alarm> Alarms, RiskPicture Risk) DeriveWithRisk(CaseFacts facts, Neighbours neighbours)
    {
        var walked = Walk(facts, neighbours);
        return (walked.Alarms, walked.Risk);
    }

    internal static Walked Walk(CaseFacts facts, Neighbours neighbours)
    {
        var conduct = new Conduct();
        var risk = new RiskPicture.Walker();
        var book = new Episodes(facts);
        foreach (var learned in Conduct.Everything(facts, neighbours))
        {
            conduct.Learn(learned);
            if (learned.Fact is { } fact) book.End(fact);
            ProbableCourseOfConduct(book, conduct, learned);
            var wasFlagged = conduct.IsFlagged;
            conduct.IsFlagged = book.IsOpen(AlarmKind.ProbableCourseOfConduct);
            var before = (risk.Floor.Grade, risk.Effective);
            risk.Learn(learned, conduct);
            FloorHigh(book, conduct, risk, learned, before.Grade);
            OwnOtherVictims(book, learned);
            ReassessRisk(book, conduct, learned);
            BreachWithoutArrest(book, conduct, learned);
            NoOrderDecision(book, conduct, risk, learned, isNewFlag: conduct.IsFlagged && !wasFlagged);
            OutcomeAgainstPattern(book, conduct, learned, before.Effective);
            Escalation(book, conduct, learned);
            SafeContact(book, facts, learned);
        }

        FromNeighbours(book, facts, neighbours);
        return new Walked(book.All(), risk.Picture(), conduct);
    }

    internal sealed record Walked(IReadOnlyList<Alarm> Alarms, RiskPicture Risk, Conduct Conduct);
}
