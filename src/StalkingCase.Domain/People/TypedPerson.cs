namespace StalkingCase.Domain.People;

/// <summary>A person as typed on a form, before anyone knows whether they are recorded already (REP-02).</summary>
public sealed record TypedPerson
{
    public string? FirstName { get; init; }
    public string? LastName { get; init; }
    public string? Nickname { get; init; }
    public DateOnly? BornOn { get; init; }
    public int? ApproximateAge { get; init; }

    /// <summary>The UK date the age was given on.</summary>
    public required DateOnly Today { get; init; }

    public IReadOnlyList<TypedIdentifier> Identifiers { get; init; } = [];
}

/// <summary>A phone, email, username, vehicle, address, workplace or place as typed.</summary>
public sealed record TypedIdentifier(IdentifierKind Kind, string? Text);
