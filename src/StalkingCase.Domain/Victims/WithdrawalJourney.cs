using StalkingCase.Domain.Kernel;

namespace StalkingCase.Domain.Victims;

/// <summary>
/// VIC-05: what has been done since the victim withdrew. A case is never closed on the withdrawal alone: why was asked,
/// risk assessed afresh, a supervisor has checked, a prosecution led by evidence and an order were considered.
/// </summary>
public sealed record WithdrawalJourney(Fact? Withdrawn, bool Reassessed, bool Checked, bool EvidenceLed, bool OrderConsidered)
{
    public bool IsBegun => Withdrawn is not null;

    public bool IsComplete => IsBegun && Reassessed && Checked && EvidenceLed && OrderConsidered;

    /// <summary>The steps that stand out, as a page says them.</summary>
    public IEnumerable<string> Missing()
    {
        if (!IsBegun) yield return "why the victim withdrew";
        if (!Reassessed) yield return "a new risk assessment";
        if (!Checked) yield return "a supervisor's check";
        if (!EvidenceLed) yield return "whether to prosecute on the evidence without the victim";
        if (!OrderConsidered) yield return "a decision on a protection order";
    }

    public static FactKind[] Kinds { get; } =
        [FactKind.VictimWithdrew, FactKind.AssessmentProposed, FactKind.WithdrawalChecked, FactKind.EvidenceLedConsidered, FactKind.OrderConsidered, FactKind.OrderApplied];

    /// <summary>Of the facts of these kinds, whatever others are handed over. Counted from the last withdrawal.</summary>
    public static WithdrawalJourney Of(IEnumerable<Fact> facts)
    {
        var all = facts.ToList();
        var last = all.Where(f => f.Kind is FactKind.VictimWithdrew).MaxBy(f => (f.RecordedAt, f.Seq));
        if (last is null) return new(null, false, false, false, false);
        bool Since(params FactKind[] kinds) => all.Exists(f => kinds.Contains(f.Kind) && (f.RecordedAt > last.RecordedAt || (f.RecordedAt == last.RecordedAt && f.Seq > last.Seq)));
        return new(last, Since(FactKind.AssessmentProposed), Since(FactKind.WithdrawalChecked), Since(FactKind.EvidenceLedConsidered), Since(FactKind.OrderConsidered, FactKind.OrderApplied));
    }
}
