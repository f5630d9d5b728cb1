using StalkingCase.Domain.Duties;
using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.Risk;

namespace StalkingCase.Domain.Tests.Duties;

public class WorkingCalendarTests
{
    private static readonly DateTimeOffset Monday = UkTime.Parse("2026-03-02T09:00");

    [Fact]
    public void A_day_added_or_removed_counts_from_the_policy_that_names_it_and_no_earlier()
    {
        var history = PolicyHistory.Of([(Monday.AddDays(30), """{"bank-holidays":{"2026-03-04":"holiday","2026-04-03":"working day"}}""")]);
        DateTimeOffset Due(DateTimeOffset at, string from) => history.At(at).Period("CLK-12").After(UkTime.Parse(from));

        Assert.Equal(UkTime.Parse("2026-03-04T09:00"), Due(Monday, "2026-03-02T09:00"));
        Assert.Equal(UkTime.Parse("2026-03-05T09:00"), Due(Monday.AddDays(30), "2026-03-02T09:00"));
        Assert.Equal(UkTime.Parse("2026-04-07T09:00"), Due(Monday, "2026-04-01T09:00"));
        Assert.Equal(UkTime.Parse("2026-04-03T09:00"), Due(Monday.AddDays(30), "2026-04-01T09:00"));
    }

    [Fact]
    public void A_policy_is_written_with_its_days_and_read_again()
    {
        var policy = Policy.Defaults.Changed(Policy.DayChange(new DateOnly(2026, 3, 4), isHoliday: true)).With("CLK-35", "B", new Period(36, PeriodUnit.Hours));

        var read = Policy.Parse(policy.ToJson());

        Assert.True(read.Calendar.IsBankHoliday(new DateOnly(2026, 3, 4)));
        Assert.Equal("36 hours", read.Period("CLK-35", WarrantGrade.B).Words);
        Assert.Contains(new DateOnly(2026, 3, 4), read.Calendar.DaysOf(2026));
        Assert.Throws<ArgumentException>(() => Policy.Parse("""{"bank-holidays":{"2026-02-30":"holiday"}}"""));
        Assert.Throws<ArgumentException>(() => Policy.Parse("""{"bank-holidays":{"2026-03-04":"maybe"}}"""));
    }

    [Fact]
    public void A_period_is_the_same_whatever_calendar_it_counts_by() =>
        Assert.Equal(new Period(2, PeriodUnit.WorkingDays), Policy.Defaults.Period("CLK-12"));
}
