using System.Globalization;
using StalkingCase.Domain.Kernel;

namespace StalkingCase.Domain.Duties;

/// <summary>
/// The working days by which a policy counts: those shipped (<see cref="WorkingDays"/>), with the days that the force has
/// added as bank holidays or taken away. Immutable, like the policy that it belongs to.
/// </summary>
public sealed class WorkingCalendar
{
    private readonly IReadOnlyDictionary<DateOnly, bool> _changed;

    private WorkingCalendar(IReadOnlyDictionary<DateOnly, bool> changed) => _changed = changed;

    public static WorkingCalendar Shipped { get; } = new(new Dictionary<DateOnly, bool>());

    /// <summary>The days that differ from what is shipped: true where the day is a bank holiday.</summary>
    public IReadOnlyDictionary<DateOnly, bool> Changed => _changed;

    public bool IsBankHoliday(DateOnly date) => _changed.TryGetValue(date, out var isHoliday) ? isHoliday : WorkingDays.IsBankHoliday(date);

    public bool IsWorkingDay(DateOnly date) => !WorkingDays.IsWeekend(date) && !IsBankHoliday(date);

    /// <summary>The same London clock time on the n-th working day after.</summary>
    public DateTimeOffset Add(DateTimeOffset from, int days) => WorkingDays.Step(from, days, 1, IsWorkingDay);

    /// <summary>The same London clock time on the n-th working day before.</summary>
    public DateTimeOffset Subtract(DateTimeOffset from, int days) => WorkingDays.Step(from, days, -1, IsWorkingDay);

    /// <summary>Bank holidays of a year and the days that were taken away, in order.</summary>
    public IReadOnlyList<DateOnly> DaysOf(int year) =>
        [.. Enumerable.Range(0, DateTime.IsLeapYear(year) ? 366 : 365).Select(new DateOnly(year, 1, 1).AddDays).Where(d => IsBankHoliday(d) || _changed.ContainsKey(d))];

    public WorkingCalendar With(IReadOnlyDictionary<DateOnly, bool> days)
    {
        var changed = new Dictionary<DateOnly, bool>(_changed);
        foreach (var (date, isHoliday) in days) changed[date] = isHoliday;
        return new(changed);
    }
}

/// <summary>The part of a policy's JSON that changes days: <c>{"bank-holidays":{"2026-06-15":"holiday","2026-05-25":"working day"}}</c>.</summary>
internal static class DaysOverlay
{
    public const string Name = "bank-holidays";
    private const string Holiday = "holiday";
    private const string Working = "working day";

    public static (DateOnly Date, bool IsHoliday) Read(string date, string? kind) =>
        !DateOnly.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? throw new ArgumentException($"'{date}' is not a date such as 2026-06-15.")
            : kind switch
            {
                Holiday => (day, true),
                Working => (day, false),
                _ => throw new ArgumentException($"{date} is either \"{Holiday}\" or \"{Working}\"."),
            };

    public static Dictionary<string, string> Write(IReadOnlyDictionary<DateOnly, bool> days) =>
        days.OrderBy(d => d.Key).ToDictionary(d => d.Key.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), d => d.Value ? Holiday : Working);
}
