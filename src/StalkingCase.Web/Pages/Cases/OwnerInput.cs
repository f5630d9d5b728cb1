using FluentValidation;

namespace StalkingCase.Web.Pages.Cases;

public sealed class OwnerInput
{
    public int Version { get; set; }
    public Guid? OfficerId { get; set; }

    public sealed class Validator : AbstractValidator<OwnerInput>
    {
        public Validator() => RuleFor(x => x.OfficerId).NotNull().WithMessage("Select an officer");
    }
}
