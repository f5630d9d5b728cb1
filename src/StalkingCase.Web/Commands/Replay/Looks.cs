using StalkingCase.Domain.Alarms;
using StalkingCase.Domain.Duties;
using StalkingCase.Domain.Kernel;

namespace StalkingCase.Web.Commands.Replay;

/// <summary>What is visible without a search at one look, and what is new since the look before.</summary>
internal sealed record Look
{
    public required DateTimeOffset At { get; init; }
    public int? AfterSeq { get; init; }

    /// <summary>The input's own text, echoed exactly.</summary>
    public string? AtTime { get; init; }

    public string What { get; init; } = "";
    public required IReadOnlyList<string> Alarms { get; init; }
    public required IReadOnlyList<string> Because { get; init; }
    public IReadOnlyList<string> New { get; init; } = [];
    public IReadOnlyList<string> NewDuties { get; init; } = [];
    public IReadOnlyList<string> Overdue { get; init; } = [];

    public static Look Of(DateTimeOffset at, int? afterSeq, string? atTime, string what, IReadOnlyList<Alarm> alarms, IReadOnlyList<Duty> duties, IReadOnlyDictionary<Guid, string> factWords, Look? before, IReadOnlySet<Guid> flagged)
    {
        var open = alarms.Where(a => a.IsOpen && a.Kind is not AlarmKind.CourseOfConductQuestion).OrderBy(a => a.RaisedAt).ToList();
        var shown = open.SelectMany(a => NamesOf(a, flagged).Select(name => (Name: name, Because: $"{name}: {AlarmText.Of(a.Kind).Id} {AlarmText.Of(a.Kind).Title}, from {Words(a, factWords)}"))).ToList();
        foreach (var duty in duties.Where(d => d.VisibleFrom <= at).OrderBy(d => d.DueBy))
        {
            if (AlarmText.OfOverdue(duty, at) is { } kind)
                shown.Add((AlarmText.Of(kind).ReplayName, $"{AlarmText.Of(kind).ReplayName}: {duty.Clock} {DutyBook.ClockOf(duty.Clock).Title}, due {Local(duty.DueBy)}, not recorded"));
        }

        var names = shown.Select(s => s.Name).Distinct().Order(StringComparer.Ordinal).ToList();
        var overdue = duties.Where(d => d.IsOverdue(at) && d.VisibleFrom <= at).Select(Words).ToList();
        return new Look
        {
            At = at,
            AfterSeq = afterSeq,
            AtTime = atTime,
            What = what,
            Alarms = names,
            Because = [.. shown.Select(s => s.Because).Distinct()],
            New = [.. shown.Where(s => before?.Because.Contains(s.Because) != true).Select(s => s.Because).Distinct()],
            NewDuties = [.. duties.Where(d => d.IsOpen && d.VisibleFrom <= at && (before is null || d.VisibleFrom > before.At || d.StartsAt > before.At)).Select(Words).Distinct()],
            Overdue = [.. overdue.Except(before?.Overdue ?? [])],
        };
    }

    /// <summary>ALM-12 is shown as risk-high too, where the case is flagged and the newest incident has a Serious indicator.</summary>
    private static IEnumerable<string> NamesOf(Alarm alarm, IReadOnlySet<Guid> flaggedAndSerious)
    {
        yield return AlarmText.Of(alarm.Kind).ReplayName;
        if (alarm.Kind is AlarmKind.Escalation && flaggedAndSerious.Contains(alarm.CaseId)) yield return "risk-high";
    }

    private static string Words(Alarm alarm, IReadOnlyDictionary<Guid, string> factWords)
    {
        var known = alarm.Because.Select(b => factWords.GetValueOrDefault(b.FactId)).Where(w => w is not null).Distinct().ToList();
        return known.Count == 0 ? "another case" : string.Join(", ", known);
    }

    private static string Words(Duty duty) => $"{duty.Clock}{(duty.Part.Length > 0 ? $" {duty.Part}" : "")} by {Local(duty.DueBy)}";

    internal static string Local(DateTimeOffset at) => UkTime.LocalOf(at).ToString("d MMM yyyy HH:mm", System.Globalization.CultureInfo.GetCultureInfo("en-GB"));
}
