using FluentValidation;

namespace StalkingCase.Web.Pages.Risk;

public sealed class NoChangeInput
{
    public string? Because { get; set; }

    public sealed class Validator : AbstractValidator<NoChangeInput>
    {
        public Validator() => RuleFor(x => x.Because).NotEmpty().WithMessage("Enter why the risk has not changed").MaximumLength(2000).WithMessage("Reason must be 2,000 characters or less");
    }
}
