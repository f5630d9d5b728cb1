namespace StalkingCase.Domain.Kernel;

/// <summary>Words as they stood before somebody changed them: who, when, why. Disposable with the record, unlike facts and audit.</summary>
public sealed class Amendment
{
    private Amendment() { }

    public Amendment(Guid forceId, Guid? caseId, Guid recordId, string field, string? earlier, string? reason, Guid byId, DateTimeOffset amendedAt)
    {
        (ForceId, CaseId, RecordId, Field, Earlier, Reason, ById, AmendedAt) = (forceId, caseId, recordId, field, earlier, reason, byId, amendedAt);
    }

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public Guid ForceId { get; private init; }
    public Guid? CaseId { get; private init; }
    public Guid RecordId { get; private init; }
    public string Field { get; private init; } = "";
    public string? Earlier { get; private init; }
    public string? Reason { get; private init; }
    public Guid ById { get; private init; }
    public DateTimeOffset AmendedAt { get; private init; }
}
