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
    [Display(Name = "First instance")] FirstInstance,
    [Display(Name = "Bench, no bail")] Bench,
    [Display(Name = "Backed for bail")] BackedForBail,
    [Display(Name = "Breach of an order or sentence")] BreachOfOrder,
    [Display(Name = "Prison recall")] Recall,
}

public enum WarrantStatus { Outstanding, Executed, Withdrawn, Deceased, ExecutedElsewhere }
