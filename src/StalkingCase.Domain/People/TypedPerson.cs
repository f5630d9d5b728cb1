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

/// <summary>A recorded person as the look-up sees them; identifier keys may be keyed digests (REP-02).</summary>
public sealed record KnownPerson
{
    public required Guid PersonId { get; init; }
    public string? FirstName { get; init; }
    public string? LastName { get; init; }

    /// <summary>Nicknames and aliases, each one word or a whole name.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    public DateOnly? BornOn { get; init; }
    public int? BornYearAbout { get; init; }
    public IReadOnlyList<(IdentifierKind Kind, string Key)> Identifiers { get; init; } = [];
}
