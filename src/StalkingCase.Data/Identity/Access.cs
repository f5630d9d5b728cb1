namespace StalkingCase.Data.Identity;

/// <summary>"I know this person": the reader is denied, whatever else grants (SEC-D04).</summary>
public sealed class ConflictDeclaration
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid ForceId { get; init; }
    public Guid UserId { get; init; }
    public Guid? PersonId { get; init; }
    public Guid? CaseId { get; init; }
    public DateTimeOffset DeclaredAt { get; init; }
}

/// <summary>Why somebody not assigned opened a case. The access log keeps the id, so that the words can be disposed of (SEC-L03).</summary>
public sealed class AccessReason
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid ForceId { get; init; }
    public Guid CaseId { get; init; }
    public Guid UserId { get; init; }
    public string Code { get; init; } = "";
    public string Words { get; init; } = "";
    public DateTimeOffset GivenAt { get; init; }
    public DateTimeOffset GrantedUntil { get; set; }
}

/// <summary>A sign-in as the server knows it: a cookie without a live row is dead (SEC-N04).</summary>
public sealed class UserSession
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid UserId { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset LastSeenAt { get; set; }
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>When the person last gave the password again in this session; before that the sign-in itself counts (SEC-N06).</summary>
    public DateTimeOffset? ConfirmedAt { get; set; }

    /// <summary>Set by "Hide screen" and the idle lock: every page answers with the unlock form until the password is given.</summary>
    public DateTimeOffset? LockedAt { get; set; }
}

public sealed class SavedSearch
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid ForceId { get; init; }
    public Guid UserId { get; init; }
    public string Terms { get; init; } = "";
    public DateTimeOffset At { get; init; }
    public DateTimeOffset ExpiresAt { get; set; }
}
