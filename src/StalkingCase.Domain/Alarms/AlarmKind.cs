namespace StalkingCase.Domain.Alarms;

/// <summary>
/// The alarms of docs/rules/alarms.md. ALM-08, 09, 10 and the quiet half of 13 are overdue duties shown under an
/// alarm's name, so the book never raises them.
/// </summary>
public enum AlarmKind
{
    ProbableCourseOfConduct = 1,
    OtherVictims = 2,
    UnlinkedRecord = 3,
    FloorHigh = 4,
    ReassessRisk = 5,
    BreachWithoutArrest = 6,
    NoOrderDecision = 7,
    WarrantOverdue = 8,
    VictimNotTold = 9,
    NoSafeguardingPlan = 10,
    OutcomeAgainstPattern = 11,
    Escalation = 12,
    Quiet = 13,

    /// <summary>REP-03: the question only. It asks for FOUR and is not a flag.</summary>
    CourseOfConductQuestion = 103,

    /// <summary>ALERT-07 (ux 4): the victim could not speak safely. Ends by a later safe contact or a check of the safe contact plan.</summary>
    NotSafeToContact = 107,

    /// <summary>VIC-02 was overridden for immediate danger: the sergeant looks.</summary>
    ContactAgainstSafety = 202,

    /// <summary>SEC-D06: somebody asked for details and could not show who they are: the sergeant looks.</summary>
    IdentityCheckFailed = 206,
}
