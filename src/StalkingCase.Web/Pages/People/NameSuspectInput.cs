using FluentValidation;
using StalkingCase.Domain.People;
using StalkingCase.Web.Infrastructure;

namespace StalkingCase.Web.Pages.People;

public sealed class NameSuspectInput
{
    public const string SomebodyNew = "new";

    public string? FirstName { get; set; }
    public string? LastName { get; set; }
    public DateParts BornOn { get; set; } = new();
    public string? Reason { get; set; }

    /// <summary>The earlier record chosen, or <see cref="SomebodyNew"/>; empty until the look-up has shown what there is.</summary>
    public string? Choice { get; set; }

    public DateOnly? Born => BornOn.TryDate(out var date) ? date : null;
    public Identity Identity => new(Words(FirstName), Words(LastName), null, Born, null);

    private static string? Words(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : typed.Trim();

    public sealed class Validator : AbstractValidator<NameSuspectInput>
    {
        public Validator(DateOnly today)
        {
            RuleFor(x => x.LastName).NotEmpty().WithMessage("Enter the suspect's last name").MaximumLength(100).WithMessage("Last name must be 100 characters or less");
            RuleFor(x => x.FirstName).MaximumLength(100).WithMessage("First name must be 100 characters or less");
            RuleFor(x => x.BornOn).Must(b => b.IsEmpty || (b.TryDate(out var date) && date < today)).WithMessage("Date of birth must be in the past");
            RuleFor(x => x.Reason).NotEmpty().WithMessage("Enter how it is known who the suspect is").MaximumLength(2000).WithMessage("How it is known must be 2000 characters or less");
        }
    }
}
