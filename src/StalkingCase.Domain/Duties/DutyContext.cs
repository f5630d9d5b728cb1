using StalkingCase.Domain.Alarms;
using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.Reports;
using StalkingCase.Domain.Risk;
using StalkingCase.Domain.Warrants;

namespace StalkingCase.Domain.Duties;

/// <summary>From when to when a safeguarding plan was there, and from when it was active.</summary>
internal readonly record struct PlanSpan(DateTimeOffset From, DateTimeOffset? ActiveFrom, DateTimeOffset EndedAt);

/// <summary>What the clocks of one case are read against. Made once for a derivation.</summary>
internal sealed class DutyContext
{
    private readonly PolicyHistory _policy;
    private readonly Dictionary<Guid, Fact> _byId;
    private DateTimeOffset? _asOf;
    private IReadOnlyList<Fact>? _maracAsks;
    private readonly Dictionary<Guid, List<(DateTimeOffset At, WarrantGrade Grade)>> _warrantGrades = [];

    public DutyContext(CaseFacts facts, IReadOnlyList<Alarm> alarms, RiskPicture risk, PolicyHistory policy)
    {
        (Facts, Alarms, Risk, _policy) = (facts, alarms, risk, policy);
        _byId = facts.All.ToDictionary(f => f.Id);
        OfficerInCase = facts.Of(FactKind.CaseAllocated, FactKind.CaseTransferred).LastOrDefault()?.Detail.OfficerId;
        Closed = facts.Of(FactKind.CaseClosed, FactKind.CaseReopened).LastOrDefault() is { Kind: FactKind.CaseClosed } closed ? closed : null;
        Plans = [.. PlansOf(facts)];
        foreach (var issued in facts.Of(FactKind.WarrantIssued)) _warrantGrades[issued.SubjectId] = GradesOf(issued);
    }

    public CaseFacts Facts { get; }
    public IReadOnlyList<Alarm> Alarms { get; }
    public RiskPicture Risk { get; }
    public Guid? OfficerInCase { get; }
    public Guid CaseId => Facts.CaseId;

    /// <summary>A closed case owes what outlives closure and what was learned of since (SAF-08, VIC-03); reopened, it owes again what was not done.</summary>
    public Fact? Closed { get; }

    public IReadOnlyList<PlanSpan> Plans { get; }

    /// <summary>The rows of the clocks before this one, for clocks that start when another falls due.</summary>
    public List<Duty> Earlier { get; } = [];

    public Policy PolicyAt(Start start) => _policy.At(_asOf ?? start.StartsAt);

    /// <summary>
    /// A change of policy re-times what is open when it starts; what ended before keeps its old time. While this is held,
    /// the row is read under the last policy that began before it ended.
    /// </summary>
    public IDisposable UnderPolicyOf(Start start, DateTimeOffset endedAt)
    {
        var last = _policy.Versions.LastOrDefault(v => v.From > start.StartsAt && v.From < endedAt);
        _asOf = last.Policy is null ? null : last.From;
        return new Reset(this);
    }

    private sealed class Reset(DutyContext context) : IDisposable
    {
        public void Dispose() => context._asOf = null;
    }

    public Policy PolicyAt(DateTimeOffset at) => _policy.At(at);

    /// <summary>CLK-41: where a domestic case came to meet a MARAC criterion.</summary>
    public IReadOnlyList<Fact> MaracAsks => _maracAsks ??= [.. Meetings.MaracCriteria.Asks(Facts, _policy)];

    public Fact? FactOf(Guid id) => _byId.GetValueOrDefault(id);

    public Fact? Last(params FactKind[] kinds) => Facts.Of(kinds).MaxBy(f => (f.OccurredAt, f.RecordedAt, f.Seq));

    /// <summary>The logger's work passes to the officer in the case once there is one (CLK-51); the first facts stay the logger's.</summary>
    public static Guid? LoggerOf(Start start) => start.Fact?.Detail.OfficerId;

    /// <summary>VIC-01: enhanced until a supervisor took it away; what runs by then keeps its time.</summary>
    public bool IsEnhancedAt(DateTimeOffset startsAt) => Facts.Of(FactKind.RightsDowngraded, FactKind.RightsRestored)
        .Where(f => f.OccurredAt < startsAt).MaxBy(f => (f.OccurredAt, f.RecordedAt, f.Seq))?.Kind is not FactKind.RightsDowngraded;

    public bool IsFlagged => Alarms.Any(a => a.Kind is AlarmKind.ProbableCourseOfConduct && a.IsOpen);

    /// <summary>Six months run for s.2 and s.2A only (law.md 1), which a flagged case may become.</summary>
    public bool IsSummaryOnlyConduct => IsFlagged || Facts.Live.Any(f => IsSummary(f.Detail.Principal) || f.Detail.Included?.Any(c => IsSummary(c)) == true);

    public WarrantGrade WarrantGradeAt(Guid warrant, DateTimeOffset at) => _warrantGrades.TryGetValue(warrant, out var grades) ? grades.Last(g => g.At <= at || g == grades[0]).Grade : WarrantGrade.B;

    public IReadOnlyList<(DateTimeOffset At, WarrantGrade Grade)> WarrantGrades(Guid warrant) => _warrantGrades.GetValueOrDefault(warrant) ?? [(DateTimeOffset.MinValue, WarrantGrade.B)];

    private static IEnumerable<PlanSpan> PlansOf(CaseFacts facts)
    {
        foreach (var plan in facts.Of(FactKind.PlanStarted, FactKind.PlanActivated, FactKind.PlanEnded).GroupBy(f => f.SubjectId))
        {
            if (plan.First() is not { Kind: not FactKind.PlanEnded } begun) continue;
            yield return new(begun.RecordedAt, plan.FirstOrDefault(f => f.Kind is FactKind.PlanActivated)?.RecordedAt, plan.FirstOrDefault(f => f.Kind is FactKind.PlanEnded)?.RecordedAt ?? DateTimeOffset.MaxValue);
        }
    }

    /// <summary>WAR-02: the floor until somebody grades it: A if the victim is High or there are threats or a breach, never below B.</summary>
    private List<(DateTimeOffset At, WarrantGrade Grade)> GradesOf(Fact issued)
    {
        var grades = new List<(DateTimeOffset At, WarrantGrade Grade)>();
        var (isThreatened, graded) = (false, WarrantGrade.B);
        foreach (var fact in Facts.Live)
        {
            isThreatened |= WarrantFloor.IsThreatOrBreach(fact);
            if (fact.Kind is FactKind.WarrantGraded && fact.SubjectId == issued.SubjectId && fact.Detail.WarrantGrade is { } given) graded = given;
            if (fact.RecordedAt < issued.RecordedAt || (grades.Count == 0 && fact.Id != issued.Id)) continue;
            var floor = WarrantFloor.Of(isThreatened, Risk.EffectiveAt(fact.RecordedAt));
            var grade = graded > floor ? graded : floor;
            if (grades.Count == 0 || grades[^1].Grade != grade) grades.Add((fact.RecordedAt, grade));
        }

        return grades;
    }

    private static bool IsSummary(Classification? c) => c is Classification.Stalking or Classification.Harassment;
}
