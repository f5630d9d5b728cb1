using System.ComponentModel.DataAnnotations;
using System.Globalization;
using StalkingCase.Domain.Cases;

namespace StalkingCase.Web.Pages.Cases;

public enum CaseScope { [Display(Name = "Cases I work on")] Mine, [Display(Name = "All cases of the force, by reference")] Force }

public enum RiskChoice { [Display(Name = "High")] High, [Display(Name = "Medium")] Medium, [Display(Name = "Standard")] Standard, [Display(Name = "Not assessed")] None }

public enum CaseSort { Risk, LastEntry, Opened, Reference }

/// <summary>What the case list is filtered and sorted by. Codes and ids only: it stands in the address.</summary>
public sealed class CasesInput
{
    public CaseScope Scope { get; set; }
    public RiskChoice? Risk { get; set; }
    public CaseStatus? Status { get; set; } = CaseStatus.Open;
    public Guid? Unit { get; set; }
    public Guid? Officer { get; set; }
    public bool Flagged { get; set; }
    public bool Overdue { get; set; }
    public bool Unserved { get; set; }
    public bool Unrestricted { get; set; }

    /// <summary>No entry for a week: a quiet suspect is no safer.</summary>
    public bool Quiet { get; set; }

    public CaseSort Sort { get; set; }
    public string? After { get; set; }

    /// <summary>The same list, sorted otherwise or after a row.</summary>
    public string Link(CaseSort sort, string? after = null, bool unassessed = false)
    {
        var parts = new Dictionary<string, string?>
        {
            ["scope"] = Scope is CaseScope.Mine ? null : Scope.ToString(),
            ["risk"] = unassessed ? nameof(RiskChoice.None) : Risk?.ToString(),
            ["status"] = Status?.ToString() ?? "",
            ["unit"] = Unit?.ToString(),
            ["officer"] = Officer?.ToString(),
            ["flagged"] = Flagged ? "true" : null,
            ["overdue"] = Overdue ? "true" : null,
            ["unserved"] = Unserved ? "true" : null,
            ["quiet"] = Quiet ? "true" : null,
            ["unrestricted"] = Unrestricted ? "true" : null,
            ["sort"] = sort is CaseSort.Risk ? null : sort.ToString(),
            ["after"] = after,
        };
        return "/cases?" + string.Join('&', parts.Where(p => p.Value is not null).Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.Key}={Uri.EscapeDataString(p.Value!)}")));
    }
}
