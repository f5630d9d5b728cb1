using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Kernel;

namespace StalkingCase.Domain.Alarms;

public static partial class AlarmBook
{
    /// <summary>ALM-02: same suspect, other victims within 10 years (REP-14). ALM-03: an earlier record nobody has linked or refused (REP-02, REP-04, REP-15).</summary>
    private static void FromNeighbours(Episodes book, CaseFacts facts, Neighbours neighbours)
    {
        var opened = facts.All[0].RecordedAt;
        foreach (var neighbour in neighbours.All.OrderBy(n => n.Since).ThenBy(n => n.CaseId))
        {
            switch (neighbour.Tie)
            {
                case Tie.SameSuspect when IsWithinTenYears(neighbour, opened):
                    RaiseAndReplay(book, facts, AlarmKind.OtherVictims, neighbour);
                    break;
                case Tie.PossibleSamePerson or Tie.SharedIdentifier or Tie.SamePlace:
                    RaiseAndReplay(book, facts, AlarmKind.UnlinkedRecord, neighbour);
                    break;
            }
        }
    }

    private static bool IsWithinTenYears(Neighbour neighbour, DateTimeOffset opened) =>
        neighbour.Incidents.Count == 0 || neighbour.Incidents.Max(i => i.OccurredAt) >= opened.AddYears(-10);

    /// <summary>
    /// Neighbours are read beside the walk: what the case decided about one since the tie came up ends its alarm, and a
    /// later incident over there brings a cleared pattern back.
    /// </summary>
    private static void RaiseAndReplay(Episodes book, CaseFacts facts, AlarmKind kind, Neighbour neighbour)
    {
        if (kind is AlarmKind.UnlinkedRecord && facts.Of(FactKind.LinkDecided).Any(f => f.Detail.OtherCaseId == neighbour.CaseId && f.RecordedAt <= neighbour.Since)) return;
        var matches = new List<(DateTimeOffset At, Guid FactId, Fact? Own)> { (neighbour.Since, neighbour.SinceFactId, null) };
        if (kind is AlarmKind.OtherVictims) matches.AddRange(neighbour.Incidents.Where(i => i.RecordedAt > neighbour.Since).Select(i => (i.RecordedAt, i.FactId, (Fact?)null)));
        matches.AddRange(facts.Of(FactKind.LinkDecided, FactKind.AlarmCleared).Where(f => f.RecordedAt >= neighbour.Since).Select(f => (f.RecordedAt, f.Id, (Fact?)f)));
        foreach (var (at, factId, own) in matches.OrderBy(m => m.At).ThenBy(m => m.Own is null ? 0 : 1).ThenBy(m => m.Own?.Seq ?? 0).ThenBy(m => m.FactId))
        {
            if (own is not null) book.End(own);
            else book.Raise(kind, neighbour.CaseId, at, factId, [new Because(factId, neighbour.CaseId)]);
        }
    }
}
