using System.Globalization;

namespace StalkingCase.Domain.Kernel;

/// <summary>
/// The only way from an instant to a London date or clock time, and back. Instants are stored in UTC; a civil date is
/// always the date in London, so 00:30 in British Summer Time belongs to the new day.
/// </summary>
public static class UkTime
{
    private static readonly TimeZoneInfo London = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");

    private static readonly string[] Formats =
        ["yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd", "yyyy-MM"];

    /// <summary>The instant as a London clock shows it, with London's offset at that moment.</summary>
    public static DateTimeOffset LocalOf(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, London);

    /// <summary>The London date of the instant.</summary>
    public static DateOnly DateOf(DateTimeOffset instant) => DateOnly.FromDateTime(LocalOf(instant).DateTime);

    /// <summary>The London clock time of the instant.</summary>
    public static TimeOnly TimeOf(DateTimeOffset instant) => TimeOnly.FromDateTime(LocalOf(instant).DateTime);

    /// <summary>
    /// The UTC instant of a London clock time. A time that the spring change skips moves forward by what was skipped;
    /// a time that the autumn change repeats means the first of the two.
    /// </summary>
    public static DateTimeOffset At(DateOnly date, TimeOnly time)
    {
        // Only conversions from UTC are exact: the framework puts an ambiguous local hour one tick early on Linux.
        var clock = new DateTimeOffset(date.ToDateTime(time), TimeSpan.Zero);
        var first = clock - LocalOf(clock.AddHours(-4)).Offset;
        var second = clock - LocalOf(clock.AddHours(4)).Offset;
        var isSecond = !Shows(first, clock) && Shows(second, clock);
        return isSecond ? second : first;
    }

    /// <summary>Midnight in London at which the date begins.</summary>
    public static DateTimeOffset StartOfDay(DateOnly date) => At(date, TimeOnly.MinValue);

    /// <summary>The instant in words, for sentences of the domain: "5 Mar 2026, 14:05".</summary>
    public static string Text(DateTimeOffset instant) => LocalOf(instant).ToString("d MMM yyyy, HH:mm", CultureInfo.InvariantCulture);

    /// <summary>True in both passes of the hour that the autumn change repeats: a clock time alone cannot tell them apart.</summary>
    public static bool IsRepeatedHour(DateTimeOffset instant)
    {
        var clock = LocalOf(instant).DateTime;
        return LocalOf(instant.AddHours(1)).DateTime == clock || LocalOf(instant.AddHours(-1)).DateTime == clock;
    }

    /// <summary>
    /// The instant at which a written London time begins: <c>2016-10-01T00:40</c>, or the start of <c>2016-10-02</c> or
    /// of <c>2016-07</c>.
    /// </summary>
    /// <exception cref="FormatException">The text is in none of these forms.</exception>
    public static DateTimeOffset Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return DateTime.TryParseExact(text.Trim(), Formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)
            ? At(DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local))
            : throw new FormatException($"'{text}' is not a date or time such as 2016-10-01T00:40, 2016-10-02 or 2016-07.");
    }

    private static bool Shows(DateTimeOffset instant, DateTimeOffset clock) => LocalOf(instant).DateTime == clock.DateTime;
}
