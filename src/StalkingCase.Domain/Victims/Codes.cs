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
