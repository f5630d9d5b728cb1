namespace StalkingCase.Domain.Alarms;

/// <summary>Who may be shown what an alarm rests on: a fact of this case, or of a neighbouring one that may be hidden from the reader.</summary>
public sealed record Because(Guid FactId, Guid CaseId);

/// <summary>
/// Something people overlook, said by <see cref="AlarmBook"/> from the facts. Stored in the same commit; nobody edits it.
/// </summary>
public sealed record Alarm
{
    /// <summary>Made from case, kind, subject and the fact that completed the pattern.</summary>
    public required Guid Id { get; init; }

    public required Guid ForceId { get; init; }
    public required Guid CaseId { get; init; }
    public required AlarmKind Kind { get; init; }

    /// <summary>What it is about: the case, an incident, a breach, another case.</summary>
    public required Guid SubjectId { get; init; }

    public required Guid RaisedByFactId { get; init; }

    /// <summary>The RecordedAt of the fact, own or a neighbour's, that completed the pattern.</summary>
    public required DateTimeOffset RaisedAt { get; init; }

    public required IReadOnlyList<Because> Because { get; init; }
    public DateTimeOffset? EndedAt { get; init; }
    public Guid? EndedByFactId { get; init; }

    public bool IsOpen => EndedAt is null;
}
