namespace StalkingCase.Domain.People;

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
