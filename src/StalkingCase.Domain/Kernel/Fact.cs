namespace StalkingCase.Domain.Kernel;

/// <summary>
/// Something that happened to one case: when it happened and when the system learned of it. Stored once, never
/// changed, never removed. <see cref="Detail"/> holds codes and numbers only, so facts can be kept for ever.
/// </summary>
public sealed class Fact
{
    private Fact() { }

    public Fact(Guid forceId, Guid caseId, FactKind kind, Guid subjectId, DateTimeOffset occurredAt, DateTimeOffset recordedAt, Guid byId, FactDetail detail)
    {
        (ForceId, CaseId, Kind, SubjectId, OccurredAt, RecordedAt, ById, Detail) = (forceId, caseId, kind, subjectId, occurredAt, recordedAt, byId, detail);
    }

    /// <summary>The service applied a change of policy to a case. One for each change, whoever writes it: the id is made of the two.</summary>
    public static Fact OfPolicy(Guid forceId, Guid caseId, Guid changeId, DateTimeOffset from, IReadOnlyList<Guid> retimed, DateTimeOffset now) =>
        new(forceId, caseId, FactKind.PolicyApplied, changeId, from, now, Guid.Empty, new FactDetail { DutyIds = retimed }) { Id = DerivedId.Of(caseId, FactKind.PolicyApplied, changeId) };

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public Guid ForceId { get; private init; }
    public Guid CaseId { get; private init; }

    /// <summary>Place in the case's history, given in the transaction that saves the fact; 0 until then.</summary>
    public int Seq { get; private set; }

    public FactKind Kind { get; private init; }

    /// <summary>The report, incident, assessment, warrant … that the fact is about; the case itself for acts on the case.</summary>
    public Guid SubjectId { get; private init; }

    public DateTimeOffset OccurredAt { get; private init; }
    public DateTimeOffset RecordedAt { get; private init; }
    public Guid ById { get; private init; }
    public FactDetail Detail { get; private init; } = FactDetail.None;

    public void TakePlace(int seq)
    {
        if (Seq != 0) throw new InvalidOperationException("A fact takes its place once.");
        Seq = seq;
    }
}
