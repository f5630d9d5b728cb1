namespace StalkingCase.Domain.Reports;

/// <summary>REP-06: which labels say stalking, and which lead away from it.</summary>
public static class Labels
{
    public static bool IsStalking(Classification? label) => label is Classification.Stalking or Classification.StalkingFear;

    /// <summary>Harassment, or no crime at all, and stalking not even included.</summary>
    public static bool LeadAway(Classification? principal, IEnumerable<Classification> included) =>
        principal is Classification.Harassment or Classification.NeighbourDispute or Classification.Suspicious or Classification.Nuisance or Classification.NonCrime && !included.Any(c => IsStalking(c));
}
