using FluentValidation;
using StalkingCase.Domain.Warrants;
using StalkingCase.Web.Infrastructure;

namespace StalkingCase.Web.Pages.Warrants;

public sealed class AttemptInput
{
    public ArrestOutcome? Outcome { get; set; }
    public WhenInput When { get; set; } = new();
    public string? Place { get; set; }
    public string? WhoWent { get; set; }
    public string? Found { get; set; }
    public string? NextAction { get; set; }
    public LaterInput Next { get; set; } = new();
    public string? CustodyReference { get; set; }

    public AttemptContent Content(DateTimeOffset now) => new(Outcome!.Value, When.At(now), Place ?? "", WhoWent ?? "", Found ?? "")
    {
        NextAction = NextAction,
        NextActionBy = Outcome is ArrestOutcome.Arrested ? null : Next.At(now),
        CustodyReference = CustodyReference,
    };

    public sealed class Validator : AbstractValidator<AttemptInput>
    {
        public Validator(DateTimeOffset now, DateTimeOffset issuedAt)
        {
            RuleFor(x => x.Outcome).NotNull().WithMessage("Select the outcome");
            RuleFor(x => x.When).SetValidator(new WhenInput.Validator(now, timeNeeded: true));
            RuleFor(x => x.When).Must(w => w.At(now) >= issuedAt).When(x => new WhenInput.Validator(now, timeNeeded: true).Validate(x.When).IsValid).WithMessage("Attempt must be after the warrant was issued");
            RuleFor(x => x.Place).NotEmpty().WithMessage("Enter where you went or whom you asked").MaximumLength(500).WithMessage("Place must be 500 characters or less");
            RuleFor(x => x.WhoWent).NotEmpty().WithMessage("Enter who went").MaximumLength(500).WithMessage("Who went must be 500 characters or less");
            RuleFor(x => x.Found).NotEmpty().WithMessage("Enter what you did besides the PNC check").MaximumLength(4000).WithMessage("What was found must be 4,000 characters or less");
            RuleFor(x => x.CustodyReference).NotEmpty().When(x => x.Outcome is ArrestOutcome.Arrested).WithMessage("Enter the custody reference").MaximumLength(100).WithMessage("Custody reference must be 100 characters or less");
            When(x => x.Outcome is not (null or ArrestOutcome.Arrested), () =>
            {
                RuleFor(x => x.NextAction).NotEmpty().WithMessage("Enter the next action").MaximumLength(500).WithMessage("Next action must be 500 characters or less");
                RuleFor(x => x.Next).SetValidator(new LaterInput.Validator(now, "Enter when the next action is due"));
            });
        }
    }
}
