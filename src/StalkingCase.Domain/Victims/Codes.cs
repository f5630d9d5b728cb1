using System.ComponentModel.DataAnnotations;

namespace StalkingCase.Domain.Victims;

/// <summary>What the victim was told (VIC-03): a contact meets only the clocks about what it told.</summary>
public enum ToldOf
{
    [Display(Name = "An arrest, interview, release, bail or change of conditions")] Custody,
    [Display(Name = "A charge or no further action, and the right to review")] ChargeDecision,
    [Display(Name = "A warrant, or an arrest on it")] Warrant,
    [Display(Name = "A hearing, plea, verdict or sentence")] Court,
    [Display(Name = "An order")] Order,
    [Display(Name = "A date that is coming: release from prison, a hearing or another")] KnownDate,
    [Display(Name = "Who the suspect is")] Identity,
    [Display(Name = "Nothing new: routine contact")] Routine,
}

/// <summary>The safest way to contact the victim. A victim with none is contacted by nothing automatic (SEC-D07).</summary>
public enum SafeContact
{
    [Display(Name = "Phone call")] Phone,
    [Display(Name = "Text message")] Text,
    [Display(Name = "Email")] Email,
    [Display(Name = "Through another person")] AnotherPerson,
    [Display(Name = "Do not contact")] DoNotContact,
}

/// <summary>Against what a contact would be, or was (VIC-02).</summary>
public enum UnsafeContact
{
    [Display(Name = "The victim asked for no contact")] DoNotContact,
    [Display(Name = "Not the way that is safe")] NotTheSafeWay,
    [Display(Name = "Outside the safe hours")] OutsideSafeHours,
    [Display(Name = "It was not safe to speak last time, and nobody has checked the plan since")] NotSafeNow,
}

/// <summary>What a welfare check found (CLK-53). Only somebody seen or spoken to is known to be well.</summary>
public enum WelfareOutcome
{
    [Display(Name = "The victim was seen")] Seen,
    [Display(Name = "The victim was spoken to")] SpokenTo,
    [Display(Name = "Not found: the check goes on")] NotFound,
}

/// <summary>A date that is known before it comes (CLK-46).</summary>
public enum KnownDateKind
{
    [Display(Name = "Release from prison")] PrisonRelease,
    [Display(Name = "Hearing")] Hearing,
    [Display(Name = "Another date")] Other,
}

/// <summary>Why the victim no longer supports the case; the answer is asked for, because it is often fear or delay.</summary>
public enum WithdrawalReason
{
    [Display(Name = "Fear of the suspect or of what would happen")] Fear,
    [Display(Name = "It takes too long")] Delay,
    [Display(Name = "Pressure by the suspect, the family or others")] Pressure,
    [Display(Name = "Reconciled with the suspect")] Reconciled,
    [Display(Name = "Does not want to go through the process or to court")] Process,
    [Display(Name = "Another reason, or none was given")] Other,
}

/// <summary>What a needs assessment asks (Victims' Code).</summary>
public enum Need
{
    [Display(Name = "Interpreter or translation")] Interpreter,
    [Display(Name = "Children or other dependants")] Children,
    [Display(Name = "Disability, illness or access")] Disability,
    [Display(Name = "Intimidated by the suspect or by others")] Intimidated,
    [Display(Name = "Special measures at court")] SpecialMeasures,
}

public enum LetterStatus
{
    [Display(Name = "Waiting to be sent")] Queued,
    [Display(Name = "Sent")] Sent,
    [Display(Name = "Stopped")] Cancelled,
}
