using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.Reports;

namespace StalkingCase.Domain.Alarms;

/// <summary>RSK-11: what a window of days shows against the window before it.</summary>
public sealed record Trend(int Days, int Count, int CountBefore, int Severity, int SeverityBefore, int Kinds, int KindsBefore)
{
    public bool IsMoreOften => Count >= 3 && Count > CountBefore;

    /// <summary>Severity: 1 a behaviour, 2 a Serious indicator, 3 a Critical one. Compared only with a window that has incidents.</summary>
    public bool IsWorse => CountBefore > 0 && Severity > SeverityBefore && Severity >= 2;

    public bool IsMoreVarious => CountBefore > 0 && Kinds >= KindsBefore + 2;

    public bool IsRising => IsMoreOften || IsWorse || IsMoreVarious;
}

public static partial class AlarmBook
{
    private static readonly int[] Windows = [7, 30, 90];

    /// <summary>ALM-12: frequency, severity or variety rising over 7, 30 or 90 days, or a person ticked "getting worse".</summary>
    private static void Escalation(Episodes book, Conduct conduct, Learned learned)
    {
        if (learned.Act is not { IsIncident: true, IsCounterComplaint: false } act) return;
        if (!act.Boxes.Contains(Box.Escalation) && !TrendsAt(conduct, act.OccurredAt).Any(t => t.IsRising)) return;
        var from = act.OccurredAt.AddDays(-180);
        book.Raise(AlarmKind.Escalation, book.CaseId, learned.At, learned.FactId, conduct.Incidents.Where(a => a.OccurredAt > from).Select(a => a.Because));
    }

    /// <summary>The figures of the escalation view (RSK-11) as at an instant.</summary>
    public static IReadOnlyList<Trend> Trends(CaseFacts facts, Neighbours neighbours, DateTimeOffset at) => TrendsAt(Walk(facts, neighbours).Conduct, at);

    private static List<Trend> TrendsAt(Conduct conduct, DateTimeOffset at)
    {
        var incidents = conduct.Incidents.Where(a => a.OccurredAt <= at).ToList();
        return [.. Windows.Select(days =>
        {
            var recent = incidents.Where(a => a.OccurredAt > at.AddDays(-days)).ToList();
            var before = incidents.Where(a => a.OccurredAt <= at.AddDays(-days) && a.OccurredAt > at.AddDays(-2 * days)).ToList();
            return new Trend(days, recent.Count, before.Count, Severity(recent), Severity(before), Kinds(recent), Kinds(before));
        })];
    }

    private static int Kinds(List<Act> acts) => acts.SelectMany(a => a.Kinds).Distinct().Count();

    private static int Severity(List<Act> acts) => acts.Select(a => SeverityOf(a.Boxes)).DefaultIfEmpty(0).Max();

    internal static int SeverityOf(IReadOnlyList<Box> boxes) =>
        Indicators.HasCritical([.. boxes]) ? 3 : Indicators.SeriousOf([.. boxes]).Any() ? 2 : boxes.Any(Indicators.IsBehaviour) ? 1 : 0;
}
