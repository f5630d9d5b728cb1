using StalkingCase.Domain.Reports;
using StalkingCase.Domain.Risk;

namespace StalkingCase.Domain.Alarms;

/// <summary>REP-03 asks; REP-16 flags.</summary>
internal static class CourseOfConduct
{
    /// <summary>
    /// REP-03: two or more incidents of one suspect towards one victim, whatever their label; or one entry that ticks two
    /// or more different kinds of behaviour.
    /// </summary>
    public static bool IsQuestion(Conduct conduct) =>
        conduct.Incidents.Count() >= 2 || conduct.Counting.Any(a => a.Kinds.Distinct().Skip(1).Any());

    /// <summary>REP-16: the question, and at least one of the grounds. REP-04 for a suspect nobody knows yet.</summary>
    public static bool IsProbable(Conduct conduct) =>
        IsQuestion(conduct)
        && (IsFormerPartnerBeyondOpenContact(conduct)
            || conduct.Four.Yes >= 2
            || IsKindsWithFear(conduct)
            || IsContinuedAfterBeingTold(conduct)
            || IsUnknownSuspectWithOneMethod(conduct));

    private static bool IsFormerPartnerBeyondOpenContact(Conduct conduct)
    {
        if (!conduct.IsIntimate) return false;
        var onlyOpenContact = conduct.Counting.All(a => a.Boxes.Where(IsDone).All(Indicators.IsOpenContact));
        var four = conduct.Four;
        var exempt = onlyOpenContact
            && !conduct.FearRecordedOrUnknown
            && four.Fixated is not Answer.Yes && four.Obsessive is not Answer.Yes
            && !conduct.Counting.Any(a => Indicators.HasCritical([.. a.Boxes]))
            && !IsContinuedAfterBeingTold(conduct);
        return !exempt;
    }

    private static bool IsKindsWithFear(Conduct conduct) =>
        conduct.FearRecorded && conduct.Counting.SelectMany(a => a.Kinds).Distinct().Skip(1).Any();

    private static bool IsContinuedAfterBeingTold(Conduct conduct) =>
        conduct.Counting.Any(a => a.Boxes.Any(Indicators.IsContact)
            && (a.AfterToldToStop || conduct.IsAfterWarning(a.OccurredAt) || conduct.HasProtectionAt(a.OccurredAt) || a.Boxes.Any(Indicators.IsBreach)));

    private static bool IsUnknownSuspectWithOneMethod(Conduct conduct) =>
        !conduct.SuspectKnown && conduct.Incidents.SelectMany(a => a.Kinds.Distinct()).GroupBy(k => k).Any(g => g.Count() >= 2);

    /// <summary>A box that says what the suspect did, not the circumstances of it.</summary>
    private static bool IsDone(Box box) =>
        box is not (Box.Separation or Box.CoerciveControl or Box.PriorVictims or Box.Escalation or Box.Obsession or Box.VictimFear or Box.FalseComplaint or Box.Other);
}
