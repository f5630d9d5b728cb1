using System.ComponentModel.DataAnnotations;

namespace StalkingCase.Domain.Risk;

/// <summary>How serious the risk is; the worst is the greatest, so that a database sorts it first.</summary>
public enum RiskGrade
{
    [Display(Name = "Standard")] Standard = 1,
    [Display(Name = "Medium")] Medium = 2,
    [Display(Name = "High")] High = 3,
}

/// <summary>How urgent a warrant is; the most urgent is the greatest.</summary>
public enum WarrantGrade
{
    [Display(Name = "C")] C = 1,
    [Display(Name = "B")] B = 2,
    [Display(Name = "A")] A = 3,
}
