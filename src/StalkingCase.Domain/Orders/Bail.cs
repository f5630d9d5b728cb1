using StalkingCase.Domain.Kernel;

namespace StalkingCase.Domain.Orders;

/// <summary>
/// A stretch of bail on the same terms, read from the facts of the case: from the grant or a change to the next change, to the
/// act that ended it, or to the end of its own last day, whichever comes first.
/// </summary>
public sealed record Bail(Guid FactId, DateTimeOffset GrantedAt, DateTimeOffset From, bool ForbidsContact, DateOnly? EndsOn)
{
    /// <summary>What begins, changes or ends bail.</summary>
    public static readonly IReadOnlyList<FactKind> Kinds =
    [
        FactKind.BailGranted, FactKind.BailChanged, FactKind.BailEnded, FactKind.NoFurtherAction, FactKind.Acquitted, FactKind.Released,
        FactKind.ReleasedUnderInvestigation, FactKind.Sentenced, FactKind.ChargeRefused,
    ];

    /// <summary>The act that changed or ended it.</summary>
    public Fact? EndedBy { get; private init; }

    /// <summary>Midnight in London after its last day.</summary>
    public DateTimeOffset? LapsesAt => EndsOn is { } on ? UkTime.StartOfDay(on.AddDays(1)) : null;

    /// <summary>It ran out before anybody changed or ended it.</summary>
    public bool HasLapsedBy(DateTimeOffset at) => LapsesAt is { } lapses && lapses <= at && !(EndedBy?.OccurredAt < lapses);

    public bool Holds(DateTimeOffset at) => at >= From && !(EndedBy?.OccurredAt <= at) && !(LapsesAt <= at);

    /// <summary>Every stretch, the earliest first. A change that names no new end keeps the one that was set.</summary>
    public static IReadOnlyList<Bail> Of(IEnumerable<Fact> facts)
    {
        var found = new List<Bail>();
        foreach (var fact in facts.Where(f => Kinds.Contains(f.Kind)).OrderBy(f => f.OccurredAt).ThenBy(f => f.RecordedAt).ThenBy(f => f.Seq))
        {
            var standing = found.Count > 0 && found[^1].EndedBy is null ? found[^1] : null;
            if (standing is not null) found[^1] = standing with { EndedBy = fact };
            if (fact.Kind is not (FactKind.BailGranted or FactKind.BailChanged)) continue;
            var isChange = fact.Kind is FactKind.BailChanged && standing is not null;
            var kept = isChange && !standing!.HasLapsedBy(fact.OccurredAt) ? standing.EndsOn : null;
            found.Add(new Bail(fact.Id, isChange ? standing!.GrantedAt : fact.OccurredAt, fact.OccurredAt, fact.Detail.ProhibitsContact == true, fact.Detail.EndsOn ?? kept));
        }

        return found;
    }
}
