using FluentValidation;
using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.Safeguarding;
using StalkingCase.Domain.Victims;
using StalkingCase.Web.Infrastructure;

namespace StalkingCase.Web.Pages.Safeguarding;

public sealed class ContactInput
{
    public WhenInput When { get; set; } = new();
    public SafeContact? How { get; set; }
    public bool? Succeeded { get; set; }
    public bool? SafeToSpeak { get; set; }
    public string? Words { get; set; }
    public string? Wishes { get; set; }
    public DateParts NextOn { get; set; } = new();
    public List<bool> NoneWanted { get; set; } = [];

    /// <summary>Asked only of an input that was accepted.</summary>
    public AdvocateContactContent Content() => new(How!.Value, Succeeded!.Value, SafeToSpeak, Words!)
    {
        Wishes = string.IsNullOrWhiteSpace(Wishes) ? null : Wishes,
        NextOn = !NoneWanted.Contains(true) && NextOn.TryDate(out var next) ? next : null,
        NoneWanted = NoneWanted.Contains(true),
    };

    public sealed class Validator : AbstractValidator<ContactInput>
    {
        public Validator(DateTimeOffset now)
        {
            RuleFor(x => x.When).SetValidator(new WhenInput.Validator(now, timeNeeded: true));
            RuleFor(x => x.How).Must(h => h is not (null or SafeContact.DoNotContact)).WithMessage("Select how you contacted the victim");
            RuleFor(x => x.Succeeded).NotNull().WithMessage("Select if you reached the victim");
            RuleFor(x => x.SafeToSpeak).NotNull().When(x => x.Succeeded is true).WithMessage("Select if it was safe to speak");
            RuleFor(x => x.Words).NotEmpty().WithMessage("Enter what was said, or what you tried").MaximumLength(4000).WithMessage("Words must be 4,000 characters or less");
            RuleFor(x => x.Wishes).MaximumLength(1000).WithMessage("Wishes must be 1,000 characters or less");
            RuleFor(x => x.NextOn).Must((x, d) => x.Succeeded is not true || x.NoneWanted.Contains(true) || !d.IsEmpty).WithMessage("Enter the next contact date or select no contact wanted")
                .Must((x, d) => d.IsEmpty || x.NoneWanted.Contains(true) || d.TryDate(out _)).WithMessage("Enter the date, like 27 3 2026")
                .Must((x, d) => x.NoneWanted.Contains(true) || !d.TryDate(out var next) || next >= UkTime.DateOf(now)).WithMessage("The next contact must be today or later");
        }
    }
}

public sealed class WordsInput
{
    public string? Words { get; set; }

    public sealed class Validator : AbstractValidator<WordsInput>
    {
        public Validator(string missing) => RuleFor(x => x.Words).NotEmpty().WithMessage(missing).MaximumLength(4000).WithMessage("Words must be 4,000 characters or less");
    }
}
