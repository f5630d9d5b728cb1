using FluentValidation;
using StalkingCase.Domain.Orders;
using StalkingCase.Web.Infrastructure;

namespace StalkingCase.Web.Pages.Duties;

public sealed class ArrestInput
{
    public Guid? BreachId { get; set; }
    public ArrestDecision? Decision { get; set; }
    public WhenInput When { get; set; } = new();
    public string? Reason { get; set; }

    public sealed class Validator : AbstractValidator<ArrestInput>
    {
        public Validator(DateTimeOffset now)
        {
            RuleFor(x => x.Decision).NotNull().WithMessage("Select what is being done");
            RuleFor(x => x.BreachId).NotNull().When(x => x.Decision is not (null or ArrestDecision.Arrested)).WithMessage("Select the breach");
            RuleFor(x => x.When).SetValidator(new WhenInput.Validator(now, timeNeeded: true)).When(x => x.Decision is ArrestDecision.Arrested);
            RuleFor(x => x.Reason).NotEmpty().When(x => x.Decision is ArrestDecision.None).WithMessage("Enter why no action is being taken");
        }
    }
}

/// <summary>CLK-28: an attempt to arrest for a breach that found nobody.</summary>
public sealed class AttemptedInput
{
    public Guid? BreachId { get; set; }
    public WhenInput When { get; set; } = new();
    public LaterInput Next { get; set; } = new();

    public sealed class Validator : AbstractValidator<AttemptedInput>
    {
        public Validator(DateTimeOffset now)
        {
            RuleFor(x => x.BreachId).NotNull().WithMessage("Select the breach");
            RuleFor(x => x.When).SetValidator(new WhenInput.Validator(now, timeNeeded: true));
            RuleFor(x => x.Next).SetValidator(new LaterInput.Validator(now, "Enter when the next attempt is due"));
        }
    }
}
