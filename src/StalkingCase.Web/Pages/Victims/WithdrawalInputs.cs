using FluentValidation;
using StalkingCase.Domain.Victims;

namespace StalkingCase.Web.Pages.Victims;

public sealed class WithdrawalInput
{
    public WithdrawalReason? Reason { get; set; }
    public string? Words { get; set; }

    public sealed class Validator : AbstractValidator<WithdrawalInput>
    {
        public Validator()
        {
            RuleFor(x => x.Reason).NotNull().WithMessage("Select why the victim withdrew");
            RuleFor(x => x.Words).NotEmpty().WithMessage("Enter the reason the victim gave, or that none was given").MaximumLength(2000).WithMessage("What the victim said must be 2,000 characters or less");
        }
    }
}

public sealed class EvidenceInput
{
    public bool? GoesOn { get; set; }
    public string? Words { get; set; }

    public sealed class Validator : AbstractValidator<EvidenceInput>
    {
        public Validator()
        {
            RuleFor(x => x.GoesOn).NotNull().WithMessage("Select if the prosecution goes on");
            RuleFor(x => x.Words).NotEmpty().WithMessage("Enter what evidence there is without the victim, and the decision").MaximumLength(2000).WithMessage("Evidence must be 2,000 characters or less");
        }
    }
}

public sealed class CheckInput
{
    public string? Words { get; set; }

    public sealed class Validator : AbstractValidator<CheckInput>
    {
        public Validator() => RuleFor(x => x.Words).NotEmpty().WithMessage("Enter what you checked: fear, pressure, delay, and what is done about it")
            .MaximumLength(2000).WithMessage("What you checked must be 2,000 characters or less");
    }
}
