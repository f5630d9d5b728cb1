using System.ComponentModel.DataAnnotations;

namespace StalkingCase.Domain.Risk;

/// <summary>Stored as a number, worst greatest. Never called low.</summary>
public enum RiskGrade
{
    [Display(Name = "Standard")] Standard = 1,
    [Display(Name = "Medium")] Medium = 2,
    [Display(Name = "High")] High = 3,
}

/// <summary>Stored as a number, most urgent greatest (WAR-02).</summary>
public enum WarrantGrade { C = 1, B = 2, A = 3 }
