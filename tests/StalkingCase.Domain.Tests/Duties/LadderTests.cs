using FsCheck.Xunit;
using StalkingCase.Domain.Duties;

namespace StalkingCase.Domain.Tests.Duties;

public class LadderTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 2, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Each_rank_sees_it_half_the_period_after_the_one_below()
        => Assert.Equal(Hours(24, 12, 24, 36), Climb(Ladder.Standard, 24));

    [Theory]
    [InlineData(47, 23.5)]
    [InlineData(48, 24)]
    [InlineData(49, 24)]
    [InlineData(672, 24)]
    public void A_step_is_never_longer_than_24_hours(int dueIn, double step)
        => Assert.Equal(Hours(dueIn, step, 2 * step, 3 * step), Climb(Ladder.Standard, dueIn));

    [Fact]
    public void At_due_the_first_rank_sees_it_at_once_and_the_next_a_step_later()
        => Assert.Equal(Hours(24, 0, 12, 24), Climb(Ladder.Standard.AtDue(), 24));

    [Fact]
    public void Where_the_inspector_is_first_a_sergeant_sees_it_from_due()
        => Assert.Equal(Hours(4, 0, 2, 4), Climb(Ladder.From(Rung.Inspector), 4));

    [Fact]
    public void Where_the_superintendent_is_first_the_ranks_below_see_it_from_due()
        => Assert.Equal(Hours(24, 0, 0, 12), Climb(Ladder.From(Rung.Superintendent), 24));

    [Fact]
    public void A_time_of_its_own_replaces_the_step_of_that_rank_and_the_next_steps_from_it()
        => Assert.Equal(Hours(24, 12, 30, 42), Climb(Ladder.Standard.With(Rung.Inspector, TimeSpan.FromHours(30)), 24));

    [Fact]
    public void CLK_28_The_inspector_sees_it_after_4_hours_and_the_superintendent_after_24()
    {
        var ladder = Ladder.Standard.With(Rung.Inspector, TimeSpan.FromHours(4)).With(Rung.Superintendent, TimeSpan.FromHours(24));

        Assert.Equal(Hours(24, 4, 4, 24), Climb(ladder, 24));
    }

    [Fact]
    public void CLK_37_The_inspector_sees_it_at_target_and_the_superintendent_a_week_later()
    {
        var ladder = Ladder.From(Rung.Inspector).AtDue().With(Rung.Superintendent, TimeSpan.FromDays(7));

        Assert.Equal(Hours(336, 0, 0, 168), Climb(ladder, 336));
    }

    [Fact]
    public void CLK_31_Ranks_may_see_it_before_it_is_due_but_not_before_it_starts()
    {
        var ladder = Ladder.Standard.With(Rung.Inspector, TimeSpan.FromDays(-30)).With(Rung.Superintendent, TimeSpan.FromDays(-14));

        Assert.Equal(Hours(4320, -720, -720, -336), Climb(ladder, 4320));
        Assert.Equal(Hours(480, -480, -480, -336), Climb(ladder, 480));
    }

    [Fact]
    public void CLK_39_Nobody_is_above_the_superintendents_own_clock()
        => Assert.Equal(new(DateTimeOffset.MaxValue, DateTimeOffset.MaxValue, DateTimeOffset.MaxValue), Climb(Ladder.None, 24));

    [Fact]
    public void WAR_05_A_rank_sees_it_on_the_tick_and_not_one_tick_before()
    {
        var times = Climb(Ladder.Standard, 24);

        Assert.Equal(Rung.Owner, Ladder.RungAt(times, times.SergeantAt.AddTicks(-1)));
        Assert.Equal(Rung.Sergeant, Ladder.RungAt(times, times.SergeantAt));
        Assert.Equal(Rung.Sergeant, Ladder.RungAt(times, times.InspectorAt.AddTicks(-1)));
        Assert.Equal(Rung.Inspector, Ladder.RungAt(times, times.InspectorAt));
        Assert.Equal(Rung.Inspector, Ladder.RungAt(times, times.SuperintendentAt.AddTicks(-1)));
        Assert.Equal(Rung.Superintendent, Ladder.RungAt(times, times.SuperintendentAt));
    }

    [Fact]
    public void A_ladder_begins_above_the_owner() => Assert.Throws<ArgumentException>(() => Ladder.From(Rung.Owner));

    [Property]
    public bool No_rank_sees_it_after_a_higher_one_or_before_it_starts(ushort dueIn, Rung first, bool atDue, short? inspector, short? superintendent)
    {
        var ladder = first is Rung.Owner ? Ladder.Standard : Ladder.From(first);
        if (atDue) ladder = ladder.AtDue();
        if (inspector is { } i) ladder = ladder.With(Rung.Inspector, TimeSpan.FromMinutes(i));
        if (superintendent is { } s) ladder = ladder.With(Rung.Superintendent, TimeSpan.FromMinutes(s));

        var times = ladder.Climb(Start, Start.AddMinutes(dueIn));
        return Start <= times.SergeantAt && times.SergeantAt <= times.InspectorAt && times.InspectorAt <= times.SuperintendentAt;
    }

    private static ClimbTimes Climb(Ladder ladder, double dueInHours) => ladder.Climb(Start, Start.AddHours(dueInHours));

    private static ClimbTimes Hours(double dueIn, double sergeant, double inspector, double superintendent)
    {
        var due = Start.AddHours(dueIn);
        return new(due.AddHours(sergeant), due.AddHours(inspector), due.AddHours(superintendent));
    }
}
