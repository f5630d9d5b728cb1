namespace StalkingCase.Domain.Duties;

/// <summary>WAR-05: how far a supervisor may put a duty off. Nothing hides or sleeps a warrant action for more than a day, and no time that the law sets is longer.</summary>
public static class Extension
{
    private static readonly TimeSpan LongestOnWarrant = TimeSpan.FromHours(24);

    /// <summary>What follows when something else was not done in time, or must come before an end that nobody here can move.</summary>
    private static readonly string[] Never = ["CLK-26", "CLK-38", "CLK-39", "WAR-11"];

    private static readonly string[] OnWarrant = ["CLK-34", "CLK-35", "CLK-36", "CLK-37"];

    /// <summary>The law sets the time, or part of it.</summary>
    public static bool IsStatutory(string clock) => clock is "CLK-26" || Policy.Clocks.Any(c => c.Id == clock && c.Basis is PolicyBasis.Law);

    /// <summary>The latest time that a duty can be given: one further period, on a warrant no more than a day; null for one that is never put off.</summary>
    public static DateTimeOffset? LatestOf(Duty duty)
    {
        if (IsStatutory(duty.Clock) || Never.Contains(duty.Clock)) return null;
        var more = duty.OriginalDueBy - duty.StartsAt;
        return duty.OriginalDueBy + (OnWarrant.Contains(duty.Clock) && more > LongestOnWarrant ? LongestOnWarrant : more);
    }
}
