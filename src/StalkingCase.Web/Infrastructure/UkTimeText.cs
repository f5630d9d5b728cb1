using System.Globalization;

namespace StalkingCase.Web.Infrastructure;

public static class UkTimeText
{
    private static readonly TimeZoneInfo London = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");
    private static readonly string[] Months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

    public static string Format(DateTimeOffset value, DateTimeOffset now)
    {
        var local = TimeZoneInfo.ConvertTime(value, London);
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, London).DateTime);
        var day = DateOnly.FromDateTime(local.DateTime);
        var date = (day.DayNumber - today.DayNumber) switch
        {
            0 => "Today",
            -1 => "Yesterday",
            1 => "Tomorrow",
            _ when day.Year == today.Year => $"{local.ToString("ddd", English)} {day.Day} {Months[day.Month - 1]}",
            _ => $"{day.Day} {Months[day.Month - 1]} {day.Year}"
        };
        return $"{date}, {local.ToString("HH:mm", CultureInfo.InvariantCulture)}{Zone(local)}";
    }

    public static string Duration(TimeSpan span)
    {
        var minutes = (long)Math.Abs(span.TotalMinutes);
        var (days, hours, rest) = (minutes / 1440, minutes / 60 % 24, minutes % 60);
        var parts = new[] { Count(days, "day"), Count(hours, "hour"), Count(rest, "minute") }.Where(p => p.Length > 0).ToArray();
        return parts.Length == 0 ? "0 minutes" : string.Join(' ', parts);
    }

    private static string Count(long n, string unit) => n == 0 ? "" : n == 1 ? $"1 {unit}" : $"{n} {unit}s";

    private static string Zone(DateTimeOffset local) =>
        !London.IsAmbiguousTime(local.DateTime) ? "" : local.Offset == TimeSpan.Zero ? " GMT" : " BST";
}
