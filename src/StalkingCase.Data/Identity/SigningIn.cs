namespace StalkingCase.Data.Identity;

/// <summary>
/// How somebody gets a first password and second factor, or new ones after a reset: an address that works once and for a day.
/// Only a keyed digest of its secret is stored (SEC-N02, SEC-W08).
/// </summary>
public sealed class OneTimeLink
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid UserId { get; init; }
    public string Digest { get; init; } = "";

    /// <summary>The administrator who made it; nobody for one of the command line.</summary>
    public Guid? MadeBy { get; init; }

    public DateTimeOffset MadeAt { get; init; }
    public DateTimeOffset ExpiresAt { get; set; }
    public DateTimeOffset? UsedAt { get; set; }
}

/// <summary>Refused sign-ins of one account from one source: the lock is on the pair, so that nobody can lock out a shift (SEC-N03).</summary>
public sealed class SignInFailure
{
    public Guid UserId { get; init; }
    public string Source { get; init; } = "";

    /// <summary>Since the last success or lock.</summary>
    public int Failures { get; set; }

    /// <summary>Locks since the last success: each is longer than the one before.</summary>
    public int Locks { get; set; }

    public DateTimeOffset? LockedUntil { get; set; }
    public int Version { get; set; }
}
