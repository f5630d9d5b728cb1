using StalkingCase.Domain.Duties;

namespace StalkingCase.Domain.Alarms;

/// <summary>What a page, a document and the replay table say of an alarm.</summary>
public sealed record AlarmWords(AlarmKind Kind, string Id, string Title, string Urges, string Source, string ReplayName, string Link, bool IsPattern);

public static class AlarmText
{
    public static IReadOnlyList<AlarmWords> All { get; } =
    [
        new(AlarmKind.ProbableCourseOfConduct, "ALM-01", "Probable course of conduct", "Read the reports before you grade the risk. Record it as stalking unless you can say why not.", "REP-16", "probable-stalking", "/timeline", true),
        new(AlarmKind.OtherVictims, "ALM-02", "Other victims", "The suspect has done this to somebody else, or may have. Read that record before you grade.", "REP-05, REP-14", "link-suspect", "/people", true),
        new(AlarmKind.UnlinkedRecord, "ALM-03", "Earlier record, not linked", "Say whether it is the same person.", "REP-02, REP-04, REP-15", "link-suspect", "/people", false),
        new(AlarmKind.FloorHigh, "ALM-04", "The lowest grade allowed is High", "Grade and endorse at High, or have an inspector decide.", "RSK-03, RSK-04", "risk-high", "/risk", true),
        new(AlarmKind.ReassessRisk, "ALM-05", "Risk must be looked at again", "Make an assessment now that this has happened.", "RSK-05", "reassess-risk", "/risk/new", false),
        new(AlarmKind.BreachWithoutArrest, "ALM-06", "Order, bail or warning probably broken, no arrest", "Check the victim is safe, then arrest, or have an inspector give the reason.", "ORD-05, CLK-28", "breach-arrest", "/duties/arrest", false),
        new(AlarmKind.NoOrderDecision, "ALM-07", "No decision on a protection order", "Decide: apply, interim, another order, or not now and why.", "ORD-01, CLK-19", "order-consider", "/orders/consider", false),
        new(AlarmKind.WarrantOverdue, "ALM-08", "Warrant action overdue", "Make the attempt, grade or circulate the warrant, or record the review.", "CLK-34 to CLK-38", "warrant-overdue", "/duties", false),
        new(AlarmKind.VictimNotTold, "ALM-09", "The victim was not told or not contacted in time", "Tell the victim by safe contact and record what was said.", "CLK-13 to CLK-17, CLK-48", "victim-update-overdue", "/duties/contact", false),
        new(AlarmKind.NoSafeguardingPlan, "ALM-10", "No safeguarding plan, or no review, when due", "Write or review the plan with the advocate.", "CLK-07, CLK-08", "safeguarding-plan-missing", "/safeguarding", false),
        new(AlarmKind.OutcomeAgainstPattern, "ALM-11", "Outcome against the pattern", "Look at the whole course of conduct before this becomes final.", "REP-20, REP-21", "reassess-risk", "/risk/new", true),
        new(AlarmKind.Escalation, "ALM-12", "Getting worse", "More often, worse or more various than before. Look at the risk again.", "RSK-11", "reassess-risk", "/risk/new", true),
        new(AlarmKind.Quiet, "ALM-13", "It has gone quiet", "A quiet suspect is no safer. Look again.", "CLK-49", "reassess-risk", "/risk/new", false),
        new(AlarmKind.CourseOfConductQuestion, "REP-03", "Course of conduct?", "Two or more acts. Answer FOUR: fixated, obsessive, unwanted, repeated.", "REP-03", "", "/alarms/four", false),
        new(AlarmKind.NotSafeToContact, "ALERT-07", "Not safe to contact", "The victim could not speak safely. Do not call or text. Check the safe contact plan.", "VIC-02", "", "/victim/safe-contact", false),
        new(AlarmKind.ContactAgainstSafety, "VIC-02", "Contact against the safe contact plan", "Read why safe contact was overridden, and check that the victim is safe.", "VIC-02", "", "/victim/contacts", true),
        new(AlarmKind.IdentityCheckFailed, "SEC-D06", "Somebody asked for contact details and failed the check", "Find out who asked. Warn the victim by safe contact, and look at the plan.", "SEC-D06", "", "/victim", true),
    ];

    public static AlarmWords Of(AlarmKind kind) => All.First(a => a.Kind == kind);

    /// <summary>A pattern is cleared by a supervisor, or for ALM-04 by a decision; a task by the fact that does it.</summary>
    public static bool IsPattern(AlarmKind kind) => Of(kind).IsPattern;

    /// <summary>Looked at by the sergeant, not by the officer whose act it was (CLK-50).</summary>
    public static bool IsForSergeant(AlarmKind kind) => kind is AlarmKind.ContactAgainstSafety or AlarmKind.IdentityCheckFailed;

    /// <summary>ALM-08 to ALM-10 and the quiet half of ALM-13: the alarm that an overdue duty of this clock is shown as.</summary>
    public static AlarmKind? OfOverdue(string clock) => clock switch
    {
        "CLK-34" or "CLK-35" or "CLK-36" or "CLK-37" or "CLK-38" => AlarmKind.WarrantOverdue,
        "CLK-13" or "CLK-14" or "CLK-15" or "CLK-16" or "CLK-17" or "CLK-48" => AlarmKind.VictimNotTold,
        "CLK-07" or "CLK-08" => AlarmKind.NoSafeguardingPlan,
        "CLK-49" => AlarmKind.Quiet,
        _ => null,
    };

    public static AlarmKind? OfOverdue(Duty duty, DateTimeOffset now) => duty.IsOverdue(now) && duty.VisibleFrom <= now ? OfOverdue(duty.Clock) : null;
}
