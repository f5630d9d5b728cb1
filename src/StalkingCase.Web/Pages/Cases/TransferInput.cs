using FluentValidation;

namespace StalkingCase.Web.Pages.Cases;

public sealed class TransferInput
{
    /// <summary>Whose the case was when the form was drawn.</summary>
    public Guid? Seen { get; set; }
    public Guid? UnitId { get; set; }
    public string? Reason { get; set; }

    public sealed class Validator : AbstractValidator<TransferInput>
    {
        public Validator()
        {
            RuleFor(x => x.UnitId).NotNull().WithMessage("Select a unit");
            RuleFor(x => x.Reason).NotEmpty().WithMessage("Enter why the case is transferred").MaximumLength(2000).WithMessage("Reason must be 2,000 characters or less");
        }
    }
}
