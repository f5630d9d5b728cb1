using System.ComponentModel.DataAnnotations;
using FluentValidation;

namespace StalkingCase.Web.Pages.Account;

public enum Density { [Display(Name = "Comfortable")] Comfortable, [Display(Name = "Compact")] Compact }

public enum Theme { [Display(Name = "As the computer says")] System, [Display(Name = "Light")] Light, [Display(Name = "Dark")] Dark }

public sealed class DisplayInput
{
    public Density? Density { get; set; }
    public Theme? Theme { get; set; }

    public sealed class Validator : AbstractValidator<DisplayInput>
    {
        public Validator()
        {
            RuleFor(x => x.Density).NotNull().WithMessage("Select how close together rows are");
            RuleFor(x => x.Theme).NotNull().WithMessage("Select the colours");
        }
    }
}
