using System.Globalization;
using StalkingCase.Domain.Kernel;

namespace StalkingCase.Domain.Duties;

/// <summary>How a period is counted.</summary>
public enum PeriodUnit
{
    /// <summary>Elapsed hours, never paused overnight.</summary>
    Hours,

    /// <summary>Elapsed days of 24 hours.</summary>
    Days,

    /// <summary>The same London clock time on the n-th next working day.</summary>
    WorkingDays,

    /// <summary>The same London clock time n dates later, also across a clock change.</summary>
    CalendarDays,

    /// <summary>23:59 in London n dates later; none means the end of the same day.</summary>
    EndOfDays,

    /// <summary>23:59 in London on the date n months later, the last of a shorter month; the day of the act is not counted.</summary>
    CalendarMonths,
}

/// <summary>How long a clock runs: <c>24h</c>, <c>7d</c>, <c>2wd</c>, <c>3cd</c>, <c>2ed</c>, <c>6mo</c>.</summary>
public readonly record struct Period(int Amount, PeriodUnit Unit)
{
    private const int Longest = 9999;

    /// <summary>By which working days it counts; as shipped where a policy has not set it. No part of what the period is.</summary>
    public WorkingCalendar? Calendar { get; init; }

    public bool Equals(Period other) => (Amount, Unit) == (other.Amount, other.Unit);

    public override int GetHashCode() => HashCode.Combine(Amount, Unit);

    /// <summary>The last minute of a day. DueBy stays on the date that the law names, so a screen shows the last safe day.</summary>
    private static readonly TimeOnly LastMinute = new(23, 59);

    private static readonly (PeriodUnit Unit, string Short, string One, string Many)[] Forms =
    [
        (PeriodUnit.Hours, "h", "hour", "hours"),
        (PeriodUnit.Days, "d", "day", "days"),
        (PeriodUnit.WorkingDays, "wd", "working day", "working days"),
        (PeriodUnit.CalendarDays, "cd", "calendar day", "calendar days"),
        (PeriodUnit.EndOfDays, "ed", "day to its end", "days to the end of the last"),
        (PeriodUnit.CalendarMonths, "mo", "calendar month", "calendar months"),
    ];

    /// <summary>The period in words: "24 hours", "1 working day".</summary>
    public string Words
    {
        get
        {
            if (this is { Unit: PeriodUnit.EndOfDays, Amount: 0 }) return "the same day";
            var form = FormOf(Unit);
            return string.Create(CultureInfo.InvariantCulture, $"{Amount} {(Amount == 1 ? form.One : form.Many)}");
        }
    }

    /// <summary>A clock needs some time to run; only "the same day" may count none.</summary>
    public bool IsPositive => Amount > 0 || this is { Amount: 0, Unit: PeriodUnit.EndOfDays };

    /// <summary>The UTC instant at which a clock started at <paramref name="start"/> is due.</summary>
    public DateTimeOffset After(DateTimeOffset start) => Unit switch
    {
        PeriodUnit.Hours => start.ToUniversalTime().AddHours(Amount),
        PeriodUnit.Days => start.ToUniversalTime().AddDays(Amount),
        PeriodUnit.WorkingDays => (Calendar ?? WorkingCalendar.Shipped).Add(start, Amount),
        PeriodUnit.CalendarDays => UkTime.At(UkTime.DateOf(start).AddDays(Amount), UkTime.TimeOf(start)),
        PeriodUnit.EndOfDays => UkTime.At(UkTime.DateOf(start).AddDays(Amount), LastMinute),
        PeriodUnit.CalendarMonths => UkTime.At(UkTime.DateOf(start).AddMonths(Amount), LastMinute),
        _ => throw Unknown(Unit),
    };

    /// <summary>
    /// The UTC instant this long before <paramref name="end"/>, for warnings. Dates and months count back to the same
    /// London clock time, so that a warning stands whole before the day it warns of.
    /// </summary>
    public DateTimeOffset Before(DateTimeOffset end) => Unit switch
    {
        PeriodUnit.Hours => end.ToUniversalTime().AddHours(-Amount),
        PeriodUnit.Days => end.ToUniversalTime().AddDays(-Amount),
        PeriodUnit.WorkingDays => (Calendar ?? WorkingCalendar.Shipped).Subtract(end, Amount),
        PeriodUnit.CalendarDays or PeriodUnit.EndOfDays => UkTime.At(UkTime.DateOf(end).AddDays(-Amount), UkTime.TimeOf(end)),
        PeriodUnit.CalendarMonths => UkTime.At(UkTime.DateOf(end).AddMonths(-Amount), UkTime.TimeOf(end)),
        _ => throw Unknown(Unit),
    };

    /// <summary>
    /// True if on no day is this due later than <paramref name="law"/>. Units cannot be compared by size (two working
    /// days over Christmas are a week), so every day of five years is tried at both ends.
    /// </summary>
    public bool IsNeverLongerThan(Period law)
    {
        if (Unit == law.Unit) return Amount <= law.Amount;
        for (var date = new DateOnly(2024, 1, 1); date.Year < 2029; date = date.AddDays(1))
        {
            foreach (var start in (DateTimeOffset[])[UkTime.StartOfDay(date), UkTime.At(date, LastMinute)])
            {
                if (After(start) > law.After(start)) return false;
            }
        }

        return true;
    }

    /// <summary>The short form: <c>24h</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Amount}{FormOf(Unit).Short}");

    /// <summary>Reads the short form or the words.</summary>
    /// <exception cref="FormatException">The text is no period.</exception>
    public static Period Parse(string text) => TryParse(text, out var period)
        ? period
        : throw new FormatException($"'{text}' is not a period such as 24h, 7d, 2wd, 3cd, 2ed or 6mo.");

    /// <summary>Reads the short form or the words.</summary>
    public static bool TryParse(string? text, out Period period)
    {
        period = default;
        var trimmed = (text ?? "").Trim();
        if (trimmed == "the same day")
        {
            period = new Period(0, PeriodUnit.EndOfDays);
            return true;
        }

        var digits = trimmed.TakeWhile(char.IsAsciiDigit).Count();
        var unit = trimmed[digits..].TrimStart();
        foreach (var form in Forms)
        {
            if (unit != form.Short && unit != form.One && unit != form.Many) continue;
            if (!int.TryParse(trimmed[..digits], NumberStyles.None, CultureInfo.InvariantCulture, out var amount)) return false;
            period = new Period(amount, form.Unit);
            return amount <= Longest;
        }

        return false;
    }

    private static (PeriodUnit Unit, string Short, string One, string Many) FormOf(PeriodUnit unit)
        => Array.Find(Forms, form => form.Unit == unit) is { Short: not null } found ? found : throw Unknown(unit);

    private static InvalidOperationException Unknown(PeriodUnit unit) => new($"{unit} is not a unit of a period.");
}
