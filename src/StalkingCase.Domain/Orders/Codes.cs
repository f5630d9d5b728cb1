using System.ComponentModel.DataAnnotations;

namespace StalkingCase.Domain.Orders;

/// <summary>Orders of law.md 2 and 3. Interim and full are two orders.</summary>
public enum OrderKind
{
    [Display(Name = "Stalking protection order")] StalkingProtection,
    [Display(Name = "Interim stalking protection order")] InterimStalkingProtection,
    [Display(Name = "Restraining order on conviction")] RestrainingOnConviction,
    [Display(Name = "Restraining order on acquittal")] RestrainingOnAcquittal,
    [Display(Name = "Non-molestation order")] NonMolestation,
    [Display(Name = "Domestic violence protection notice")] DomesticViolenceNotice,
    [Display(Name = "Domestic violence protection order")] DomesticViolenceOrder,
    [Display(Name = "Domestic abuse protection notice")] DomesticAbuseNotice,
    [Display(Name = "Domestic abuse protection order")] DomesticAbuseOrder,
    [Display(Name = "Civil injunction")] Injunction,
    [Display(Name = "Undertaking")] Undertaking,
    [Display(Name = "Other order")] Other,
}

public enum OrderDecision
{
    [Display(Name = "Apply for a stalking protection order")] Apply,
    [Display(Name = "Apply for an interim order first")] ApplyInterim,
    [Display(Name = "Another order")] OtherOrder,
    [Display(Name = "Not now")] NotNow,
}

public enum ArrestDecision
{
    [Display(Name = "Arrested")] Arrested,
    [Display(Name = "Being attempted")] BeingAttempted,
    [Display(Name = "Wanted")] Wanted,
    [Display(Name = "Warrant sought")] WarrantSought,
    [Display(Name = "No arrest, inspector's reason")] None,
}
