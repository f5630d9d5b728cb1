using StalkingCase.Domain.Alarms;
using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.Reports;
using StalkingCase.Domain.Risk;

namespace StalkingCase.Domain.Duties;

/// <summary>What the clocks of one case are read against. Made once for a derivation.</summary>
internal sealed class DutyContext
{
    private readonly PolicyHistory _policy;
    private readonly Dictionary<Guid, List<(DateTimeOffset At, WarrantGrade Grade)>> _warrantGrades = [];

    public DutyContext(CaseFacts facts, IReadOnlyList<Alarm> alarms, RiskPicture risk, PolicyHistory policy)
    {
        (Facts, Alarms, Risk, _policy) = (facts, alarms, risk, policy);
        OfficerInCase = facts.Of(FactKind.CaseAllocated).LastOrDefault()?.Detail.OfficerId;
        foreach (var issued in facts.Of(FactKind.WarrantIssued)) _warrantGrades[issued.SubjectId] = GradesOf(issued);
    }

    public CaseFacts Facts { get; }
    public IReadOnlyList<Alarm> Alarms { get; }
    public RiskPicture Risk { get; }
    public Guid? OfficerInCase { get; }
    public Guid CaseId => Facts.CaseId;

    /// <summary>The rows of the clocks before this one, for clocks that start when another falls due.</summary>
    public List<Duty> Earlier { get; } = [];

    public Policy PolicyAt(Start start) => _policy.At(start.StartsAt);

    public Policy PolicyAt(DateTimeOffset at) => _policy.At(at);

    public Fact? Last(params FactKind[] kinds) => Facts.Of(kinds).MaxBy(f => (f.OccurredAt, f.RecordedAt, f.Seq));

    /// <summary>The logger's work passes to the officer in the case once there is one (CLK-51); the first facts stay the logger's.</summary>
    public static Guid? LoggerOf(Start start) => start.Fact?.Detail.OfficerId;

    public bool IsFlagged => Alarms.Any(a => a.Kind is AlarmKind.ProbableCourseOfConduct && a.IsOpen);

    /// <summary>Six months run for s.2 and s.2A only (law.md 1), which a flagged case may become.</summary>
    public bool IsSummaryOnlyConduct => IsFlagged || Facts.Live.Any(f => IsSummary(f.Detail.Principal) || f.Detail.Included?.Any(c => IsSummary(c)) == true);

    public WarrantGrade WarrantGradeAt(Guid warrant, DateTimeOffset at) => _warrantGrades.TryGetValue(warrant, out var grades) ? grades.Last(g => g.At <= at || g == grades[0]).Grade : WarrantGrade.B;

    public IReadOnlyList<(DateTimeOffset At, WarrantGrade Grade)> WarrantGrades(Guid warrant) => _warrantGrades.GetValueOrDefault(warrant) ?? [(DateTimeOffset.MinValue, WarrantGrade.B)];

    /// <summary>WAR-02: the floor until somebody grades it: A if the victim is High or there are threats or a breach, never below B.</summary>
    private List<(DateTimeOffset At, WarrantGrade Grade)> GradesOf(Fact issued)
    {
        var grades = new List<(DateTimeOffset, WarrantGrade)> { (issued.RecordedAt, FloorAt(issued.RecordedAt)) };
        foreach (var fact in Facts.Live.Where(f => f.RecordedAt > issued.RecordedAt || f.Kind is FactKind.WarrantGraded))
        {
            var floor = FloorAt(fact.RecordedAt);
            var graded = Facts.Of(FactKind.WarrantGraded).LastOrDefault(g => g.SubjectId == issued.SubjectId && g.RecordedAt <= fact.RecordedAt)?.Detail.WarrantGrade;
            var grade = graded is { } g && g > floor ? g : floor;
            if (grades[^1].Item2 != grade) grades.Add((fact.RecordedAt, grade));
        }

        return grades;
    }

    private WarrantGrade FloorAt(DateTimeOffset at)
    {
        var isUrgent = Risk.EffectiveAt(at) is RiskGrade.High
            || Facts.Live.Any(f => f.RecordedAt <= at && (f.Kind is FactKind.BreachRecorded || f.Detail.Boxes?.Any(b => Indicators.IsThreat(b) || Indicators.IsBreach(b)) == true));
        return isUrgent ? WarrantGrade.A : WarrantGrade.B;
    }

    private static bool IsSummary(Classification? c) => c is Classification.Stalking or Classification.Harassment;
}
