using StalkingCase.Domain.Alarms;
using StalkingCase.Domain.Duties;
using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.Risk;

namespace StalkingCase.Data.Facts;

/// <summary>All that the books say of one case.</summary>
public sealed record Derived(IReadOnlyList<Duty> Duties, IReadOnlyList<Alarm> Alarms, RiskGrade? EffectiveRisk, bool IsRiskEndorsed, bool IsFlagged, DateTimeOffset LastEntryAt);

/// <summary>The one place where the books are asked, by commit, recheck and nightly check alike.</summary>
public static class Books
{
    private static readonly FactKind[] EntryKinds =
        [FactKind.ReportRecorded, FactKind.IncidentRecorded, FactKind.BreachRecorded, FactKind.StatementTaken, FactKind.IntelligenceRecorded, FactKind.NoteRecorded];

    public static Derived Derive(CaseFacts facts, Neighbours neighbours, PolicyHistory? policy = null)
    {
        var (alarms, risk) = AlarmBook.DeriveWithRisk(facts, neighbours);
        var duties = DutyBook.Derive(facts, alarms, risk, policy ?? PolicyHistory.Defaults);
        var flagged = alarms.Any(a => a.IsOpen && a.Kind is AlarmKind.ProbableCourseOfConduct);
        var lastEntryAt = facts.Of(EntryKinds).Select(f => f.RecordedAt).DefaultIfEmpty(facts.All[0].RecordedAt).Max();
        return new Derived(duties, alarms, risk.Effective, risk.IsEndorsed, flagged, lastEntryAt);
    }
}
