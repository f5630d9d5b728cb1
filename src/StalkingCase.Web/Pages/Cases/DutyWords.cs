using StalkingCase.Domain.Duties;

namespace StalkingCase.Web.Pages.Cases;

/// <summary>Which duties an advocate may read of (ux 3f): the victim's clocks and safeguarding, never warrants and arrests.</summary>
public static class DutyWords
{
    public static readonly IReadOnlyList<string> Shared =
        ["CLK-07", "CLK-08", "CLK-09", "CLK-10", "CLK-11", "CLK-12", "CLK-13", "CLK-14", "CLK-15", "CLK-16", "CLK-17", "CLK-19", "CLK-20", "CLK-21", "CLK-22", "CLK-25", "CLK-26", "CLK-47", "CLK-48", "CLK-52", "CLK-53"];

    public static bool IsShared(string clock) => Shared.Contains(clock);

    /// <summary>Where the duty is done, under the case; null where no page is there yet.</summary>
    public static string? LinkOf(string clock, Guid caseId, Guid subject) => DutyBook.ClockOf(clock).LinkOf(subject) is { } link ? $"/cases/{caseId}{link}" : null;
}
