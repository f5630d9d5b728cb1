using System.ComponentModel.DataAnnotations;

namespace StalkingCase.Domain.Cases;

/// <summary>Rank of the person deciding; a civilian has none. Compared: an inspector may do what a sergeant may.</summary>
public enum Rank { None = 0, Constable = 1, Sergeant = 2, Inspector = 3, Superintendent = 4 }

public enum CaseStatus
{
    [Display(Name = "Open")] Open,
    [Display(Name = "Closed")] Closed,
}

/// <summary>The part a person plays in one case.</summary>
public enum RolePart
{
    [Display(Name = "Victim")] Victim,
    [Display(Name = "Suspect")] Suspect,
    [Display(Name = "Witness")] Witness,
    [Display(Name = "Connected person")] Connected,
}

public enum AssignmentPart
{
    [Display(Name = "Officer in the case")] OfficerInCase,
    [Display(Name = "Logged the report")] Logger,
    [Display(Name = "Advocate")] Advocate,
    [Display(Name = "Working on the case")] Assigned,
}

/// <summary>What a person decided about an earlier record that the matcher offered (REP-02, ALM-03).</summary>
public enum LinkDecision
{
    [Display(Name = "Same person")] Linked,
    [Display(Name = "Not the same person")] Refused,
}

public enum VoidReason
{
    [Display(Name = "Entered by mistake")] Mistake,
    [Display(Name = "Entered on the wrong case")] WrongCase,
    [Display(Name = "Replaced by a corrected entry")] Replaced,
    [Display(Name = "Entered twice")] Twice,
}

/// <summary>Outcome codes used at closure (law.md 5). NFA is an outcome of a report, never a closure of a case.</summary>
public enum OutcomeCode
{
    [Display(Name = "1 Charge")] Charge = 1,
    [Display(Name = "14 Victim does not support, no suspect")] VictimDoesNotSupportNoSuspect = 14,
    [Display(Name = "15 Evidential difficulty, victim supports")] EvidentialDifficulty = 15,
    [Display(Name = "16 Suspect named, victim does not support")] VictimDoesNotSupport = 16,
    [Display(Name = "17 Time limit expired")] TimeLimitExpired = 17,
    [Display(Name = "18 No suspect")] NoSuspect = 18,
    [Display(Name = "Not a crime")] NotACrime = 90,
    [Display(Name = "False report")] FalseReport = 91,
}

public enum Plea
{
    [Display(Name = "Guilty")] Guilty,
    [Display(Name = "Not guilty")] NotGuilty,
    [Display(Name = "None entered")] NoneEntered,
}
