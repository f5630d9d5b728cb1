using FluentValidation;
using StalkingCase.Domain.Risk;
using StalkingCase.Domain.Warrants;
using StalkingCase.Web.Infrastructure;

namespace StalkingCase.Web.Pages.Warrants;

public sealed class NewInput
{
    public WarrantType? Type { get; set; }
    public WhenInput Issued { get; set; } = new() { Choice = null };
    public string? Court { get; set; }
    public string? Offence { get; set; }
    public bool? BackedForBail { get; set; }
    public bool? Circulated { get; set; }
    public WarrantGrade? Grade { get; set; }
    public Guid? OfficerId { get; set; }
    public string? LikelyPlaces { get; set; }
    public string? OfficerSafety { get; set; }

    /// <summary>Other victims of the suspect in whose cases it counts too (WAR-01).</summary>
    public List<Guid> Covers { get; set; } = [];

    public WarrantContent Content(DateTimeOffset now) => new(Type!.Value, Issued.At(now), Court!, Offence!, BackedForBail!.Value) { LikelyPlaces = LikelyPlaces, OfficerSafety = OfficerSafety };

    public sealed class Validator : AbstractValidator<NewInput>
    {
        public Validator(DateTimeOffset now, WarrantGrade floor)
        {
            RuleFor(x => x.Type).NotNull().WithMessage("Select the kind of warrant");
            RuleFor(x => x.Issued).SetValidator(new WhenInput.Validator(now, timeNeeded: true));
            RuleFor(x => x.Court).NotEmpty().WithMessage("Enter the court that issued the warrant").MaximumLength(200).WithMessage("Court must be 200 characters or less");
            RuleFor(x => x.Offence).NotEmpty().WithMessage("Enter the offence").MaximumLength(200).WithMessage("Offence must be 200 characters or less");
            RuleFor(x => x.BackedForBail).NotNull().WithMessage("Select if the warrant is backed for bail");
            RuleFor(x => x.Circulated).NotNull().WithMessage("Select if the warrant is on PNC");
            RuleFor(x => x.Grade).Must(g => g is null || g >= floor).WithMessage($"This warrant cannot be graded below {floor}");
            RuleFor(x => x.LikelyPlaces).MaximumLength(2000).WithMessage("Likely places must be 2,000 characters or less");
            RuleFor(x => x.OfficerSafety).MaximumLength(2000).WithMessage("Officer safety must be 2,000 characters or less");
        }
    }
}
