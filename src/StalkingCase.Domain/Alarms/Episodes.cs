using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.Orders;
using StalkingCase.Domain.Risk;

namespace StalkingCase.Domain.Alarms;

/// <summary>
/// Alarms as they are raised, joined by more facts, and ended. A pattern alarm that a supervisor cleared comes back with
/// the next matching fact, as a new alarm (REP-07).
/// </summary>
internal sealed class Episodes(CaseFacts facts)
{
    private readonly Dictionary<Guid, DateTimeOffset> _happenedAt = facts.Live.ToDictionary(f => f.Id, f => f.OccurredAt);
    private readonly List<Alarm> _ended = [];
    private readonly Dictionary<(AlarmKind Kind, Guid Subject), Alarm> _open = [];

    public Guid CaseId => facts.CaseId;

    public bool IsOpen(AlarmKind kind) => _open.Keys.Any(k => k.Kind == kind);

    public bool WasRaised(AlarmKind kind) => IsOpen(kind) || _ended.Any(a => a.Kind == kind);

    public bool WasRaised(AlarmKind kind, Guid subject) => _open.ContainsKey((kind, subject)) || _ended.Any(a => a.Kind == kind && a.SubjectId == subject);

    public IReadOnlyList<Alarm> All() => [.. _ended.Concat(_open.Values).OrderBy(a => a.RaisedAt).ThenBy(a => a.Kind).ThenBy(a => a.Id)];

    public void Raise(AlarmKind kind, Guid subject, DateTimeOffset at, Guid byFactId, IEnumerable<Because> because)
    {
        var reasons = because.Distinct().ToList();
        if (_open.TryGetValue((kind, subject), out var open))
        {
            _open[(kind, subject)] = open with { Because = [.. open.Because.Union(reasons)] };
            return;
        }

        _open[(kind, subject)] = new Alarm
        {
            Id = DerivedId.Of(facts.CaseId, kind, subject, byFactId),
            ForceId = facts.ForceId,
            CaseId = facts.CaseId,
            Kind = kind,
            SubjectId = subject,
            RaisedByFactId = byFactId,
            RaisedAt = at,
            Because = reasons,
        };
    }

    public void End(Fact fact)
    {
        foreach (var (key, alarm) in _open.ToList())
        {
            if (!Ends(fact, alarm)) continue;
            _open.Remove(key);
            _ended.Add(alarm with { EndedAt = fact.RecordedAt, EndedByFactId = fact.Id });
        }
    }

    public void EndAll(AlarmKind kind, Guid factId, DateTimeOffset at)
    {
        foreach (var key in _open.Keys.Where(k => k.Kind == kind).ToList())
        {
            _ended.Add(_open[key] with { EndedAt = at, EndedByFactId = factId });
            _open.Remove(key);
        }
    }

    /// <summary>An arrest made before the breach is no answer to it, however late it is entered.</summary>
    private bool IsSince(Fact fact, Alarm alarm) => alarm.Because.All(b => fact.OccurredAt >= _happenedAt.GetValueOrDefault(b.FactId));

    /// <summary>ALERT-07: spoke safely, or the safe contact plan was checked.</summary>
    internal static bool IsSafeAgain(Fact fact) => fact.Kind is FactKind.SafeContactChecked || (fact.Kind is FactKind.VictimContacted or FactKind.AdvocateContacted && fact.Detail.SafeToSpeak == true);

    private bool Ends(Fact fact, Alarm alarm) => alarm.Kind switch
    {
        AlarmKind.FloorHigh => fact.Kind is FactKind.AssessmentEndorsed or FactKind.AssessmentChanged
            && (fact.Detail.Grade is RiskGrade.High || (fact.Detail.Rank ?? Rank.None) >= Rank.Inspector),
        AlarmKind.ReassessRisk => fact.Kind is FactKind.AssessmentProposed,
        AlarmKind.BreachWithoutArrest => (fact.Kind is FactKind.Arrested or FactKind.WarrantExecuted && IsSince(fact, alarm))
            || (fact.Kind is FactKind.ArrestDecided && fact.SubjectId == alarm.SubjectId
                && (fact.Detail.ArrestDecision is ArrestDecision.Arrested || (fact.Detail.ArrestDecision is ArrestDecision.None && (fact.Detail.Rank ?? Rank.None) >= Rank.Inspector))),
        AlarmKind.NoOrderDecision => fact.Kind is FactKind.OrderConsidered or FactKind.OrderApplied || OrderLaw.IsMadeForPolice(fact),
        AlarmKind.UnlinkedRecord => fact.Kind is FactKind.LinkDecided && fact.Detail.OtherCaseId == alarm.SubjectId,
        AlarmKind.NotSafeToContact => IsSafeAgain(fact) && IsSince(fact, alarm),
        AlarmKind.CourseOfConductQuestion => fact.Kind is FactKind.FourAnswered,
        _ => fact.Kind is FactKind.AlarmCleared && fact.Detail.AlarmId == alarm.Id,
    };
}
