using FsCheck.Xunit;
using StalkingCase.Domain.Duties;
using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.Risk;

namespace StalkingCase.Domain.Tests.Duties;

public class PolicyTests
{
    private static readonly PolicyKey[] Keys = [.. Policy.Clocks.SelectMany(clock => clock.Rows).Select(row => row.Key)];

    [Theory]
    [InlineData("CLK-01", "24h")]
    [InlineData("CLK-02", "24h")]
    [InlineData("CLK-12", "2wd")]
    [InlineData("CLK-13", "1wd")]
    [InlineData("CLK-19", "5wd")]
    [InlineData("CLK-29", "24h")]
    [InlineData("CLK-30", "48h")]
    [InlineData("CLK-31", "6mo")]
    [InlineData("CLK-32", "3mo")]
    [InlineData("CLK-33", "0ed")]
    [InlineData("CLK-45", "3wd")]
    [InlineData("CLK-48", "1wd")]
    [InlineData("CLK-54", "3wd")]
    public void A_clock_runs_as_shipped(string clock, string period)
        => Assert.Equal(Period.Parse(period), Policy.Defaults.Period(clock));

    [Theory]
    [InlineData("CLK-03", "4h", "24h", "72h")]
    [InlineData("CLK-04", "7d", "14d", "28d")]
    [InlineData("CLK-05", "4h", "24h", "24h")]
    [InlineData("CLK-07", "24h", "72h", "7d")]
    [InlineData("CLK-11", "24h", "2wd", "2wd")]
    [InlineData("CLK-20", "5wd", "14d", "14d")]
    [InlineData("CLK-50", "4h", "24h", "24h")]
    public void RSK_01_A_clock_by_risk_runs_as_shipped_and_with_no_grade_as_at_medium(string clock, string high, string medium, string standard)
    {
        Assert.Equal(Period.Parse(high), Policy.Defaults.Period(clock, RiskGrade.High));
        Assert.Equal(Period.Parse(medium), Policy.Defaults.Period(clock, RiskGrade.Medium));
        Assert.Equal(Period.Parse(standard), Policy.Defaults.Period(clock, RiskGrade.Standard));
        Assert.Equal(Period.Parse(medium), Policy.Defaults.Period(clock, (RiskGrade?)null));
        Assert.Equal(Period.Parse(medium), Policy.Defaults.Period(clock));
    }

    [Theory]
    [InlineData("CLK-34", "4h", "24h", "24h")]
    [InlineData("CLK-35", "24h", "72h", "7d")]
    [InlineData("CLK-36", "48h", "7d", "14d")]
    [InlineData("CLK-37", "14d", "21d", "28d")]
    [InlineData("CLK-38", "24h", "7d", "14d")]
    public void A_warrant_clock_runs_by_its_grade(string clock, string a, string b, string c)
    {
        Assert.Equal(Period.Parse(a), Policy.Defaults.Period(clock, WarrantGrade.A));
        Assert.Equal(Period.Parse(b), Policy.Defaults.Period(clock, WarrantGrade.B));
        Assert.Equal(Period.Parse(c), Policy.Defaults.Period(clock, WarrantGrade.C));
    }

    [Theory]
    [InlineData("CLK-02", "very-frightened", null, "12h")]
    [InlineData("CLK-08", "new-incident", RiskGrade.High, "24h")]
    [InlineData("CLK-10", "offered", null, "24h")]
    [InlineData("CLK-10", "sent", null, "2wd")]
    [InlineData("CLK-13", "not-enhanced", null, "5wd")]
    [InlineData("CLK-19", "interim", RiskGrade.High, "24h")]
    [InlineData("CLK-28", "decision", RiskGrade.Standard, "1h")]
    [InlineData("CLK-28", "attempt", RiskGrade.High, "4h")]
    [InlineData("CLK-28", "attempt", null, "12h")]
    [InlineData("CLK-31", "file", null, "28d")]
    [InlineData("CLK-32", "superintendent", null, "9mo")]
    [InlineData("CLK-43", "cctv", null, "72h")]
    [InlineData("CLK-48", "elapsed", null, "24h")]
    [InlineData("CLK-49", "quiet", null, "7d")]
    [InlineData("CLK-49", "silent", null, "30d")]
    public void A_named_period_runs_as_shipped(string clock, string variant, RiskGrade? grade, string period)
        => Assert.Equal(Period.Parse(period), Policy.Defaults.Period(clock, variant, grade));

    [Fact]
    public void CLK_19_Below_high_there_is_no_clock_for_an_interim_order()
    {
        Assert.Null(Policy.Defaults.Find("CLK-19", "interim", RiskGrade.Medium));
        Assert.Null(Policy.Defaults.Find("CLK-19", "interim", null));
    }

    [Theory]
    [InlineData("CLK-31", "warn", "90d 60d 30d 14d 7d 1d")]
    [InlineData("CLK-25", "warn", "90d 60d 30d 7d")]
    [InlineData("CLK-25", "interim", "14d 7d 2d")]
    [InlineData("CLK-32", "warn", "28d 14d 7d 2d")]
    [InlineData("CLK-46", "warn", "14cd 1cd")]
    public void Warnings_stand_before_an_end_the_farthest_first(string clock, string series, string points)
        => Assert.Equal(points, string.Join(' ', Policy.Defaults.Points(clock, series)));

    [Fact]
    public void Every_clock_with_a_period_has_a_title_a_source_and_a_row()
    {
        int[] withoutPeriod = [9, 24, 26];
        var expected = Enumerable.Range(1, 54).Except(withoutPeriod).Select(n => $"CLK-{n:00}").Append("VIC-05").Append("ACC-02");

        Assert.Equal(expected, Policy.Clocks.Select(clock => clock.Id));
        Assert.All(Policy.Clocks, clock => Assert.True(clock.Title.Length > 5 && clock.Source.EndsWith('.') && clock.Rows.Count > 0, clock.Id));
        Assert.All(Policy.Clocks, clock => Assert.Equal(clock.Basis is PolicyBasis.Law, clock.Rows.Any(row => row.LegalMaximum is not null)));
    }

    [Theory]
    [InlineData("CLK-30", "", "48h", "49h")]
    [InlineData("CLK-30", "", "2d", "2wd")]
    [InlineData("CLK-29", "", "24h", "25h")]
    [InlineData("CLK-23", "", "2ed", "3ed")]
    [InlineData("CLK-31", "", "6mo", "7mo")]
    [InlineData("CLK-32", "inspector", "6mo", "7mo")]
    public void A_statutory_clock_may_be_as_long_as_the_law_allows_and_no_longer(string clock, string name, string allowed, string refused)
    {
        Assert.NotNull(Policy.Defaults.With(clock, name, Period.Parse(allowed)));

        var thrown = Assert.Throws<ArgumentException>(() => Policy.Defaults.With(clock, name, Period.Parse(refused)));
        Assert.Contains(clock, thrown.Message, StringComparison.Ordinal);
        Assert.Contains("the law allows no more than", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_clock_needs_time_to_run_but_may_end_the_same_day()
    {
        Assert.Throws<ArgumentException>(() => Policy.Defaults.With("CLK-05", "H", new(0, PeriodUnit.Hours)));
        Assert.Throws<ArgumentException>(() => Policy.Defaults.With("CLK-05", "H", new(-1, PeriodUnit.Hours)));
        Assert.Equal(1, Policy.Defaults.With("CLK-05", "H", new(1, PeriodUnit.Hours)).Period("CLK-05", RiskGrade.High).Amount);
        Assert.NotNull(Policy.Defaults.With("CLK-33", "", new(0, PeriodUnit.EndOfDays)));
    }

    [Fact]
    public void An_overlay_changes_what_it_names_and_nothing_else()
    {
        var policy = Policy.Parse("""{"CLK-35":{"A":"12h","B":"72h"},"CLK-48":{"":"24h"},"CLK-28":{"attempt/H":"2h"}}""");

        Assert.Equal(Period.Parse("12h"), policy.Period("CLK-35", WarrantGrade.A));
        Assert.Equal(Period.Parse("7d"), policy.Period("CLK-35", WarrantGrade.C));
        Assert.Equal(Period.Parse("24h"), policy.Period("CLK-48"));
        Assert.Equal(Period.Parse("2h"), policy.Period("CLK-28", "attempt", RiskGrade.High));
        Assert.Equal(Period.Parse("24h"), Policy.Defaults.Period("CLK-35", WarrantGrade.A));
    }

    [Theory]
    [InlineData("""{"CLK-99":{"":"24h"}}""", "CLK-99 is not a clock of the policy.")]
    [InlineData("""{"CLK-02":{"angry":"24h"}}""", "CLK-02")]
    [InlineData("""{"CLK-35":{"H":"24h"}}""", "CLK-35")]
    [InlineData("""{"CLK-35":{"A":"soon"}}""", "CLK-35 'A'")]
    [InlineData("""{"CLK-35":{"A":24}}""", "CLK-35 'A'")]
    [InlineData("""{"CLK-35":{"A":"24h","A":"48h"}}""", "CLK-35 'A' is set twice")]
    [InlineData("""{"CLK-35":"24h"}""", "CLK-35 must be a JSON object")]
    [InlineData("""{"CLK-31":{"":"7mo"}}""", "CLK-31 cannot be 7 calendar months")]
    [InlineData("[]", "The policy must be a JSON object")]
    [InlineData("{", "not valid JSON")]
    public void A_wrong_overlay_is_refused_by_clock_and_key(string json, string message)
        => Assert.Contains(message, Assert.Throws<ArgumentException>(() => Policy.Parse(json)).Message, StringComparison.Ordinal);

    [Property]
    public bool An_overlay_comes_back_as_it_was_written(byte which, byte hours)
    {
        var key = Keys[which % Keys.Length];
        var policy = Policy.Defaults.With([new(key, new Period((hours % 24) + 1, PeriodUnit.Hours))]);

        return Policy.Parse(policy.ToJson()).Periods.OrderBy(entry => entry.Key.ToString())
            .SequenceEqual(policy.Periods.OrderBy(entry => entry.Key.ToString()));
    }

    [Fact]
    public void The_defaults_need_no_overlay() => Assert.Equal("{}", Policy.Defaults.ToJson());

    [Fact]
    public void A_policy_is_in_force_from_its_start_and_not_one_tick_before()
    {
        var from = UkTime.Parse("2026-12-01");
        var stricter = Policy.Defaults.With("CLK-05", "H", Period.Parse("2h"));
        var history = PolicyHistory.Defaults.With(from, stricter);

        Assert.Same(Policy.Defaults, history.At(from.AddTicks(-1)));
        Assert.Same(stricter, history.At(from));
        Assert.Same(stricter, history.At(from.AddYears(5)));
    }

    [Fact]
    public void The_earliest_policy_also_covers_what_is_older()
    {
        var history = new PolicyHistory([(UkTime.Parse("2026-12-01"), Policy.Defaults)]);

        Assert.Same(Policy.Defaults, history.At(UkTime.Parse("2016-07")));
    }

    [Fact]
    public void A_history_needs_one_policy_and_no_two_from_one_instant()
    {
        Assert.Throws<ArgumentException>(() => new PolicyHistory([]));
        Assert.Throws<ArgumentException>(() => PolicyHistory.Defaults.With(DateTimeOffset.MinValue, Policy.Defaults));
    }
}
