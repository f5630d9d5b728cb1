namespace StalkingCase.Domain.Orders;

/// <summary>One numbered condition; a change of the order ends it and begins others.</summary>
public sealed class OrderCondition
{
    private OrderCondition() { }

    private const string Between = "\", \"";

    internal OrderCondition(int number, ConditionContent content, DateTimeOffset since, Guid by)
    {
        (Number, Kind, Words, CourtWording, Metres, OnDate, Since, DraftedBy, Held) =
            (number, content.Kind, content.Words.Trim(), string.IsNullOrWhiteSpace(content.CourtWording) ? null : content.CourtWording.Trim(), content.Metres, content.OnDate, since, by, Joined(content.Found));
        (Zone, Concern) = (content.Zone, content.Concern);
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
    public string? Held { get; private set; }

    /// <summary>The place that may not be entered, on the map; the suspect reads it.</summary>
    public Zone? Zone { get; private init; }

    /// <summary>Why the zone may tell the suspect where a protected place is (SEC-D02).</summary>
    public ZoneConcern? Concern { get; private set; }

    public Guid? ClearedBy { get; private set; }
    public DateTimeOffset? ClearedAt { get; private set; }
    public string? ClearedBecause { get; private set; }

    /// <summary>The protected places that were compared with the zone when it was cleared (SEC-D02).</summary>
    public IReadOnlyList<Guid>? ClearedOver { get; private set; }

    public bool IsHeld => (Held is not null || Concern is not null) && ClearedAt is null;

    internal (DateTimeOffset At, IReadOnlyList<Guid> Over)? Clearance => ClearedAt is { } at ? (at, ClearedOver ?? []) : null;

    internal void Clear(string reason, IReadOnlyList<Guid> over, Guid by, DateTimeOffset at) => (ClearedBy, ClearedAt, ClearedBecause, ClearedOver) = (by, at, reason, over);

    /// <summary>Something became known since that speaks against the words or the zone: an earlier clearance does not cover it.</summary>
    internal void Hold(IReadOnlyList<FoundDetail> found, ZoneConcern? concern) =>
        (Held, Concern, ClearedBy, ClearedAt, ClearedBecause, ClearedOver) = (Joined(found) ?? Held, concern ?? Concern, null, null, null, null);

    /// <summary>Whether all that is found was found already when the condition was held: what a second person read.</summary>
    internal bool WasHeldFor(IReadOnlyList<FoundDetail> found)
    {
        var known = Held?.Split(Between) ?? [];
        return found.All(f => known.Contains(f.Words));
    }

    private static string? Joined(IReadOnlyList<FoundDetail> found) => found.Count == 0 ? null : string.Join(Between, found.Select(f => f.Words));

    internal bool Says(ConditionContent content) =>
        Kind == content.Kind && Words == content.Words.Trim() && (CourtWording ?? "") == (content.CourtWording ?? "").Trim() && Zone == content.Zone;

    /// <summary>The same words and the same zone, carried on by the court, stay as a second person cleared them.</summary>
    internal void StaysClearedAs(OrderCondition earlier) =>
        (Held, Concern, ClearedBy, ClearedAt, ClearedBecause, ClearedOver) = (earlier.Held, earlier.Concern, earlier.ClearedBy, earlier.ClearedAt, earlier.ClearedBecause, earlier.ClearedOver);

    internal bool IsSameAs(OrderCondition other) =>
        Kind == other.Kind && Words == other.Words && (CourtWording ?? "") == (other.CourtWording ?? "") && Zone == other.Zone && OnDate == other.OnDate;

    /// <summary>The court carried it on: what was found when its date was checked stands.</summary>
    internal void StaysCheckedAs(OrderCondition earlier) => (CheckedAt, Found) = (earlier.CheckedAt, earlier.Found);

    internal void End(DateTimeOffset at) => EndedAt ??= at;

    internal void Check(DateTimeOffset at, string found) => (CheckedAt, Found) = (at, found);
}
