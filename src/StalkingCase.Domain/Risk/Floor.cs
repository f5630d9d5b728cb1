using StalkingCase.Domain.Alarms;
using StalkingCase.Domain.Reports;

namespace StalkingCase.Domain.Risk;

/// <summary>Why the floor is what it is, for the officer who must grade against it.</summary>
public enum FloorReason
{
    CriticalIndicator, TwoSerious, OneSerious, ShorteningGaps, ToolScore, SeparationControlViolence, WarrantWithThreats,
}

/// <summary>The lowest grade allowed, and what set it: the boxes of every entry, the tool, the pattern (RSK-02 to RSK-04). No score.</summary>
public sealed record Floor(RiskGrade? Grade, IReadOnlyList<FloorReason> Reasons, IReadOnlyList<Box> Critical, IReadOnlyList<Serious> Serious)
{
    public static readonly Floor None = new(null, [], [], []);

    internal static Floor Of(Conduct conduct)
    {
        var (critical, serious) = (conduct.Critical.ToList(), conduct.Serious.ToList());
        var high = new List<FloorReason>();
        if (critical.Count > 0) high.Add(FloorReason.CriticalIndicator);
        if (serious.Count >= 2 && (conduct.IsFlagged || conduct.IsIntimate || conduct.FearRecordedOrUnknown)) high.Add(FloorReason.TwoSerious);
        if (conduct.IsFlagged && IsShorteningGaps(conduct)) high.Add(FloorReason.ShorteningGaps);
        if (conduct.ToolFloor is RiskGrade.High) high.Add(FloorReason.ToolScore);
        if (conduct.Has(Box.Separation) && conduct.Has(Box.CoerciveControl) && conduct.Boxes.Any(Indicators.IsThreatOrViolence)) high.Add(FloorReason.SeparationControlViolence);
        if (conduct.HasOutstandingWarrant && conduct.Boxes.Any(Indicators.IsThreat)) high.Add(FloorReason.WarrantWithThreats);
        if (high.Count > 0) return new Floor(RiskGrade.High, high, critical, serious);

        var medium = new List<FloorReason>();
        if (serious.Count > 0) medium.Add(serious.Count >= 2 ? FloorReason.TwoSerious : FloorReason.OneSerious);
        if (conduct.ToolFloor is RiskGrade.Medium) medium.Add(FloorReason.ToolScore);
        if (medium.Count > 0) return new Floor(RiskGrade.Medium, medium, critical, serious);

        return conduct.ToolFloor is { } tool ? new Floor(tool, [FloorReason.ToolScore], critical, serious) : None;
    }

    /// <summary>RSK-04: three or more incidents in twelve months on different days, the last gap at most half the one before.</summary>
    private static bool IsShorteningGaps(Conduct conduct)
    {
        var days = conduct.Incidents.Where(a => !a.IsCounterComplaint).Select(a => Kernel.UkTime.DateOf(a.OccurredAt)).Distinct().Order().ToList();
        if (days.Count < 3) return false;
        var (first, middle, last) = (days[^3], days[^2], days[^1]);
        return first >= last.AddMonths(-12) && (last.DayNumber - middle.DayNumber) * 2 <= middle.DayNumber - first.DayNumber;
    }
}
