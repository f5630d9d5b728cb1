using FluentValidation;
using StalkingCase.Domain.Risk;

namespace StalkingCase.Web.Pages.Alarms;

public sealed class FourInput
{
    public Answer? Fixated { get; set; }
    public Answer? Obsessive { get; set; }
    public Answer? Unwanted { get; set; }
    public Answer? Repeated { get; set; }

    public sealed class Validator : AbstractValidator<FourInput>
    {
        public Validator()
        {
            RuleFor(x => x.Fixated).NotNull().WithMessage("Select an answer for \"Fixated\"");
            RuleFor(x => x.Obsessive).NotNull().WithMessage("Select an answer for \"Obsessive\"");
            RuleFor(x => x.Unwanted).NotNull().WithMessage("Select an answer for \"Unwanted\"");
            RuleFor(x => x.Repeated).NotNull().WithMessage("Select an answer for \"Repeated\"");
        }
    }
}
