using System.ComponentModel.DataAnnotations;
using FluentValidation;
using StalkingCase.Domain.Risk;

namespace StalkingCase.Web.Pages.Risk;

public enum EndorseDecision
{
    [Display(Name = "Endorse")] Endorse,
    [Display(Name = "Change the grade")] Change,
    [Display(Name = "Send back with a question")] SendBack,
}

public sealed class EndorseInput
{
    public int Version { get; set; }
    public EndorseDecision? Decision { get; set; }
    public RiskGrade? Grade { get; set; }
    public string? Reason { get; set; }
    public string? Question { get; set; }

    public sealed class Validator : AbstractValidator<EndorseInput>
    {
        public Validator()
        {
            RuleFor(x => x.Decision).NotNull().WithMessage("Select what you decide");
            RuleFor(x => x.Grade).NotNull().When(x => x.Decision is EndorseDecision.Change).WithMessage("Select a risk grade");
            RuleFor(x => x.Reason).NotEmpty().When(x => x.Decision is EndorseDecision.Change).WithMessage("Enter why you are changing the grade");
            RuleFor(x => x.Question).NotEmpty().When(x => x.Decision is EndorseDecision.SendBack).WithMessage("Enter what you want to know");
        }
    }
}
