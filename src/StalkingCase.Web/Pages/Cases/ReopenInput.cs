using FluentValidation;

namespace StalkingCase.Web.Pages.Cases;

public sealed class ReopenInput
{
    public string? Reason { get; set; }

    public sealed class Validator : AbstractValidator<ReopenInput>
    {
        public Validator() => RuleFor(x => x.Reason).NotEmpty().WithMessage("Enter why the case is reopened").MaximumLength(2000).WithMessage("Reason must be 2,000 characters or less");
    }
}
