using System.Globalization;

namespace StalkingCase.Web.Infrastructure;

public sealed class DateParts
{
    public string? Day { get; set; }
    public string? Month { get; set; }
    public string? Year { get; set; }

    public bool IsEmpty => string.IsNullOrWhiteSpace(Day) && string.IsNullOrWhiteSpace(Month) && string.IsNullOrWhiteSpace(Year);

    public static DateParts Of(DateOnly date) => new()
    {
        Day = date.Day.ToString(CultureInfo.InvariantCulture),
        Month = date.Month.ToString(CultureInfo.InvariantCulture),
        Year = date.Year.ToString(CultureInfo.InvariantCulture)
    };

    public bool TryDate(out DateOnly date) => DateOnly.TryParseExact(
        $"{Day?.Trim()}/{Month?.Trim()}/{Year?.Trim()}", "d/M/yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out date);
}
