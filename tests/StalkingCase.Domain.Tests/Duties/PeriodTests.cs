using FsCheck.Xunit;
using StalkingCase.Domain.Duties;
using StalkingCase.Domain.Kernel;

namespace StalkingCase.Domain.Tests.Duties;

public class PeriodTests
{
    [Theory]
    [InlineData("24h", "2026-03-28T12:00", "2026-03-29T13:00")]      // the clock went forward; 24 hours are 24 hours
    [InlineData("1d", "2026-03-28T12:00", "2026-03-29T13:00")]
    [InlineData("1cd", "2026-03-28T12:00", "2026-03-29T12:00")]
    [InlineData("24h", "2026-10-24T12:00", "2026-10-25T11:00")]
    [InlineData("1cd", "2026-10-24T12:00", "2026-10-25T12:00")]
    [InlineData("1cd", "2026-03-28T01:30", "2026-03-29T02:30")]      // the hour that is skipped
    [InlineData("2wd", "2026-12-24T09:00", "2026-12-30T09:00")]
    [InlineData("0ed", "2026-07-01T00:30", "2026-07-01T23:59")]
    [InlineData("2ed", "2026-07-01T09:00", "2026-07-03T23:59")]
    [InlineData("6mo", "2026-03-01T10:00", "2026-09-01T23:59")]
    public void A_period_ends_where_its_unit_says(string period, string start, string due)
        => Assert.Equal(UkTime.Parse(due), Period.Parse(period).After(UkTime.Parse(start)));

    [Theory]
    [InlineData("2025-08-31T10:00", "2026-02-28")]
    [InlineData("2023-08-31T10:00", "2024-02-29")]
    [InlineData("2026-02-28T10:00", "2026-08-28")]
    [InlineData("2026-05-01T00:30", "2026-11-01")]                   // UTC still says 30 April
    public void CLK_31_The_limit_is_the_same_date_six_months_on_or_the_last_of_a_shorter_month(string lastIncident, string date)
        => Assert.Equal(DateOnly.Parse(date, null), UkTime.DateOf(Period.Parse("6mo").After(UkTime.Parse(lastIncident))));

    [Fact]
    public void CLK_23_Served_on_Monday_the_suspect_has_until_the_end_of_Wednesday()
    {
        var due = Policy.Defaults.Period("CLK-23").After(UkTime.Parse("2026-11-23T00:05"));

        Assert.Equal(UkTime.Parse("2026-11-25T23:59"), due);
    }

    [Theory]
    [InlineData("24h", "24 hours", 24, PeriodUnit.Hours)]
    [InlineData("1h", "1 hour", 1, PeriodUnit.Hours)]
    [InlineData("7d", "7 days", 7, PeriodUnit.Days)]
    [InlineData("2wd", "2 working days", 2, PeriodUnit.WorkingDays)]
    [InlineData("1wd", "1 working day", 1, PeriodUnit.WorkingDays)]
    [InlineData("3cd", "3 calendar days", 3, PeriodUnit.CalendarDays)]
    [InlineData("6mo", "6 calendar months", 6, PeriodUnit.CalendarMonths)]
    [InlineData("0ed", "the same day", 0, PeriodUnit.EndOfDays)]
    public void A_period_is_read_and_written_short_and_in_words(string text, string words, int amount, PeriodUnit unit)
    {
        var period = new Period(amount, unit);

        Assert.Equal((period, period), (Period.Parse(text), Period.Parse(words)));
        Assert.Equal((text, words), (period.ToString(), period.Words));
    }

    [Theory]
    [InlineData("")]
    [InlineData("24")]
    [InlineData("h")]
    [InlineData("-1h")]
    [InlineData("1.5h")]
    [InlineData("10000h")]
    [InlineData("2 weeks")]
    public void Other_text_is_no_period(string text) => Assert.Throws<FormatException>(() => Period.Parse(text));

    [Fact]
    public void A_warning_stands_whole_before_the_day_it_warns_of()
        => Assert.Equal(UkTime.Parse("2026-10-01T23:59"), Period.Parse("1mo").Before(UkTime.Parse("2026-11-01T23:59")));

    [Theory]
    [InlineData("48h", "2d", true)]
    [InlineData("2wd", "48h", false)]
    [InlineData("180d", "6mo", true)]
    [InlineData("181d", "6mo", false)]                               // from 23:59 in winter it ends an hour after midnight in summer
    public void Units_are_compared_by_the_worst_day(string period, string law, bool allowed)
        => Assert.Equal(allowed, Period.Parse(period).IsNeverLongerThan(Period.Parse(law)));

    [Property]
    public bool A_longer_period_is_never_due_earlier(uint minutes, byte amount, PeriodUnit unit)
    {
        var start = UkTime.Parse("2020-01-01").AddMinutes(minutes % 5_000_000);
        return new Period(amount, unit).After(start) < new Period(amount + 1, unit).After(start);
    }

    [Property]
    public bool A_later_start_is_never_due_earlier_unless_a_clock_time_is_kept(uint minutes, ushort later, byte amount, PeriodUnit unit)
    {
        if (unit is PeriodUnit.WorkingDays or PeriodUnit.CalendarDays) return true;
        var start = UkTime.Parse("2020-01-01").AddMinutes(minutes % 5_000_000);
        return new Period(amount, unit).After(start) <= new Period(amount, unit).After(start.AddMinutes(later));
    }

    [Property]
    public bool Short_form_and_words_both_come_back(byte amount, PeriodUnit unit)
    {
        var period = new Period(amount, unit);
        return Period.Parse(period.ToString()) == period && Period.Parse(period.Words) == period;
    }
}
