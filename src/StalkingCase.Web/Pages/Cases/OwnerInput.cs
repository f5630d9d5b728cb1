using FluentValidation;

namespace StalkingCase.Web.Pages.Cases;

public sealed class OwnerInput
{
    /// <summary>Who had the case when the form was drawn.</summary>
    public Guid? Seen { get; set; }
    public Guid? OfficerId { get; set; }

    public sealed class Validator : AbstractValidator<OwnerInput>
    {
        public Validator() => RuleFor(x => x.OfficerId).NotNull().WithMessage("Select an officer");
    }
}
