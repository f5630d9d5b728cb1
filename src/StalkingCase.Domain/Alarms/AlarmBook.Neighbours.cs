using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Kernel;

namespace StalkingCase.Domain.Alarms;

public static partial class AlarmBook
{
    /// <summary>ALM-02: same suspect, other victims within 10 years (REP-14). ALM-03: an earlier record nobody has linked or refused (REP-02, REP-04, REP-15).</summary>
    private static void FromNeighbours(Episodes book, CaseFacts facts, Neighbours neighbours)
    {
        var opened = facts.All[0].RecordedAt;
        foreach (var (kind, neighbour) in neighbours.All.Select(n => (Kind: KindOf(n.Tie), Neighbour: n)).Where(n => n.Kind is not null)
            .GroupBy(n => (n.Kind, n.Neighbour.CaseId)).Select(Earliest).OrderBy(n => n.Neighbour.Since).ThenBy(n => n.Neighbour.CaseId).ThenBy(n => n.Kind))
        {
            if (kind is AlarmKind.UnlinkedRecord) Unlinked(book, facts, neighbour);
            else OtherVictimsOf(book, facts, neighbour, opened.AddYears(-10));
        }
    }

    private static AlarmKind? KindOf(Tie tie) => tie switch
    {
        Tie.SameSuspect => AlarmKind.OtherVictims,
        Tie.PossibleSamePerson or Tie.SharedIdentifier or Tie.SamePlace => AlarmKind.UnlinkedRecord,
        _ => null,
    };

    /// <summary>Two records with several ties are one alarm, from the first tie.</summary>
    private static (AlarmKind Kind, Neighbour Neighbour) Earliest(IEnumerable<(AlarmKind? Kind, Neighbour Neighbour)> ties)
    {
        var (kind, first) = ties.OrderBy(n => n.Neighbour.Since).ThenBy(n => n.Neighbour.SinceFactId).ThenBy(n => n.Neighbour.Tie).First();
        return (kind!.Value, first);
    }

    /// <summary>A decision ends the alarm; one made before the tie came up means that it never comes up.</summary>
    private static void Unlinked(Episodes book, CaseFacts facts, Neighbour neighbour)
    {
        var decisions = facts.Of(FactKind.LinkDecided).Where(f => f.Detail.OtherCaseId == neighbour.CaseId).ToList();
        if (decisions.Exists(f => f.RecordedAt <= neighbour.Since)) return;
        book.Raise(AlarmKind.UnlinkedRecord, neighbour.CaseId, neighbour.Since, neighbour.SinceFactId, [new Because(neighbour.SinceFactId, neighbour.CaseId)]);
        if (decisions.Count > 0) book.End(decisions[0]);
    }

    /// <summary>Neighbours are read beside the walk: a later incident over there brings a cleared alarm back.</summary>
    private static void OtherVictimsOf(Episodes book, CaseFacts facts, Neighbour neighbour, DateTimeOffset from)
    {
        var known = neighbour.Incidents.Where(i => i.RecordedAt <= neighbour.Since).ToList();
        var matches = new List<(DateTimeOffset At, Guid FactId, Fact? Own)>();
        if (known.Count == 0 || known.Exists(i => i.OccurredAt >= from)) matches.Add((neighbour.Since, neighbour.SinceFactId, null));
        matches.AddRange(neighbour.Incidents.Where(i => i.RecordedAt > neighbour.Since && i.OccurredAt >= from).Select(i => (i.RecordedAt, i.FactId, (Fact?)null)));
        matches.AddRange(facts.Of(FactKind.AlarmCleared).Where(f => f.RecordedAt >= neighbour.Since).Select(f => (f.RecordedAt, f.Id, (Fact?)f)));
        foreach (var (at, factId, own) in matches.OrderBy(m => m.At).ThenBy(m => m.Own is null ? 0 : 1).ThenBy(m => m.Own?.Seq ?? 0).ThenBy(m => m.FactId))
        {
            if (own is not null) book.End(own);
            else book.Raise(AlarmKind.OtherVictims, neighbour.CaseId, at, factId, [new Because(factId, neighbour.CaseId)]);
        }
    }
}
