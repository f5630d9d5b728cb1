using FluentValidation;

namespace StalkingCase.Web.Pages.Meetings;

/// <summary>One sentence that an act needs.</summary>
public sealed class SaidInput
{
    public string? Words { get; set; }

    public sealed class Validator : AbstractValidator<SaidInput>
    {
        public Validator(string missing) => RuleFor(x => x.Words).NotEmpty().WithMessage(missing).MaximumLength(2000).WithMessage("This must be 2,000 characters or less");
    }
}
