using System.ComponentModel.DataAnnotations;
using FluentValidation;
using StalkingCase.Domain.Cases;

namespace StalkingCase.Web.Pages.Cases;

public sealed class AskToCloseInput
{
    public OutcomeCode? Outcome { get; set; }
    public string? Reason { get; set; }

    public sealed class Validator : AbstractValidator<AskToCloseInput>
    {
        public Validator()
        {
            RuleFor(x => x.Outcome).NotNull().WithMessage("Select the outcome");
            RuleFor(x => x.Reason).NotEmpty().WithMessage("Enter why the case can be closed").MaximumLength(2000).WithMessage("Reason must be 2,000 characters or less");
        }
    }
}

public enum ClosureDecision
{
    [Display(Name = "Close the case")] Close,
    [Display(Name = "Keep it open")] KeepOpen,
}

public sealed class DecideClosureInput
{
    public ClosureDecision? Decision { get; set; }
    public string? ResidualRisk { get; set; }
    public bool? VictimTold { get; set; }
    public string? OverrideReason { get; set; }
    public string? WhyOpen { get; set; }

    public sealed class Validator : AbstractValidator<DecideClosureInput>
    {
        public Validator(bool hasObstacle)
        {
            RuleFor(x => x.Decision).NotNull().WithMessage("Select what you decide");
            RuleFor(x => x.WhyOpen).NotEmpty().When(x => x.Decision is ClosureDecision.KeepOpen).WithMessage("Enter why the case stays open");
            When(x => x.Decision is ClosureDecision.Close, () =>
            {
                RuleFor(x => x.ResidualRisk).NotEmpty().WithMessage("Enter the risk that remains");
                RuleFor(x => x.VictimTold).NotNull().WithMessage("Select if the victim was told");
                RuleFor(x => x.OverrideReason).NotEmpty().When(_ => hasObstacle).WithMessage("Something still stands against closing. Enter why the case can be closed all the same");
            });
        }
    }
}
