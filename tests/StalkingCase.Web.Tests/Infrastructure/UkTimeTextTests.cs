using StalkingCase.Web.Infrastructure;

namespace StalkingCase.Web.Tests.Infrastructure;

public class UkTimeTextTests
{
    [Theory]
    [InlineData("2026-03-05T14:05:00Z", "2026-03-05T18:00:00Z", "Today, 14:05")]
    [InlineData("2026-03-04T22:40:00Z", "2026-03-05T18:00:00Z", "Yesterday, 22:40")]
    [InlineData("2026-03-06T09:00:00Z", "2026-03-05T18:00:00Z", "Tomorrow, 09:00")]
    [InlineData("2026-03-05T14:05:00Z", "2026-03-12T18:00:00Z", "Thu 5 Mar, 14:05")]
    [InlineData("2025-03-05T14:05:00Z", "2026-03-05T18:00:00Z", "5 Mar 2025, 14:05")]
    [InlineData("2026-09-05T11:00:00Z", "2026-11-05T18:00:00Z", "Sat 5 Sep, 12:00")]
    [InlineData("2026-07-01T22:59:00Z", "2026-07-01T23:30:00Z", "Yesterday, 23:59")]
    [InlineData("2026-07-01T23:00:00Z", "2026-07-01T23:30:00Z", "Today, 00:00")]
    [InlineData("2026-03-29T01:00:00Z", "2026-03-29T12:00:00Z", "Today, 02:00")]
    [InlineData("2026-10-25T00:30:00Z", "2026-10-25T12:00:00Z", "Today, 01:30 BST")]
    [InlineData("2026-10-25T01:30:00Z", "2026-10-25T12:00:00Z", "Today, 01:30 GMT")]
    public void A_time_reads_as_london_says_it(string value, string now, string words) =>
        Assert.Equal(words, UkTimeText.Format(At(value), At(now)));

    [Theory]
    [InlineData(370, "6 hours 10 minutes")]
    [InlineData(61, "1 hour 1 minute")]
    [InlineData(0, "0 minutes")]
    [InlineData(1440, "1 day")]
    public void A_duration_is_in_words(int minutes, string words) =>
        Assert.Equal(words, UkTimeText.Duration(TimeSpan.FromMinutes(minutes)));

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
