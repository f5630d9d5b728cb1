using StalkingCase.Domain.Kernel;

namespace StalkingCase.Domain.Victims;

/// <summary>On these days, from then until then on a London clock. Until 00:00 is the end of the day; an earlier end is on the next day.</summary>
public sealed record SafeSpan(IReadOnlyList<DayOfWeek> Days, TimeOnly From, TimeOnly To)
{
    internal bool Includes(DayOfWeek day, TimeOnly time) => From < To
        ? Days.Contains(day) && time >= From && time < To
        : (Days.Contains(day) && time >= From) || (Days.Contains(Before(day)) && time < To);

    private static DayOfWeek Before(DayOfWeek day) => (DayOfWeek)(((int)day + 6) % 7);
}

/// <summary>
/// When it is safe to reach the victim (VIC-02). A protected detail: pages say only whether it is safe now, and it prints as a mask.
/// </summary>
public sealed record SafeHours(IReadOnlyList<SafeSpan> Spans)
{
    private static readonly DayOfWeek[] Week = [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday, DayOfWeek.Saturday, DayOfWeek.Sunday];

    public static SafeHours Of(IReadOnlyList<SafeSpan> spans)
    {
        Rule.Require(spans.Count > 0 && spans.All(s => s.Days.Count > 0), "VIC-02", "Select at least one day for the safe hours.");
        Rule.Require(spans.All(s => s.From != s.To || s.From == TimeOnly.MinValue), "VIC-02", "Safe hours must end at another time than they begin.");
        return new SafeHours([.. spans.Select(s => s with { Days = [.. Week.Where(s.Days.Contains)] })]);
    }

    /// <summary>By the London clock, so that a change of the clocks changes nothing.</summary>
    public bool Includes(DateTimeOffset at)
    {
        var (day, time) = (UkTime.DateOf(at).DayOfWeek, UkTime.TimeOf(at));
        return Spans.Any(s => s.Includes(day, time));
    }

    /// <summary>The hours in words, for a page that the reveal gate let through.</summary>
    public ProtectedText Words() => new(string.Join("; ", Spans.Select(s => $"{string.Join(", ", s.Days)} {s.From:HH':'mm} to {s.To:HH':'mm}")));

    public override string ToString() => ProtectedText.Mask;
}
