namespace StalkingCase.Domain.Orders;

/// <summary>One numbered condition; a change of the order ends it and begins others.</summary>
public sealed class OrderCondition
{
    private OrderCondition() { }

    internal OrderCondition(int number, ConditionContent content, DateTimeOffset since, Guid by)
    {
        (Number, Kind, Words, CourtWording, Metres, OnDate, Since, DraftedBy, Held) =
            (number, content.Kind, content.Words.Trim(), string.IsNullOrWhiteSpace(content.CourtWording) ? null : content.CourtWording.Trim(), content.Metres, content.OnDate, since, by,
                content.Found.Count == 0 ? null : string.Join("\", \"", content.Found.Select(f => f.Words)));
        (WordingId, WordingVersion, IsWordingAdapted) = (content.Wording?.WordingId, content.Wording?.Version, content.Wording?.IsAdapted ?? false);
    }

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public int Number { get; private init; }
    public ConditionKind Kind { get; private init; }
    public string Words { get; private init; } = "";
    public string? CourtWording { get; private init; }
    public int? Metres { get; private init; }
    public DateOnly? OnDate { get; private init; }
    public DateTimeOffset Since { get; private init; }

    /// <summary>ORD-11: the library's wording it was taken from, and its version then. The words here stay what they were.</summary>
    public Guid? WordingId { get; private init; }

    public int? WordingVersion { get; private init; }
    public bool IsWordingAdapted { get; private init; }
    public DateTimeOffset? EndedAt { get; private set; }
    public DateTimeOffset? CheckedAt { get; private set; }
    public string? Found { get; private set; }
    public Guid DraftedBy { get; private init; }

    /// <summary>The words found that may tell the suspect where the victim is (SEC-D01).</summary>
    public string? Held { get; private init; }

    public Guid? ClearedBy { get; private set; }
    public DateTimeOffset? ClearedAt { get; private set; }
    public string? ClearedBecause { get; private set; }

    public bool IsHeld => Held is not null && ClearedAt is null;

    internal void Clear(string reason, Guid by, DateTimeOffset at) => (ClearedBy, ClearedAt, ClearedBecause) = (by, at, reason);

    internal void End(DateTimeOffset at) => EndedAt ??= at;

    internal void Check(DateTimeOffset at, string found) => (CheckedAt, Found) = (at, found);
}
