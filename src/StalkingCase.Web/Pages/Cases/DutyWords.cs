using StalkingCase.Domain.Duties;
using StalkingCase.Domain.Safeguarding;

namespace StalkingCase.Web.Pages.Cases;

/// <summary>Which duties an advocate may read of (ux 3f): the victim's clocks and safeguarding, never warrants and arrests.</summary>
public static class DutyWords
{
    private static readonly string[] Shared =
        ["CLK-07", "CLK-08", "CLK-09", "CLK-10", "CLK-11", "CLK-12", "CLK-13", "CLK-14", "CLK-15", "CLK-16", "CLK-17", "CLK-19", "CLK-20", "CLK-21", "CLK-22", "CLK-25", "CLK-26", "CLK-47", "CLK-48", "CLK-52", "CLK-53"];

    /// <summary>What a clock tells of, so that consent must cover it.</summary>
    public static ConsentScopes NeedsOf(string clock) => clock switch
    {
        "CLK-07" or "CLK-08" or "CLK-09" => ConsentScopes.SafetyPlan,
        "CLK-19" or "CLK-20" or "CLK-21" or "CLK-22" or "CLK-25" or "CLK-26" => ConsentScopes.Orders,
        _ => ConsentScopes.None,
    };

    /// <param name="given">What the victim lets be shared on the case.</param>
    public static IReadOnlyList<string> SharedWith(ConsentScopes given) => [.. Shared.Where(c => (given & NeedsOf(c)) == NeedsOf(c))];

    /// <summary>Where the duty is done, under the case; null where no page is there yet.</summary>
    public static string? LinkOf(string clock, Guid caseId, Guid subject) => DutyBook.ClockOf(clock).LinkOf(subject) is { } link ? $"/cases/{caseId}{link}" : null;
}
