using StalkingCase.Domain.Kernel;

namespace StalkingCase.Domain.Tests.Kernel;

public class UkTimeTests
{
    [Fact]
    public void Half_past_midnight_in_summer_time_belongs_to_the_new_day()
        => Assert.Equal(new DateOnly(2026, 7, 2), UkTime.DateOf(Utc(2026, 7, 1, 23, 30)));

    [Fact]
    public void One_tick_before_a_summer_midnight_is_still_the_old_day()
        => Assert.Equal(new DateOnly(2026, 7, 1), UkTime.DateOf(Utc(2026, 7, 1, 23, 0).AddTicks(-1)));

    [Fact]
    public void A_winter_clock_time_is_utc()
        => Assert.Equal(Utc(2026, 1, 5, 9, 0), UkTime.At(new(2026, 1, 5), new(9, 0)));

    [Fact]
    public void A_summer_clock_time_is_an_hour_ahead_of_utc()
        => Assert.Equal(Utc(2026, 7, 6, 8, 0), UkTime.At(new(2026, 7, 6), new(9, 0)));

    [Theory]
    [InlineData(0, 59, 0, 59)]
    [InlineData(1, 0, 1, 0)]
    [InlineData(1, 30, 1, 30)]
    [InlineData(2, 0, 1, 0)]
    public void A_time_that_the_spring_change_skips_moves_forward(int hour, int minute, int utcHour, int utcMinute)
        => Assert.Equal(Utc(2026, 3, 29, utcHour, utcMinute), UkTime.At(new(2026, 3, 29), new(hour, minute)));

    [Fact]
    public void A_skipped_half_past_one_is_shown_as_half_past_two()
        => Assert.Equal(new TimeOnly(2, 30), UkTime.TimeOf(UkTime.At(new(2026, 3, 29), new(1, 30))));

    [Theory]
    [InlineData(0, 59, 24, 23)]
    [InlineData(1, 0, 25, 0)]
    [InlineData(1, 59, 25, 0)]
    [InlineData(2, 0, 25, 2)]
    public void A_time_that_the_autumn_change_repeats_means_the_first(int hour, int minute, int utcDay, int utcHour)
        => Assert.Equal(Utc(2026, 10, utcDay, utcHour, minute), UkTime.At(new(2026, 10, 25), new(hour, minute)));

    [Fact]
    public void One_tick_before_the_repeated_hour_and_in_its_last_tick_the_clock_time_is_still_found()
    {
        var midnight = UkTime.StartOfDay(new(2026, 10, 25));

        Assert.Equal(midnight.AddHours(1).AddTicks(-1), UkTime.At(new(2026, 10, 25), new TimeOnly(1, 0).Add(TimeSpan.FromTicks(-1))));
        Assert.Equal(midnight.AddHours(2).AddTicks(-1), UkTime.At(new(2026, 10, 25), new TimeOnly(2, 0).Add(TimeSpan.FromTicks(-1))));
    }

    [Fact]
    public void Both_passes_of_the_repeated_hour_are_known_as_repeated()
    {
        Assert.False(UkTime.IsRepeatedHour(Utc(2026, 10, 25, 0, 0).AddTicks(-1)));
        Assert.True(UkTime.IsRepeatedHour(Utc(2026, 10, 25, 0, 0)));
        Assert.True(UkTime.IsRepeatedHour(Utc(2026, 10, 25, 2, 0).AddTicks(-1)));
        Assert.False(UkTime.IsRepeatedHour(Utc(2026, 10, 25, 2, 0)));
    }

    [Fact]
    public void The_day_of_the_spring_change_has_23_hours_and_of_the_autumn_change_25()
    {
        Assert.Equal(23, (UkTime.StartOfDay(new(2026, 3, 30)) - UkTime.StartOfDay(new(2026, 3, 29))).TotalHours);
        Assert.Equal(25, (UkTime.StartOfDay(new(2026, 10, 26)) - UkTime.StartOfDay(new(2026, 10, 25))).TotalHours);
    }

    [Theory]
    [InlineData("2016-10-01T00:40", "2016-09-30T23:40:00+00:00")]
    [InlineData("2016-12-01T00:40:30", "2016-12-01T00:40:30+00:00")]
    [InlineData("2016-10-02", "2016-10-01T23:00:00+00:00")]
    [InlineData("2016-07", "2016-06-30T23:00:00+00:00")]
    [InlineData("2016-02", "2016-02-01T00:00:00+00:00")]
    public void A_written_time_is_a_london_time_and_begins_where_it_begins(string text, string expected)
    {
        var parsed = UkTime.Parse(text);

        Assert.Equal(DateTimeOffset.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), parsed);
        Assert.Equal(TimeSpan.Zero, parsed.Offset);
    }

    [Theory]
    [InlineData("")]
    [InlineData("2016-13")]
    [InlineData("2016-02-30")]
    [InlineData("01/10/2016")]
    public void Other_text_is_refused_by_name(string text)
        => Assert.Contains($"'{text}'", Assert.Throws<FormatException>(() => UkTime.Parse(text)).Message, StringComparison.Ordinal);

    private static DateTimeOffset Utc(int year, int month, int day, int hour, int minute)
        => new(year, month, day, hour, minute, 0, TimeSpan.Zero);
}
