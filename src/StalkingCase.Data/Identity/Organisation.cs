namespace StalkingCase.Data.Identity;

public sealed class Force
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public string Name { get; set; } = "";
    public string Code { get; set; } = "";
}

public enum UnitAct { Add, Rename, Move, OnCall, Phone }

/// <summary>
/// A change of the tree of units, with its reason. One that gives nobody a case counts at once; a move does (the supervisors
/// above see the cases below), so a second administrator approves it.
/// </summary>
public sealed class UnitChange
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid ForceId { get; init; }
    public Guid UnitId { get; init; }
    public UnitAct Act { get; init; }
    public string? Name { get; init; }
    public Guid? ParentId { get; init; }
    public Guid? OnCallId { get; init; }
    public string Reason { get; init; } = "";
    public Guid AskedBy { get; init; }
    public DateTimeOffset AskedAt { get; init; }
    public Guid? DecidedBy { get; set; }
    public DateTimeOffset? ApprovedAt { get; set; }
    public DateTimeOffset? DeclinedAt { get; set; }
    public int Version { get; set; }

    public bool IsWaiting => ApprovedAt is null && DeclinedAt is null;
}

/// <summary>An organisation outside the police that supports victims; its advocates sign in here.</summary>
public sealed class Organisation
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid ForceId { get; init; }
    public string Name { get; set; } = "";
}

public sealed class Unit
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid ForceId { get; init; }
    public Guid? ParentId { get; set; }
    public string Name { get; set; } = "";
    public string? DutyInspectorPhone { get; set; }

    /// <summary>The inspector who is on call now; notices of the inspector's step go there first.</summary>
    public Guid? OnCallId { get; set; }
}
