using System.ComponentModel.DataAnnotations;
using StalkingCase.Domain.Orders;
using StalkingCase.Domain.Risk;

namespace StalkingCase.Domain.Duties;

/// <summary>On what a clock rests.</summary>
public enum PolicyBasis
{
    [Display(Name = "Law")] Law,
    [Display(Name = "Statutory code or national standard")] Code,
    [Display(Name = "Force policy")] Local,
}

/// <summary>A period of a clock: <c>Variant</c> is empty for the clock's own, <c>Grade</c> is H M S, A B C or empty.</summary>
public readonly record struct PolicyKey(string Clock, string Variant = "", string Grade = "")
{
    /// <summary>The key as the JSON overlay writes it under its clock: "", "A", "cctv" or "attempt/H".</summary>
    public string Name => Variant.Length == 0 ? Grade : Grade.Length == 0 ? Variant : $"{Variant}/{Grade}";

    public static PolicyKey Parse(string clock, string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (IsGrade(name)) return new(clock, "", name);
        var slash = name.IndexOf('/', StringComparison.Ordinal);
        return slash < 0 ? new(clock, name) : new(clock, name[..slash], name[(slash + 1)..]);
    }

    public static string CodeOf(RiskGrade grade) => grade switch
    {
        RiskGrade.High => "H",
        RiskGrade.Medium => "M",
        RiskGrade.Standard => "S",
        _ => throw new ArgumentException($"{grade} is not a risk grade.", nameof(grade)),
    };

    public static string CodeOf(WarrantGrade grade) => grade switch
    {
        WarrantGrade.A => "A",
        WarrantGrade.B => "B",
        WarrantGrade.C => "C",
        _ => throw new ArgumentException($"{grade} is not a warrant grade.", nameof(grade)),
    };

    public override string ToString() => Name.Length == 0 ? Clock : $"{Clock} '{Name}'";

    private static bool IsGrade(string name) => name is "H" or "M" or "S" or "A" or "B" or "C";
}

/// <summary>One period of a clock: what is shipped, and the longest that the law allows (null where it sets none).</summary>
public sealed record PolicyRow(PolicyKey Key, Period Default, Period? LegalMaximum);

/// <summary>A clock of the policy, its basis and source.</summary>
public sealed record PolicyClock(string Id, string Title, PolicyBasis Basis, string Source, IReadOnlyList<PolicyRow> Rows);

/// <summary>
/// How long each clock runs in a force. Immutable: a change is a new policy from a date (<see cref="PolicyHistory"/>).
/// A statutory clock cannot be longer than the law allows. Source: domain/deadlines.md.
/// </summary>
public sealed class Policy
{
    private static readonly Dictionary<PolicyKey, PolicyRow> Rows =
        PolicyDefaults.Clocks.SelectMany(clock => clock.Rows).ToDictionary(row => row.Key);

    private readonly Dictionary<PolicyKey, Period> _periods;

    private Policy(Dictionary<PolicyKey, Period> periods, WorkingCalendar calendar, ZoneLimits zones) => (_periods, Calendar, Zones) = (periods, calendar, zones);

    /// <summary>The policy as shipped.</summary>
    public static Policy Defaults { get; } = new(Rows.ToDictionary(row => row.Key, row => row.Value.Default), WorkingCalendar.Shipped, ZoneLimits.Shipped);

    /// <summary>Every clock that has a period, in order, with its title, basis and source.</summary>
    public static IReadOnlyList<PolicyClock> Clocks => PolicyDefaults.Clocks;

    /// <summary>The working days by which its periods count.</summary>
    public WorkingCalendar Calendar { get; }

    /// <summary>How near and how small a zone may be before it is held (SEC-D02).</summary>
    public ZoneLimits Zones { get; }

    /// <summary>Every period in force.</summary>
    public IReadOnlyDictionary<PolicyKey, Period> Periods => _periods;

    /// <summary>The clock's own period; of a clock by risk grade, Medium's (RSK-01).</summary>
    public Period Period(string clock) => Period(clock, "", (RiskGrade?)null);

    /// <summary>The clock's period at a grade; null is a case with neither grade nor floor: Medium (RSK-01).</summary>
    public Period Period(string clock, RiskGrade? grade) => Period(clock, "", grade);

    /// <summary>The clock's period for a warrant.</summary>
    public Period Period(string clock, WarrantGrade grade) => Period(clock, "", grade);

    /// <summary>A named period of the clock, such as CLK-02 "very-frightened"; at Medium if it has grades and none is known (RSK-01).</summary>
    public Period Period(string clock, string variant, RiskGrade? grade = null)
        => Find(clock, variant, grade) ?? throw Missing(clock, variant, PolicyKey.CodeOf(grade ?? RiskGrade.Medium));

    /// <summary>A named period of the clock for a warrant, such as CLK-37 "superintendent".</summary>
    public Period Period(string clock, string variant, WarrantGrade grade)
        => Find(clock, variant, PolicyKey.CodeOf(grade)) ?? throw Missing(clock, variant, PolicyKey.CodeOf(grade));

    /// <summary>As <see cref="Period(string, string, RiskGrade?)"/>, but null where the policy has none: CLK-19 "interim" below High.</summary>
    public Period? Find(string clock, string variant, RiskGrade? grade)
        => Find(clock, variant, PolicyKey.CodeOf(grade ?? RiskGrade.Medium));

    /// <summary>The points of a series before an end, the farthest first: CLK-31 "warn", CLK-25 "interim".</summary>
    public IReadOnlyList<Period> Points(string clock, string series = "warn")
    {
        List<Period> points = [];
        while (_periods.TryGetValue(new(clock, $"{series}-{points.Count + 1}"), out var point)) points.Add(point with { Calendar = Calendar });
        return points.Count > 0 ? points : throw Missing(clock, series, "");
    }

    /// <summary>The policy with some periods changed.</summary>
    /// <exception cref="ArgumentException">An unknown clock or key, no time at all, or longer than the law allows.</exception>
    public Policy With(IEnumerable<KeyValuePair<PolicyKey, Period>> changes)
    {
        ArgumentNullException.ThrowIfNull(changes);
        var periods = new Dictionary<PolicyKey, Period>(_periods);
        foreach (var (key, period) in changes)
        {
            Check(key, period);
            periods[key] = period;
        }

        return new(periods, Calendar, Zones);
    }

    /// <summary>The policy with one period changed.</summary>
    public Policy With(string clock, string name, Period period) => With([new(PolicyKey.Parse(clock, name), period)]);

    /// <summary>The defaults overlaid with <c>{"CLK-35":{"A":"24h","B":"72h"},"CLK-48":{"":"24h"}}</c>.</summary>
    /// <exception cref="ArgumentException">Not such a JSON object, or a change that <see cref="With(IEnumerable{KeyValuePair{PolicyKey, Period}})"/> refuses.</exception>
    public static Policy Parse(string json) => Defaults.Changed(json);

    /// <summary>The policy with the periods and the bank holidays of such an object.</summary>
    public Policy Changed(string json)
    {
        var (periods, days, zones) = PolicyOverlay.Read(json);
        return new(With(periods)._periods, Calendar.With(days), ZonesOverlay.Over(Zones, zones));
    }

    /// <summary>The periods named in such an object, which may be laid over any policy.</summary>
    public static IReadOnlyDictionary<PolicyKey, Period> ChangesOf(string json) => PolicyOverlay.Read(json).Periods;

    /// <summary>The days named in such an object: true where the day becomes a bank holiday.</summary>
    public static IReadOnlyDictionary<DateOnly, bool> DaysOf(string json) => PolicyOverlay.Read(json).Days;

    /// <summary>One day as such an object.</summary>
    public static string DayChange(DateOnly date, bool isHoliday) => PolicyOverlay.Write([], new Dictionary<DateOnly, bool> { [date] = isHoliday });

    /// <summary>The limits of zones named in such an object, in metres.</summary>
    public static IReadOnlyDictionary<string, int> ZonesOf(string json) => PolicyOverlay.Read(json).Zones;

    /// <summary>New limits of zones as such an object.</summary>
    public static string ZoneChange(ZoneLimits limits) => PolicyOverlay.Write([], new Dictionary<DateOnly, bool>(), limits);

    /// <summary>The overlay that <see cref="Parse"/> reads: only what differs from the defaults.</summary>
    public string ToJson() => PolicyOverlay.Write(_periods.Where(entry => entry.Value != Rows[entry.Key].Default), Calendar.Changed, Zones == ZoneLimits.Shipped ? null : Zones);

    private static void Check(PolicyKey key, Period period)
    {
        if (!Rows.TryGetValue(key, out var row)) throw Missing(key.Clock, key.Variant, key.Grade);
        if (!period.IsPositive) throw new ArgumentException($"{key} cannot be {period.Words}: a clock needs time to run.");
        if (row.LegalMaximum is { } law && !period.IsNeverLongerThan(law))
            throw new ArgumentException($"{key} cannot be {period.Words}: the law allows no more than {law.Words}.");
    }

    private Period? Find(string clock, string variant, string grade)
        => _periods.TryGetValue(new(clock, variant, grade), out var graded) ? graded with { Calendar = Calendar }
        : _periods.TryGetValue(new(clock, variant), out var own) ? own with { Calendar = Calendar }
        : null;

    private static ArgumentException Missing(string clock, string variant, string grade)
        => Clocks.FirstOrDefault(known => known.Id == clock) is { } found
            ? new($"{clock} has no period {new PolicyKey("", variant, grade).Name switch { "" => "of its own", var name => $"'{name}'" }}; "
                + $"it has {string.Join(", ", found.Rows.Select(row => $"'{row.Key.Name}'"))}.")
            : new ArgumentException($"{clock} is not a clock of the policy.");
}
