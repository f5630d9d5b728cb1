using StalkingCase.Domain.Duties;

namespace StalkingCase.Data.Identity;

/// <summary>Away: from the first instant to the last the deputy sees and owes what the absent person owes; without one, the unit's sergeant.</summary>
public sealed class Absence
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid ForceId { get; init; }
    public Guid UserId { get; init; }
    public DateTimeOffset From { get; init; }
    public DateTimeOffset Until { get; init; }
    public Guid? DeputyId { get; init; }
    public DateTimeOffset RecordedAt { get; init; }
    public DateTimeOffset? CancelledAt { get; set; }
}

/// <summary>A change of policy as somebody proposed it. Another person approves it; it counts from its start (design, "Policy").</summary>
public sealed class PolicyChange
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid ForceId { get; init; }

    /// <summary>From when it counts.</summary>
    public DateTimeOffset From { get; init; }

    /// <summary>The periods that change, as <see cref="Policy.Parse"/> reads them.</summary>
    public string Changes { get; init; } = "";

    public string Reason { get; init; } = "";
    public Guid ProposedBy { get; init; }
    public DateTimeOffset ProposedAt { get; init; }
    public Guid? DecidedBy { get; set; }
    public DateTimeOffset? ApprovedAt { get; set; }
    public DateTimeOffset? DeclinedAt { get; set; }

    /// <summary>The last case to which the change was applied: where the job goes on after a restart.</summary>
    public Guid? AppliedThrough { get; set; }

    public int AppliedCases { get; set; }
    public DateTimeOffset? AppliedAt { get; set; }
    public int Version { get; set; }

    public bool IsWaiting => ApprovedAt is null && DeclinedAt is null;
}

/// <summary>A role, rank, unit or posts that an administrator asks for; a second administrator approves (security.md 2). A post gives access to cases as a role does.</summary>
public sealed class RoleRequest
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid ForceId { get; init; }
    public Guid UserId { get; init; }
    public string Role { get; init; } = "";
    public Domain.Cases.Rank Rank { get; init; }
    public Guid? UnitId { get; init; }

    /// <summary>Posts held from then on, and no other.</summary>
    public List<Post> Posts { get; init; } = [];

    /// <summary>Asks that password and second factor are taken away and set anew by a one-time link; rights stay (SEC-N02).</summary>
    public bool ResetsSignIn { get; init; }

    public string Reason { get; init; } = "";
    public Guid AskedBy { get; init; }
    public DateTimeOffset AskedAt { get; init; }
    public Guid? DecidedBy { get; set; }
    public DateTimeOffset? ApprovedAt { get; set; }
    public DateTimeOffset? DeclinedAt { get; set; }
    public int Version { get; set; }

    public bool IsWaiting => ApprovedAt is null && DeclinedAt is null;
}
