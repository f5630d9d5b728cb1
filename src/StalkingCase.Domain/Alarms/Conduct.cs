using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.Orders;
using StalkingCase.Domain.Reports;
using StalkingCase.Domain.Risk;

namespace StalkingCase.Domain.Alarms;

/// <summary>One act of the suspect as the book reads it, from this case or from a neighbouring one with the same two people.</summary>
internal sealed record Act(Guid FactId, Guid CaseId, Guid SubjectId, DateTimeOffset OccurredAt, DateTimeOffset KnownAt, IReadOnlyList<Box> Boxes, bool IsIncident, bool IsCounterComplaint, bool AfterToldToStop)
{
    public IEnumerable<Box> Kinds => Boxes.Where(Indicators.IsBehaviour);

    public Because Because => new(FactId, CaseId);
}

/// <summary>One thing the system learned, in the order in which it learned it: a fact of this case, or a neighbour's act.</summary>
internal sealed record Learned(DateTimeOffset At, Fact? Fact, Act? Act)
{
    public Guid FactId => Fact?.Id ?? Act!.FactId;

    public Because Because => new(FactId, Fact?.CaseId ?? Act!.CaseId);
}

/// <summary>
/// What is known of a case after each thing learned. The book walks through it once; every pattern looks at the state
/// as it was then, which is why the order in which facts were handed over cannot matter.
/// </summary>
internal sealed class Conduct
{
    private readonly List<Act> _acts = [];
    private readonly SortedSet<Box> _critical = [];
    private readonly SortedSet<Serious> _serious = [];
    private readonly List<(Box Box, DateTimeOffset At)> _boxes = [];
    private readonly HashSet<Guid> _vexatious = [];
    private FourAnswers _four = new(null, null, null, null);
    private readonly List<(DateTimeOffset From, Guid Subject, DateOnly? EndsOn, DateTimeOffset? To)> _orders = [];
    private readonly List<Fact> _custody = [];
    private IReadOnlyList<Bail> _bails = [];
    private readonly HashSet<Guid> _outstandingWarrants = [];

    public IReadOnlyList<Act> Acts => _acts;

    /// <summary>Critical and Serious indicators ticked on any entry so far; a counter-complaint ticks none.</summary>
    public IReadOnlyCollection<Box> Critical => _critical;

    public IReadOnlyCollection<Serious> Serious => _serious;

    public Relationship Relationship { get; private set; }
    public bool SuspectKnown { get; private set; } = true;
    public bool IsFlagged { get; set; }
    public bool RecordedAsStalking { get; private set; }
    public DateTimeOffset? WarnedAt { get; private set; }
    public RiskGrade? ToolFloor { get; private set; }
    public bool HasOutstandingWarrant => _outstandingWarrants.Count > 0;
    public Answer? LastFear { get; private set; }
    public bool FearRecorded { get; private set; }

    public bool IsIntimate => Relationship is Relationship.ExPartner or Relationship.Partner;

    /// <summary>RSK-08: nobody asked, or nobody knows, is not No.</summary>
    public bool FearRecordedOrUnknown => FearRecorded || LastFear is not Answer.No;

    public IEnumerable<Box> Boxes => _boxes.Select(b => b.Box);

    public bool Has(Box box) => _boxes.Any(b => b.Box == box);

    /// <summary>Acts that count: a counter-complaint only in a flagged case, or classed vexatious (REP-17).</summary>
    public IEnumerable<Act> Counting => _acts.Where(a => !a.IsCounterComplaint || IsFlagged || _vexatious.Contains(a.FactId));

    public IEnumerable<Act> Incidents => Counting.Where(a => a.IsIncident);

    /// <summary>REP-16: answers come only from a person, or from the boxes obsession, and unwanted contact in two or more entries.</summary>
    public FourAnswers Four => _four with
    {
        Obsessive = Has(Box.Obsession) ? Answer.Yes : _four.Obsessive,
        Unwanted = _acts.Count(a => a.Boxes.Contains(Box.UnwantedContact)) >= 2 ? Answer.Yes : _four.Unwanted,
    };

    public bool HasProtectionAt(DateTimeOffset at) => HasBailAt(at) || HasOrderAt(at);

    public bool HasBailAt(DateTimeOffset at) => _bails.Any(b => b.ForbidsContact && b.Holds(at));

    public bool HasOrderAt(DateTimeOffset at) => _orders.Any(o => at > o.From && (o.To is null || at < o.To) && (o.EndsOn is null || UkTime.DateOf(at) <= o.EndsOn));

    public bool IsAfterWarning(DateTimeOffset at) => WarnedAt is { } warned && at > warned;

    public void Learn(Learned learned)
    {
        if (learned.Act is { } act) Learn(act);
        if (learned.Fact is not { } fact) return;

        var detail = fact.Detail;
        if (detail.Boxes is { } boxes && fact.Kind is not FactKind.OutsideRecordFound) _boxes.AddRange(boxes.Select(b => (b, fact.RecordedAt)));
        if (detail.Relationship is { } relationship && (relationship is not Relationship.NotKnown)) Relationship = relationship;
        if (detail.SuspectKnown is { } known) SuspectKnown = known;
        if (detail.Four is { } four)
            _four = new FourAnswers(four.Fixated ?? _four.Fixated, four.Obsessive ?? _four.Obsessive, four.Unwanted ?? _four.Unwanted, four.Repeated ?? _four.Repeated);
        if (detail.Belief is Belief.Stalking || Labels.IsStalking(detail.Principal) || detail.Included?.Any(c => Labels.IsStalking(c)) == true) RecordedAsStalking = true;
        LearnFear(fact);
        LearnProtection(fact);
        switch (fact.Kind)
        {
            case FactKind.ClassedVexatious: _vexatious.Add(fact.SubjectId); break;
            case FactKind.AssessmentProposed when detail.Floor is { } floor: ToolFloor = floor; break;
            case FactKind.WarrantIssued: _outstandingWarrants.Add(fact.SubjectId); break;
            case FactKind.WarrantExecuted or FactKind.WarrantEnded: _outstandingWarrants.Remove(fact.SubjectId); break;
        }
    }

    private void Learn(Act act)
    {
        _acts.Add(act);
        if (act.IsCounterComplaint) return;
        _critical.UnionWith(Indicators.Critical([.. act.Boxes]));
        _serious.UnionWith(Indicators.SeriousOf([.. act.Boxes]));
    }

    private void LearnFear(Fact fact)
    {
        var fear = fact.Detail.Boxes?.Contains(Box.VictimFear) == true || fact.Detail.VeryFrightened == true ? Answer.Yes : fact.Detail.Fear;
        if (fear is null) return;
        LastFear = fear;
        FearRecorded |= fear is Answer.Yes;
    }

    private void LearnProtection(Fact fact)
    {
        switch (fact.Kind)
        {
            case FactKind.WarningGiven:
                WarnedAt = WarnedAt is { } earlier && earlier < fact.OccurredAt ? earlier : fact.OccurredAt;
                break;
            case FactKind.OrderMade when fact.Detail.ProtectsSomebodyElse != true:
                _orders.Add((fact.OccurredAt, fact.SubjectId, fact.Detail.EndsOn, null));
                break;
            case FactKind.OrderVaried:
                for (var i = 0; i < _orders.Count; i++) if (_orders[i].Subject == fact.SubjectId) _orders[i] = _orders[i] with { EndsOn = fact.Detail.EndsOn };
                break;
            case FactKind.OrderEnded or FactKind.OrderRefused:
                for (var i = 0; i < _orders.Count; i++) if (_orders[i].Subject == fact.SubjectId) _orders[i] = _orders[i] with { To = fact.OccurredAt };
                break;
        }

        // What was forbidden stays known for the time in which it was, for contact that is entered late.
        if (!Bail.Kinds.Contains(fact.Kind)) return;
        _custody.Add(fact);
        _bails = Bail.Of(_custody);
    }

    /// <summary>Everything learned about a case, own facts and the acts of neighbours with the same two people that nobody refused.</summary>
    public static IReadOnlyList<Learned> Everything(CaseFacts facts, Neighbours neighbours)
    {
        var refused = facts.Of(FactKind.LinkDecided).Where(f => f.Detail.Link is Cases.LinkDecision.Refused).Select(f => f.Detail.OtherCaseId).ToHashSet();
        var own = facts.Live.Select(f => new Learned(f.RecordedAt, f, ActOf(f)));
        var theirs = neighbours.All.Where(n => n.BothPersons && !refused.Contains(n.CaseId)).GroupBy(n => n.CaseId).Select(ties => ties.OrderBy(n => n.Since).ThenBy(n => n.SinceFactId).First())
            .SelectMany(n => n.Incidents.Select(i => (n, i)))
            .Select(x => new Act(x.i.FactId, x.n.CaseId, x.n.CaseId, x.i.OccurredAt, Later(x.i.RecordedAt, x.n.Since), x.i.Boxes, true, false, false))
            .Select(a => new Learned(a.KnownAt, null, a));
        return [.. own.Concat(theirs).OrderBy(l => l.At).ThenBy(l => l.Fact?.Seq ?? int.MaxValue).ThenBy(l => l.FactId)];
    }

    private static Act? ActOf(Fact fact)
    {
        var isIncident = fact.Kind is FactKind.IncidentRecorded or FactKind.BreachRecorded;
        var isCounter = fact.Kind is FactKind.CounterCaseOpened or FactKind.CounterComplaintRecorded
            || (fact.Detail.Boxes is { Count: > 0 } only && only.All(b => b is Box.FalseComplaint));
        if (!isIncident && !isCounter && fact.Kind is not (FactKind.StatementTaken or FactKind.IntelligenceRecorded)) return null;
        return new Act(fact.Id, fact.CaseId, fact.SubjectId, fact.OccurredAt, fact.RecordedAt, fact.Detail.Boxes ?? [], isIncident || isCounter, isCounter, fact.Detail.AfterToldToStop == true);
    }

    private static DateTimeOffset Later(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;
}
