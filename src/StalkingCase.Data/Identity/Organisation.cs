namespace StalkingCase.Data.Identity;

public sealed class Force
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public string Name { get; set; } = "";
    public string Code { get; set; } = "";
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
