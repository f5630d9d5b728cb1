using FluentValidation;
using StalkingCase.Domain.Victims;
using StalkingCase.Web.Infrastructure;

namespace StalkingCase.Web.Pages.Duties;

public sealed class ContactInput
{
    public WhenInput When { get; set; } = new();
    public SafeContact? How { get; set; }
    public string? WhyNotSafeWay { get; set; }
    public bool? Succeeded { get; set; }
    public bool? SafeToSpeak { get; set; }
    public List<ToldOf> Told { get; set; } = [];
    public string? Words { get; set; }

    /// <summary>Asked only of an input that was accepted.</summary>
    public string AllWords() => string.Join(" ", new[]
    {
        $"{EnumText.Of(How!.Value)}.",
        SafeToSpeak switch { true => "Safe to speak.", false => "NOT safe to speak.", _ => null },
        string.IsNullOrWhiteSpace(WhyNotSafeWay) ? null : $"Not the safe way, because: {WhyNotSafeWay.Trim()}.",
        Words!.Trim(),
    }.OfType<string>());

    public sealed class Validator : AbstractValidator<ContactInput>
    {
        public Validator(DateTimeOffset now, SafeContact? safe)
        {
            RuleFor(x => x.When).SetValidator(new WhenInput.Validator(now, timeNeeded: true));
            RuleFor(x => x.How).Must(h => h is not (null or SafeContact.DoNotContact)).WithMessage("Select how you contacted the victim");
            RuleFor(x => x.WhyNotSafeWay).NotEmpty().When(x => x.How is not null && safe is not null && x.How != safe)
                .WithMessage("This is not the way the victim marked as safe. Enter why you used it");
            RuleFor(x => x.Succeeded).NotNull().WithMessage("Select if you reached the victim");
            RuleFor(x => x.SafeToSpeak).NotNull().When(x => x.Succeeded is true).WithMessage("Select if it was safe to speak");
            RuleFor(x => x.Told).NotEmpty().When(x => x.Succeeded is true).WithMessage("Select what the victim was told");
            RuleFor(x => x.Words).NotEmpty().WithMessage("Enter what was said, or what you tried").MaximumLength(4000).WithMessage("Words must be 4,000 characters or less");
        }
    }
}
