using System.ComponentModel.DataAnnotations;

namespace StalkingCase.Domain.Orders;

/// <summary>Where a wording of the library stands.</summary>
public enum WordingState
{
    [Display(Name = "Draft, waits for a second administrator")] Draft,
    [Display(Name = "Approved")] Approved,
    [Display(Name = "Declined")] Declined,
    [Display(Name = "Withdrawn")] Withdrawn,
}

/// <summary>Which wording a condition of an order was taken from.</summary>
/// <param name="IsAdapted">The drafter changed the words.</param>
public sealed record WordingSource(Guid WordingId, int Version, bool IsAdapted);

/// <summary>One version of a condition of the library, or its withdrawal. Never changed: another wording is another version (ORD-11).</summary>
public sealed class LibraryWording
{
    private LibraryWording() { }

    internal LibraryWording(int number, WordingContent content, Guid by, DateTimeOffset now) =>
        (Number, Words, CourtWording, From, Reason, AskedBy, AskedAt) =
        (number, content.Words.Trim(), string.IsNullOrWhiteSpace(content.CourtWording) ? null : content.CourtWording.Trim(), content.From, content.Reason.Trim(), by, now);

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    /// <summary>The version; of a withdrawal, the version that it withdraws.</summary>
    public int Number { get; private init; }

    /// <summary>Null where the condition is withdrawn.</summary>
    public string? Words { get; private init; }

    public string? CourtWording { get; private init; }
    public DateTimeOffset From { get; private init; }
    public string Reason { get; private init; } = "";
    public Guid AskedBy { get; private init; }
    public DateTimeOffset AskedAt { get; private init; }
    public Guid? DecidedBy { get; private set; }
    public DateTimeOffset? ApprovedAt { get; private set; }
    public DateTimeOffset? DeclinedAt { get; private set; }

    public bool IsWithdrawal => Words is null;
    public bool IsWaiting => ApprovedAt is null && DeclinedAt is null;
    public bool IsApproved => ApprovedAt is not null;

    internal static LibraryWording Withdrawal(int number, DateTimeOffset from, string reason, Guid by, DateTimeOffset now) =>
        new() { Number = number, From = from, Reason = reason.Trim(), AskedBy = by, AskedAt = now };

    internal void Decide(bool approve, Guid by, DateTimeOffset now)
    {
        DecidedBy = by;
        if (approve) ApprovedAt = now;
        else DeclinedAt = now;
    }
}
