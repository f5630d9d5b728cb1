using FsCheck.Xunit;
using StalkingCase.Domain.Kernel;

namespace StalkingCase.Domain.Tests.Kernel;

public class WorkingDaysTests
{
    [Theory]
    [InlineData("2026-11-24T10:15", 1, "2026-11-25T10:15")]          // Tuesday
    [InlineData("2026-11-27T16:00", 1, "2026-11-30T16:00")]          // Friday
    [InlineData("2026-11-28T15:00", 1, "2026-11-30T15:00")]          // Saturday: Monday is day 1
    [InlineData("2026-11-29T23:59", 2, "2026-12-01T23:59")]          // Sunday
    [InlineData("2026-12-24T17:00", 1, "2026-12-29T17:00")]          // Boxing Day on a Saturday is made up on the 28th
    [InlineData("2027-12-24T17:00", 1, "2027-12-29T17:00")]          // both at a weekend: 27th and 28th
    [InlineData("2022-12-23T12:00", 1, "2022-12-28T12:00")]          // Christmas Day on a Sunday: 27th
    [InlineData("2022-12-26T12:00", 1, "2022-12-28T12:00")]          // from a bank holiday
    [InlineData("2026-04-02T09:00", 1, "2026-04-07T09:00")]          // over Easter
    [InlineData("2026-04-02T09:00", 5, "2026-04-13T09:00")]
    [InlineData("2026-03-27T09:30", 1, "2026-03-30T09:30")]          // over the spring clock change
    [InlineData("2026-10-23T09:30", 1, "2026-10-26T09:30")]          // over the autumn clock change
    [InlineData("2026-07-01T00:30", 1, "2026-07-02T00:30")]          // UTC still says 30 June
    public void A_working_day_is_due_at_the_same_clock_time_on_the_nth_next_working_day(string from, int days, string due)
        => Assert.Equal(UkTime.Parse(due), WorkingDays.Add(UkTime.Parse(from), days));

    [Fact]
    public void A_working_day_over_the_clock_changes_is_not_a_multiple_of_24_hours()
    {
        Assert.Equal(71, (WorkingDays.Add(UkTime.Parse("2026-03-27T09:30"), 1) - UkTime.Parse("2026-03-27T09:30")).TotalHours);
        Assert.Equal(73, (WorkingDays.Add(UkTime.Parse("2026-10-23T09:30"), 1) - UkTime.Parse("2026-10-23T09:30")).TotalHours);
    }

    [Theory]
    [InlineData("2026-12-30T09:00", 2, "2026-12-24T09:00")]
    [InlineData("2026-04-07T09:00", 1, "2026-04-02T09:00")]
    public void Working_days_count_back_the_same_way(string from, int days, string expected)
        => Assert.Equal(UkTime.Parse(expected), WorkingDays.Subtract(UkTime.Parse(from), days));

    [Theory]
    [InlineData(2024, "01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26")]
    [InlineData(2022, "01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27")]
    [InlineData(2023, "01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26")]
    [InlineData(2020, "01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28")]
    [InlineData(2021, "01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28")]
    [InlineData(2012, "01-02 04-06 04-09 05-07 06-04 06-05 08-27 12-25 12-26")]
    [InlineData(2011, "01-03 04-22 04-25 04-29 05-02 05-30 08-29 12-26 12-27")]
    [InlineData(2002, "01-01 03-29 04-01 05-06 06-03 06-04 08-26 12-25 12-26")]
    [InlineData(1995, "01-02 04-14 04-17 05-08 05-29 08-28 12-25 12-26")]
    [InlineData(2026, "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28")]
    public void The_weekdays_off_are_those_that_were_published(int year, string expected)
    {
        var weekdaysOff = Enumerable.Range(0, 365 + (DateTime.IsLeapYear(year) ? 1 : 0))
            .Select(new DateOnly(year, 1, 1).AddDays)
            .Where(date => date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !WorkingDays.IsWorkingDay(date));

        Assert.Equal(expected, string.Join(' ', weekdaysOff.Select(date => date.ToString("MM-dd", null))));
    }

    [Property]
    public bool The_due_day_is_a_working_day_with_exactly_the_days_asked_for_behind_it(uint minutes, byte days)
    {
        var from = UkTime.Parse("2020-01-01").AddMinutes(minutes % 5_000_000);
        var wanted = (days % 20) + 1;
        var due = UkTime.DateOf(WorkingDays.Add(from, wanted));
        var start = UkTime.DateOf(from);

        var counted = Enumerable.Range(1, due.DayNumber - start.DayNumber).Count(n => WorkingDays.IsWorkingDay(start.AddDays(n)));
        return WorkingDays.IsWorkingDay(due) && counted == wanted;
    }
}
