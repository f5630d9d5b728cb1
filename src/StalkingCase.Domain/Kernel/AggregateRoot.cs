namespace StalkingCase.Domain.Kernel;

/// <summary>
/// A record that is changed as a whole by acts named for what a person did. Each act ends with
/// <see cref="Happened"/> (a fact of a case) or <see cref="Changed"/> (nothing a clock could depend on).
/// </summary>
public abstract class AggregateRoot
{
    private readonly List<Fact> _unsaved = [];

    public Guid Id { get; protected init; } = Guid.CreateVersion7();
    public Guid ForceId { get; protected init; }

    /// <summary>Concurrency token, bumped by every act, on both databases.</summary>
    public int Version { get; private set; }

    /// <summary>Facts of acts not yet saved, in the order in which they were done.</summary>
    public IReadOnlyList<Fact> UnsavedFacts => _unsaved;

    /// <summary>Earlier words of amended fields, not yet saved (SEC-R13).</summary>
    public IReadOnlyList<Amendment> UnsavedAmendments => _amendments;

    private readonly List<Amendment> _amendments = [];

    public void FactsSaved()
    {
        _unsaved.Clear();
        _amendments.Clear();
    }

    protected Fact Happened(FactKind kind, Guid caseId, Guid subjectId, DateTimeOffset occurredAt, Guid by, DateTimeOffset now, FactDetail? detail = null)
    {
        Rule.Require(occurredAt <= now, "AUD-03", "The time cannot be in the future.");
        var fact = new Fact(ForceId, caseId, kind, subjectId, occurredAt, now, by, detail ?? FactDetail.None);
        _unsaved.Add(fact);
        if (!AlsoOf.Contains(caseId))
        {
            foreach (var other in AlsoOf) _unsaved.Add(new Fact(ForceId, other, kind, subjectId == caseId ? other : subjectId, occurredAt, now, by, detail ?? FactDetail.None));
        }

        Version++;
        return fact;
    }

    /// <summary>Other cases of which a fact of this record is a fact too; one told of such a case is told of no other.</summary>
    protected virtual IReadOnlyList<Guid> AlsoOf => [];

    protected void Changed() => Version++;

    /// <summary>Keeps the earlier words of a field readable beside the record: amended, never overwritten (SEC-R13).</summary>
    protected void Amended(Guid? caseId, string field, string? earlier, string? reason, Guid by, DateTimeOffset now) =>
        _amendments.Add(new Amendment(ForceId, caseId, Id, field, earlier, reason, by, now));
}
