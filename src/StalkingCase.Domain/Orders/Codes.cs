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

/// <summary>How a stalking protection order came to be made. The courts' own routes are selectable once their law is in force (ORD-09).</summary>
public enum OrderRoute
{
    [Display(Name = "Police application")] PoliceApplication,
    [Display(Name = "The court's own, on conviction")] OnConviction,
    [Display(Name = "The court's own, on acquittal")] OnAcquittal,
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

/// <summary>What must follow once an order is made (CLK-22).</summary>
public enum OrderStep
{
    [Display(Name = "On PNC")] Pnc,
    [Display(Name = "Copy to the victim")] VictimCopy,
    [Display(Name = "Address markers")] AddressMarkers,
}

/// <summary>What the decision before the end of an order is (CLK-25).</summary>
public enum RenewalDecision
{
    [Display(Name = "Apply to renew or extend it")] Renew,
    [Display(Name = "Apply to vary it")] Vary,
    [Display(Name = "Let it end")] LetEnd,
}

/// <summary>The library of conditions, and own words. Law: SPO guidance, "common prohibitions" and "requirements".</summary>
public enum ConditionKind
{
    [Display(Name = "No contact, direct or through others")] NoContact,
    [Display(Name = "Not to enter a place")] Place,
    [Display(Name = "Not within a distance")] Distance,
    [Display(Name = "No watching, filming or following")] Surveillance,
    [Display(Name = "Nothing online about the victim")] Online,
    [Display(Name = "Devices and passwords")] Devices,
    [Display(Name = "No applications to court without leave")] CourtApplications,
    [Display(Name = "Programme or treatment")] Programme,
    [Display(Name = "Surrender an item")] Surrender,
    [Display(Name = "Sign on at a police station")] SignOn,
    [Display(Name = "Own words")] OwnWords,
}

/// <summary>What breaking an order is in law, which every screen says beside it.</summary>
public enum BreachInLaw
{
    [Display(Name = "A crime. Arrest without warrant.")] Crime,
    [Display(Name = "Arrest, then court within 24 hours. Contempt, not a crime.")] ArrestableContempt,
    [Display(Name = "Contempt of court. No power of arrest: tell the court.")] Contempt,
    [Display(Name = "Read the order: what a breach means depends on it.")] DependsOnOrder,
}

public enum OrderStatus
{
    [Display(Name = "Considered")] Considered,
    [Display(Name = "Applied for")] Applied,
    [Display(Name = "Made, not served")] Made,
    [Display(Name = "In force")] Served,
    [Display(Name = "Ended")] Ended,
    [Display(Name = "Refused")] Refused,
}
