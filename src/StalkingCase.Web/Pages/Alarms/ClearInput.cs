using FluentValidation;

namespace StalkingCase.Web.Pages.Alarms;

public sealed class ClearInput
{
    public string? Words { get; set; }

    public sealed class Validator : AbstractValidator<ClearInput>
    {
        public Validator() => RuleFor(x => x.Words).NotEmpty().WithMessage("Enter why the alarm can be cleared").MaximumLength(2000).WithMessage("Words must be 2000 characters or less");
    }
}
