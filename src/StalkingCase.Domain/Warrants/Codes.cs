using System.ComponentModel.DataAnnotations;

namespace StalkingCase.Domain.Warrants;

public enum ArrestOutcome
{
    [Display(Name = "Arrested")] Arrested,
    [Display(Name = "Not there")] NotThere,
    [Display(Name = "No entry")] NoEntry,
    [Display(Name = "Wrong address")] WrongAddress,
    [Display(Name = "Enquiry")] Enquiry,
}

public enum WarrantType
{
    [Display(Name = "First instance", Description = "On information laid before the court")] FirstInstance,
    [Display(Name = "Bench, no bail", Description = "Failed to attend: arrest and take to court")] Bench,
    [Display(Name = "Backed for bail", Description = "Arrest, then release to a date")] BackedForBail,
    [Display(Name = "Breach of an order or sentence")] BreachOfOrder,
    [Display(Name = "Prison recall", Description = "Not a warrant in law; tracked alike")] Recall,
}

public enum WarrantStatus
{
    [Display(Name = "Outstanding")] Outstanding,
    [Display(Name = "Executed")] Executed,
    [Display(Name = "Withdrawn by the court")] Withdrawn,
    [Display(Name = "The person has died")] Deceased,
    [Display(Name = "Executed elsewhere")] ExecutedElsewhere,
}

/// <summary>Why nobody has been arrested yet, as a supervisor finds (WAR-06).</summary>
public enum DelayReason
{
    [Display(Name = "Abroad")] Abroad,
    [Display(Name = "In custody elsewhere")] InCustodyElsewhere,
    [Display(Name = "In hospital")] InHospital,
    [Display(Name = "Operation planned")] OperationPlanned,
    [Display(Name = "Resources")] Resources,
    [Display(Name = "Other")] Other,
}

/// <summary>What became of the suspect after the arrest on the warrant (CLK-40).</summary>
public enum WarrantResult
{
    [Display(Name = "Kept in custody")] Remanded,
    [Display(Name = "Bail, no contact with the victim")] BailNoContact,
    [Display(Name = "Bail, contact not forbidden", Description = "The victim is not protected by it: decide on an order")] BailOpen,
    [Display(Name = "Released", Description = "The victim is not protected: decide on an order")] Released,
}
