using FluentValidation;
using StalkingCase.Domain.Cases;
using StalkingCase.Web.Infrastructure;

namespace StalkingCase.Web.Pages.People;

public sealed class ContactInput
{
    public ContactKind? Kind { get; set; }
    public string? Words { get; set; }

    /// <summary>The detail that it takes the place of (SEC-D07).</summary>
    public Guid? ReplacesId { get; set; }

    /// <summary>Where the place is on the map (SEC-D02).</summary>
    public PointInput At { get; set; } = new();

    public sealed class Validator : AbstractValidator<ContactInput>
    {
        public Validator()
        {
            RuleFor(x => x.Kind).NotNull().WithMessage("Select what kind of detail it is").NotEqual(ContactKind.CodeWord).WithMessage("Set the code word on the safe contact page");
            RuleFor(x => x.Words).NotEmpty().WithMessage("Enter the detail").MaximumLength(500).WithMessage("The detail must be 500 characters or less");
            RuleFor(x => x.Kind).Must(k => k is ContactKind.Address or ContactKind.Workplace or ContactKind.SafePlace).When(x => x.Kind is not null && !x.At.IsEmpty).WithMessage("Only an address, a workplace or a place to stay has a map position");
            RuleFor(x => x.At).SetValidator(new PointInput.Validator(isNeeded: false));
        }
    }
}

public sealed class PositionInput
{
    public Guid? DetailId { get; set; }
    public PointInput At { get; set; } = new();

    public sealed class Validator : AbstractValidator<PositionInput>
    {
        public Validator()
        {
            RuleFor(x => x.DetailId).NotNull().WithMessage("Select the place");
            RuleFor(x => x.At).SetValidator(new PointInput.Validator(isNeeded: true));
        }
    }
}

public sealed class DoNotUseInput
{
    public Guid? DetailId { get; set; }
    public string? Reason { get; set; }

    public sealed class Validator : AbstractValidator<DoNotUseInput>
    {
        public Validator()
        {
            RuleFor(x => x.DetailId).NotNull().WithMessage("Select the detail that is not to be used");
            RuleFor(x => x.Reason).NotEmpty().WithMessage("Enter why it is not to be used any more").MaximumLength(500).WithMessage("The reason must be 500 characters or less");
        }
    }
}
