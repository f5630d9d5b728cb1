using StalkingCase.Domain.Cases;

namespace StalkingCase.Data.Facts;

/// <summary>A form that was saved: the same form sent again gets the same answer (SEC-R02).</summary>
public sealed class SubmissionKey
{
    public Guid Key { get; init; }
    public Guid? UserId { get; init; }
    public string? OutcomeUrl { get; init; }
    public DateTimeOffset At { get; init; }
}

/// <summary>A case whose books must be derived again because a neighbour changed. Several rows of one case are one task.</summary>
public sealed class Recheck
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid CaseId { get; init; }
    public DateTimeOffset At { get; init; }

    /// <summary>A change of policy that could not be applied to the case: it is applied, and said on the case, when the recheck succeeds.</summary>
    public Guid? PolicyChangeId { get; init; }
}

/// <summary>Outbox of notices about overdue duties: one for each duty and step, whoever writes it. No personal data.</summary>
public sealed class Notice
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid ForceId { get; init; }
    public Guid DutyId { get; init; }
    public string Step { get; init; } = "";
    public Guid? RecipientId { get; init; }
    public DateTimeOffset At { get; init; }
    public DateTimeOffset? SentAt { get; set; }

    /// <summary>Tries of delivery that failed, and when the next may be.</summary>
    public int Tries { get; set; }

    public DateTimeOffset? NotBefore { get; set; }

    /// <summary>Given up after too many tries; it stays readable in the service and is shown to supervisors.</summary>
    public DateTimeOffset? ParkedAt { get; set; }
}

/// <summary>
/// Somebody whom the sender found for a notice, stored in the save that says how the sending went. Whoever got the mail finds
/// here what it was of, also where leave, a conflict or an empty post has changed since.
/// </summary>
public sealed class NoticeRecipient
{
    public Guid NoticeId { get; init; }
    public Guid UserId { get; init; }
    public Guid ForceId { get; init; }
    public Guid DutyId { get; init; }

    /// <summary>The notice's own, so that a page of them is read along the index.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>When the relay took it for this person; one whom it refused is tried again, the others are not.</summary>
    public DateTimeOffset? SentAt { get; set; }

    /// <summary>Told in the place of somebody who is kept out, away or gone: neither rank, post nor ownership shows the duty to them.</summary>
    public bool StandsIn { get; init; }
}

/// <summary>Which node runs a job now. Correctness does not rest on it: each effect has a unique key.</summary>
public sealed class JobLease
{
    public string Job { get; init; } = "";
    public string Owner { get; set; } = "";

    /// <summary>Until when the owner keeps the job; of a sign of life, when the last run ended.</summary>
    public DateTimeOffset Until { get; set; }
    public int Version { get; set; }
}

/// <summary>One way in which a person's name can be found.</summary>
public sealed class PersonNameToken
{
    public Guid ForceId { get; init; }
    public string Kind { get; init; } = "";
    public string Value { get; init; } = "";
    public Guid PersonId { get; init; }
}

/// <summary>A phone, e-mail, handle, plate or address as a keyed digest: found without being readable.</summary>
public sealed class IdentifierToken
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid ForceId { get; init; }
    public string Kind { get; init; } = "";
    public string Digest { get; init; } = "";
    public Guid CaseRoleId { get; init; }
    public Guid CaseId { get; init; }
    public Guid PersonId { get; set; }
    public RolePart Part { get; init; }
    public DateTimeOffset RecordedAt { get; init; }
}
