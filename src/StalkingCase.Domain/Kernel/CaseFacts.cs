namespace StalkingCase.Domain.Kernel;

/// <summary>
/// The facts of one case in the order in which the system learned of them, whatever order they were handed over in.
/// <see cref="Live"/> leaves out what a later fact voided.
/// </summary>
public sealed class CaseFacts
{
    private readonly Dictionary<Guid, Fact> _voidedBy;

    public CaseFacts(IEnumerable<Fact> facts)
    {
        All = [.. facts.OrderBy(f => f.RecordedAt).ThenBy(f => f.Seq).ThenBy(f => f.Id)];
        if (All.Count == 0) throw new ArgumentException("A case has at least the fact that it was opened.", nameof(facts));
        _voidedBy = All.Where(f => f.Kind is FactKind.EntryVoided && f.Detail.Voids is not null)
            .GroupBy(f => f.Detail.Voids!.Value).ToDictionary(g => g.Key, g => g.First());
        Live = [.. All.Where(f => !_voidedBy.ContainsKey(f.Id))];
        var opened = All.First(f => f.Kind is FactKind.CaseOpened);
        (CaseId, ForceId) = (opened.CaseId, opened.ForceId);
        UnitId = Live.LastOrDefault(f => f.Kind is FactKind.CaseTransferred or FactKind.CaseOpened && f.Detail.UnitId is not null)?.Detail.UnitId ?? Guid.Empty;
    }

    public IReadOnlyList<Fact> All { get; }
    public IReadOnlyList<Fact> Live { get; }
    public Guid CaseId { get; }
    public Guid ForceId { get; }
    public Guid UnitId { get; }

    public IEnumerable<Fact> Of(params FactKind[] kinds) => Live.Where(f => kinds.Contains(f.Kind));

    /// <summary>The fact that voided this one, if any.</summary>
    public Fact? VoidedBy(Fact fact) => _voidedBy.GetValueOrDefault(fact.Id);
}
