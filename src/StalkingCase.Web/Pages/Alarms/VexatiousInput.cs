using FluentValidation;

namespace StalkingCase.Web.Pages.Alarms;

public sealed class VexatiousInput
{
    public Guid? Complaint { get; set; }
    public string? Words { get; set; }

    public sealed class Validator : AbstractValidator<VexatiousInput>
    {
        public Validator(IReadOnlyList<ComplaintRow> offered)
        {
            RuleFor(x => x.Complaint).Must(c => offered.Any(o => o.FactId == c)).WithMessage("Select the complaint");
            RuleFor(x => x.Words).NotEmpty().WithMessage("Enter why the complaint is vexatious").MaximumLength(2000).WithMessage("Words must be 2000 characters or less");
        }
    }
}
