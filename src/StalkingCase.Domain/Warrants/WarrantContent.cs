namespace StalkingCase.Domain.Warrants;

/// <summary>What the court's paper says (WAR-01). The named person and the linked victim are those of the case.</summary>
public sealed record WarrantContent(WarrantType Type, DateTimeOffset IssuedAt, string Court, string Offence, bool BackedForBail)
{
    /// <summary>Where the suspect may be found, and what the officers who go must know. Never shown to advocates.</summary>
    public string? LikelyPlaces { get; init; }

    public string? OfficerSafety { get; init; }
}

/// <summary>One attempt to arrest as it is told (WAR-03).</summary>
/// <param name="Place">Where they went, or whom they asked.</param>
/// <param name="WhoWent">The officers.</param>
/// <param name="Found">What they found, besides any PNC check.</param>
public sealed record AttemptContent(ArrestOutcome Outcome, DateTimeOffset MadeAt, string Place, string WhoWent, string Found)
{
    public string? NextAction { get; init; }
    public DateTimeOffset? NextActionBy { get; init; }
    public string? CustodyReference { get; init; }
}

/// <summary>What a supervisor wants done next, by when, and why (WAR-04).</summary>
public sealed record NextActionContent(string What, DateTimeOffset By, string Reason);

/// <summary>A supervisor's review (WAR-06).</summary>
public sealed record ReviewContent(string Done, string Gaps, DelayReason Reason, string Direction, DateTimeOffset NextActionBy);
