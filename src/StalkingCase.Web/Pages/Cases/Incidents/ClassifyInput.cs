using FluentValidation;
using StalkingCase.Domain.Reports;

namespace StalkingCase.Web.Pages.Cases.Incidents;

public sealed class ClassifyInput
{
    public int Version { get; set; }
    public Classification? Principal { get; set; }
    public List<Classification> Included { get; set; } = [];
    public string? Reason { get; set; }

    public sealed class Validator : AbstractValidator<ClassifyInput>
    {
        public Validator()
        {
            RuleFor(x => x.Principal).NotNull().WithMessage("Select the principal classification");
            RuleFor(x => x.Reason).NotEmpty().WithMessage("Enter why the classification changes").MaximumLength(1000).WithMessage("Reason must be 1,000 characters or less");
        }
    }
}
