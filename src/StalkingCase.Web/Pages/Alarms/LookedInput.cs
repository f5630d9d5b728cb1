using FluentValidation;

namespace StalkingCase.Web.Pages.Alarms;

public sealed class LookedInput
{
    public string? Words { get; set; }

    public sealed class Validator : AbstractValidator<LookedInput>
    {
        public Validator() => RuleFor(x => x.Words).NotEmpty().WithMessage("Enter what you did about the alarm").MaximumLength(2000).WithMessage("Words must be 2000 characters or less");
    }
}
