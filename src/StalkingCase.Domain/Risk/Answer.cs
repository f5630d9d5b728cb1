using System.ComponentModel.DataAnnotations;

namespace StalkingCase.Domain.Risk;

/// <summary>NotKnown is an answer, shown as such, and never counts as No (RSK-08).</summary>
public enum Answer
{
    [Display(Name = "Yes")] Yes,
    [Display(Name = "No")] No,
    [Display(Name = "Not known yet")] NotKnown,
}
