namespace StalkingCase.Web.Commands.Replay;

/// <summary>How one run did against what its chronology expects.</summary>
internal sealed record Score(string Case, int Expected, int Seen, IReadOnlyList<string> Missed, IReadOnlyList<string> False, double? LeadDays, double AlarmsPerLook)
{
    public static Score Of(ReplayRun run)
    {
        var chronology = run.Chronology;
        var expected = chronology.ExpectedAlarms.Where(a => a.Needs is null || run.IncludesDiscoverable).ToList();
        var missed = expected.Where(a => !IsSeen(run, a)).Select(a => $"{a.Alarm} by {(a.ByTime is null ? $"entry {a.BySeq}" : a.ByTime)}").ToList();
        var wrong = chronology.ForbiddenAlarms.Where(f => run.Looks.Any(l => l.Alarms.Contains(f.Alarm) && (f.AfterSeq is null || l.AfterSeq > f.AfterSeq)))
            .Select(f => f.Alarm).ToList();
        var end = chronology.Events.FirstOrDefault(e => e.IsHomicide);
        var first = run.Looks.FirstOrDefault(l => l.Alarms.Contains("probable-stalking") || l.Alarms.Contains("risk-high"));
        return new Score(chronology.Id, expected.Count, expected.Count - missed.Count, missed, wrong,
            end is null || first is null ? null : (end.EnteredAt - first.At).TotalDays, run.Looks.Count == 0 ? 0 : run.Looks.Average(l => l.Alarms.Count));
    }

    /// <summary>Visible at the look after that entry, or at that time. Earlier counts only if still visible then.</summary>
    private static bool IsSeen(ReplayRun run, ExpectedAlarm expected)
    {
        var look = expected.ByTime is { } time
            ? run.Looks.LastOrDefault(l => l.AtTime == time)
            : run.Looks.LastOrDefault(l => l.AfterSeq == expected.BySeq) ?? run.Looks.LastOrDefault(l => l.AfterSeq <= expected.BySeq);
        return look?.Alarms.Contains(expected.Alarm) == true;
    }
}
