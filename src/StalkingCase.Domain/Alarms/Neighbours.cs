using StalkingCase.Domain.Reports;

namespace StalkingCase.Domain.Alarms;

/// <summary>How a case touches this one.</summary>
public enum Tie
{
    /// <summary>The same person is suspect in both, another person is victim (RSK-10, REP-14).</summary>
    SameSuspect,

    /// <summary>The same two people, roles reversed (REP-17).</summary>
    RolesReversed,

    /// <summary>Two records that may be one person: name and birth date, alias (REP-02).</summary>
    PossibleSamePerson,

    /// <summary>A phone, e-mail, handle, vehicle or address appears in both (REP-02).</summary>
    SharedIdentifier,

    /// <summary>Near in place and time (REP-15).</summary>
    SamePlace,

    /// <summary>The same victim in both (REP-04).</summary>
    SameVictim,
}

/// <summary>An incident of a neighbouring case, as far as the books need it.</summary>
public sealed record NeighbourIncident(Guid FactId, DateTimeOffset OccurredAt, DateTimeOffset RecordedAt, IReadOnlyList<Box> Boxes, Classification Principal);

/// <summary>
/// A case that shares a person, identifier or place with this one. <see cref="SinceFactId"/> is the fact, own or the
/// neighbour's, that completed the tie; its RecordedAt is <see cref="Since"/>.
/// </summary>
public sealed record Neighbour(Guid CaseId, Tie Tie, DateTimeOffset Since, Guid SinceFactId, IReadOnlyList<NeighbourIncident> Incidents)
{
    /// <summary>True when victim and suspect both match: its incidents then count in REP-03 until somebody refuses the match.</summary>
    public bool BothPersons { get; init; }
}

public sealed record Neighbours(IReadOnlyList<Neighbour> All)
{
    public static readonly Neighbours None = new([]);
}
