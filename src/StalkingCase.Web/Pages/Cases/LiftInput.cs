using FluentValidation;

namespace StalkingCase.Web.Pages.Cases;

public sealed class LiftInput
{
    public bool? Lift { get; set; }
    public string? Reason { get; set; }

    public sealed class Validator : AbstractValidator<LiftInput>
    {
        public Validator(bool decides)
        {
            if (decides) RuleFor(x => x.Lift).NotNull().WithMessage("Select what you decide");
            RuleFor(x => x.Reason).NotEmpty().WithMessage(decides ? "Enter why you decide so" : "Enter why the restriction can be lifted").MaximumLength(2000).WithMessage("Reason must be 2,000 characters or less");
        }
    }
}
