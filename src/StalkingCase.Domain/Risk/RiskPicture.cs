using StalkingCase.Domain.Alarms;
using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.Reports;

namespace StalkingCase.Domain.Risk;

/// <summary>The effective grade from one instant on, and the fact that made it so.</summary>
public sealed record RiskChange(DateTimeOffset At, RiskGrade? Effective, Floor Floor, bool IsEndorsed, Guid FactId);

/// <summary>
/// Effective grade = the highest of the last decided grade and of any floor or proposed grade newer than that decision
/// (design, "Risk"). Never lowered by a machine, by silence or by time (RSK-06).
/// </summary>
public sealed class RiskPicture
{
    private RiskPicture(IReadOnlyList<RiskChange> changes) => Changes = changes;

    public IReadOnlyList<RiskChange> Changes { get; }
    public RiskGrade? Effective => Changes.Count == 0 ? null : Changes[^1].Effective;
    public Floor Floor => Changes.Count == 0 ? Floor.None : Changes[^1].Floor;
    public bool IsEndorsed => Changes.Count > 0 && Changes[^1].IsEndorsed;

    public RiskGrade? EffectiveAt(DateTimeOffset at) => Changes.LastOrDefault(c => c.At <= at)?.Effective;

    public static RiskPicture Of(CaseFacts facts, Neighbours neighbours) => AlarmBook.Walk(facts, neighbours).Risk;

    internal sealed class Walker
    {
        private readonly List<RiskChange> _changes = [];
        private readonly List<(Guid Assessment, RiskGrade Grade)> _proposed = [];
        private RiskGrade? _decided;
        private RiskGrade? _settledFloor;
        private bool _isFloorSettled;

        public Floor Floor { get; private set; } = Floor.None;
        public RiskGrade? Effective { get; private set; }
        public IReadOnlyList<RiskChange> Changes => _changes;

        public void Learn(Learned learned, Conduct conduct)
        {
            var earlier = Floor;
            Floor = Floor.Of(conduct);
            if (learned.Fact is { } fact) Learn(fact);
            if (_isFloorSettled && ((Floor.Grade ?? 0) > (_settledFloor ?? 0) || (learned.Act is { IsCounterComplaint: false } act && Indicators.SetsFloor([.. act.Boxes]))))
                _isFloorSettled = false;

            var effective = Highest(_decided, _isFloorSettled ? null : Floor.Grade, _proposed.Count == 0 ? null : _proposed.Max(p => p.Grade));
            var isEndorsed = _decided is not null && effective == _decided;
            if (_changes.Count > 0 && _changes[^1].Effective == effective && _changes[^1].IsEndorsed == isEndorsed && SameFloor(earlier, Floor)) return;
            Effective = effective;
            _changes.Add(new RiskChange(learned.At, effective, Floor, isEndorsed, learned.FactId));
        }

        public RiskPicture Picture() => new(_changes);

        private void Learn(Fact fact)
        {
            switch (fact.Kind)
            {
                case FactKind.AssessmentProposed when fact.Detail.Grade is { } grade:
                    _proposed.Add((fact.SubjectId, grade));
                    break;
                case FactKind.AssessmentEndorsed or FactKind.AssessmentChanged when fact.Detail.Grade is { } grade:
                    Decide(fact, grade);
                    break;
            }
        }

        /// <summary>A decision settles the floor it was made on; below a High floor only an inspector's does. A grade proposed later than the one decided still counts.</summary>
        private void Decide(Fact fact, RiskGrade grade)
        {
            var decidedOn = _proposed.FindIndex(p => p.Assessment == fact.SubjectId);
            if (decidedOn >= 0) _proposed.RemoveRange(0, decidedOn + 1);
            _decided = grade;
            if (Floor.Grade is RiskGrade.High && grade < RiskGrade.High && (fact.Detail.Rank ?? Rank.None) < Rank.Inspector) return;
            (_isFloorSettled, _settledFloor) = (true, Floor.Grade);
        }

        private static bool SameFloor(Floor a, Floor b) => a.Grade == b.Grade && a.Reasons.SequenceEqual(b.Reasons) && a.Critical.SequenceEqual(b.Critical) && a.Serious.SequenceEqual(b.Serious);

        private static RiskGrade? Highest(params RiskGrade?[] grades) => grades.Max();
    }
}
