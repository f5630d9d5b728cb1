namespace StalkingCase.Domain.Kernel;

/// <summary>
/// Monday to Friday less the bank holidays of England and Wales. The yearly rules are computed; the days that a
/// proclamation added or moved are dated data below (from 1995).
/// </summary>
public static class WorkingDays
{
    private static readonly HashSet<DateOnly> Proclaimed =
    [
        new(1995, 5, 8),                                                // VE Day, 50 years: early May moved
        new(1999, 12, 31),                                              // millennium
        new(2002, 6, 3), new(2002, 6, 4),                               // Golden Jubilee; spring holiday moved
        new(2011, 4, 29),                                               // royal wedding
        new(2012, 6, 4), new(2012, 6, 5),                               // Diamond Jubilee; spring holiday moved
        new(2020, 5, 8),                                                // VE Day, 75 years: early May moved
        new(2022, 6, 2), new(2022, 6, 3),                               // Platinum Jubilee; spring holiday moved
        new(2022, 9, 19),                                               // State funeral
        new(2023, 5, 8),                                                // coronation
    ];

    private static readonly HashSet<DateOnly> MovedAway =
        [new(1995, 5, 1), new(2002, 5, 27), new(2012, 5, 28), new(2020, 5, 4), new(2022, 5, 30)];

    /// <summary>True from Monday to Friday unless the date is a bank holiday in England and Wales.</summary>
    public static bool IsWorkingDay(DateOnly date) => !IsWeekend(date) && !IsBankHoliday(date);

    /// <summary>True on a day that is a bank or common-law holiday in England and Wales, substitute days included.</summary>
    public static bool IsBankHoliday(DateOnly date)
        => Proclaimed.Contains(date) || (!MovedAway.Contains(date) && IsYearlyHoliday(date));

    /// <summary>
    /// The same London clock time on the n-th working day after the date of <paramref name="from"/>. Started on a
    /// weekend or holiday, the next working day is day 1.
    /// </summary>
    public static DateTimeOffset Add(DateTimeOffset from, int days) => Step(from, days, 1, IsWorkingDay);

    /// <summary>The same London clock time on the n-th working day before the date of <paramref name="from"/>.</summary>
    public static DateTimeOffset Subtract(DateTimeOffset from, int days) => Step(from, days, -1, IsWorkingDay);

    internal static DateTimeOffset Step(DateTimeOffset from, int days, int direction, Func<DateOnly, bool> isWorkingDay)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(days);
        if (days == 0) return from.ToUniversalTime();

        var date = UkTime.DateOf(from);
        for (var counted = 0; counted < days;)
        {
            date = date.AddDays(direction);
            if (isWorkingDay(date)) counted++;
        }

        return UkTime.At(date, UkTime.TimeOf(from));
    }

    private static bool IsYearlyHoliday(DateOnly date)
    {
        var easter = EasterSunday(date.Year);
        var isMonday = date.DayOfWeek is DayOfWeek.Monday;
        return date.Month switch
        {
            _ when date == easter.AddDays(-2) || date == easter.AddDays(1) => true,
            1 => date.Day == 1 || (isMonday && date.Day is 2 or 3),
            5 => isMonday && ((date.Day <= 7 && date.Year >= 1978) || date.Day >= 25),
            8 => isMonday && date.Day >= 25,
            // 25 and 26 December; a weekend one is made up on the 27th or 28th.
            12 => date.Day is 25 or 26
                || (date.Day is 27 && date.DayOfWeek is DayOfWeek.Monday or DayOfWeek.Tuesday)
                || (date.Day is 28 && date.DayOfWeek is DayOfWeek.Monday or DayOfWeek.Tuesday),
            _ => false,
        };
    }

    internal static bool IsWeekend(DateOnly date) => date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;

    /// <summary>The anonymous Gregorian computus.</summary>
    private static DateOnly EasterSunday(int year)
    {
        var golden = year % 19;
        var (century, rest) = (year / 100, year % 100);
        var correction = (century - ((century + 8) / 25) + 1) / 3;
        var epact = ((19 * golden) + century - (century / 4) - correction + 15) % 30;
        var weekday = (32 + (2 * (century % 4)) + (2 * (rest / 4)) - epact - (rest % 4)) % 7;
        var late = (golden + (11 * epact) + (22 * weekday)) / 451;
        var sum = epact + weekday - (7 * late) + 114;
        return new DateOnly(year, sum / 31, (sum % 31) + 1);
    }
}
