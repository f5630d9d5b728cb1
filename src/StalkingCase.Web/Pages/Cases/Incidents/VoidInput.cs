using FluentValidation;
using StalkingCase.Domain.Cases;

namespace StalkingCase.Web.Pages.Cases.Incidents;

public sealed class VoidInput
{
    public int Version { get; set; }
    public VoidReason? Reason { get; set; }
    public string? Why { get; set; }
    public Guid? RightCaseId { get; set; }

    public sealed class Validator : AbstractValidator<VoidInput>
    {
        public Validator(bool moves)
        {
            RuleFor(x => x.Reason).Must(r => r is VoidReason.Mistake or VoidReason.Twice).When(_ => !moves).WithMessage("Select what is wrong with the entry");
            RuleFor(x => x.RightCaseId).NotNull().When(_ => moves).WithMessage("Select the right case");
            RuleFor(x => x.Why).NotEmpty().WithMessage("Enter why the entry is wrong").MaximumLength(1000).WithMessage("Reason must be 1,000 characters or less");
        }
    }
}
