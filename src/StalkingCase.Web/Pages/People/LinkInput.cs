using FluentValidation;
using StalkingCase.Domain.Cases;

namespace StalkingCase.Web.Pages.People;

public sealed class LinkInput
{
    public Guid? OtherCase { get; set; }
    public LinkDecision? Decision { get; set; }
    public string? Reason { get; set; }

    public sealed class Validator : AbstractValidator<LinkInput>
    {
        public Validator()
        {
            RuleFor(x => x.OtherCase).NotNull().WithMessage("Select the earlier record");
            RuleFor(x => x.Decision).NotNull().WithMessage("Select if it is the same person");
            RuleFor(x => x.Reason).NotEmpty().WithMessage("Enter how you know").MaximumLength(2000).WithMessage("How you know must be 2000 characters or less");
        }
    }
}
