namespace StalkingCase.Domain.Kernel;

/// <summary>
/// The facts of one case in the order in which the system learned of them, whatever order they were handed over in.
/// <see cref="Live"/> leaves out what a later fact voided, and what the service says of its own doings: that moves no clock.
/// </summary>
public sealed class CaseFacts
{
    private readonly Dictionary<Guid, Fact> _voidedBy;
    private readonly ILookup<FactKind, Fact> _byKind;
    private readonly List<Fact> _byOccurrence;

    public CaseFacts(IEnumerable<Fact> facts)
    {
        All = [.. facts.OrderBy(f => f.RecordedAt).ThenBy(f => f.Seq).ThenBy(f => f.Id)];
        if (All.Count == 0) throw new ArgumentException("A case has at least the fact that it was opened.", nameof(facts));
        _voidedBy = All.Where(f => f.Kind is FactKind.EntryVoided && f.Detail.Voids is not null)
            .GroupBy(f => f.Detail.Voids!.Value).ToDictionary(g => g.Key, g => g.First());
        Live = [.. All.Where(f => !_voidedBy.ContainsKey(f.Id) && f.Kind is not FactKind.PolicyApplied)];
        _byKind = Live.ToLookup(f => f.Kind);
        _byOccurrence = [.. Live.OrderBy(f => f.OccurredAt).ThenBy(f => f.RecordedAt).ThenBy(f => f.Seq).ThenBy(f => f.Id)];
        var opened = All.First(f => f.Kind is FactKind.CaseOpened);
        (CaseId, ForceId) = (opened.CaseId, opened.ForceId);
        UnitId = Live.LastOrDefault(f => f.Kind is FactKind.CaseTransferred or FactKind.CaseOpened && f.Detail.UnitId is not null)?.Detail.UnitId ?? Guid.Empty;
    }

    public IReadOnlyList<Fact> All { get; }
    public IReadOnlyList<Fact> Live { get; }
    public Guid CaseId { get; }
    public Guid ForceId { get; }
    public Guid UnitId { get; }

    /// <summary>Live facts of these kinds, in the order in which the system learned of them.</summary>
    public IEnumerable<Fact> Of(params FactKind[] kinds) =>
        kinds.Length == 1 ? _byKind[kinds[0]] : !kinds.Any(_byKind.Contains) ? [] : Live.Where(f => kinds.Contains(f.Kind));

    /// <summary>Live facts that happened then or later, the earliest first.</summary>
    public IEnumerable<Fact> SinceHappened(DateTimeOffset at)
    {
        var (low, high) = (0, _byOccurrence.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_byOccurrence[middle].OccurredAt < at) low = middle + 1;
            else high = middle;
        }

        for (; low < _byOccurrence.Count; low++) yield return _byOccurrence[low];
    }

    /// <summary>The fact that voided this one, if any.</summary>
    public Fact? VoidedBy(Fact fact) => _voidedBy.GetValueOrDefault(fact.Id);
}
