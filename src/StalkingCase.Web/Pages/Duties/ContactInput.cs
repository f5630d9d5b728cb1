using FluentValidation;
using StalkingCase.Domain.Victims;
using StalkingCase.Web.Infrastructure;
using StalkingCase.Web.Pages.Victims;

namespace StalkingCase.Web.Pages.Duties;

public sealed class ContactInput
{
    public WhenInput When { get; set; } = new();
    public SafeContact? How { get; set; }
    public Guid? DetailId { get; set; }
    public bool? Succeeded { get; set; }
    public bool? SafeToSpeak { get; set; }
    public List<ToldOf> Told { get; set; } = [];
    public List<Guid> Dates { get; set; } = [];
    public string? Words { get; set; }
    public string? Wishes { get; set; }
    public DateParts NextOn { get; set; } = new();
    public List<bool> NoneWanted { get; set; } = [];
    public List<bool> ImmediateDanger { get; set; } = [];
    public string? Danger { get; set; }

    /// <summary>Only the ticked box with its reason overrides safe contact (VIC-02).</summary>
    public bool Overrides => ImmediateDanger.Contains(true);

    /// <summary>Asked only of an input that was accepted.</summary>
    public ContactContent Content(DateTimeOffset now, bool notSafeNow, IReadOnlyList<StandingDate> dates) => new(When.At(now), How!.Value, Succeeded!.Value, Told, Words!)
    {
        SafeToSpeak = SafeToSpeak,
        Wishes = Wishes,
        NextOn = !NoneWanted.Contains(true) && NextOn.TryDate(out var next) ? next : null,
        NoContactWanted = NoneWanted.Contains(true),
        DetailId = DetailId,
        Dates = Dates,
        KnownDates = [.. dates.Select(d => d.Id)],
        NotSafeNow = notSafeNow,
        Danger = Overrides ? Danger : null,
    };

    public sealed class Validator : AbstractValidator<ContactInput>
    {
        public Validator(DateTimeOffset now, IReadOnlyList<StandingDate> dates)
        {
            RuleFor(x => x.When).SetValidator(new WhenInput.Validator(now, timeNeeded: true));
            RuleFor(x => x.How).Must(h => h is not (null or SafeContact.DoNotContact)).WithMessage("Select how you contacted the victim");
            RuleFor(x => x.Succeeded).NotNull().WithMessage("Select if you reached the victim");
            RuleFor(x => x.SafeToSpeak).NotNull().When(x => x.Succeeded is true).WithMessage("Select if it was safe to speak");
            RuleFor(x => x.Told).NotEmpty().When(x => x.Succeeded is true && x.Dates.Count == 0).WithMessage("Select what the victim was told");
            RuleFor(x => x.Dates).NotEmpty().When(x => x.Succeeded is true && dates.Count > 0 && x.Told.Contains(ToldOf.KnownDate)).WithMessage("Select which date the victim was warned of");
            RuleFor(x => x.Words).NotEmpty().WithMessage("Enter what was said, or what you tried").MaximumLength(4000).WithMessage("Words must be 4,000 characters or less");
            RuleFor(x => x.Wishes).MaximumLength(1000).WithMessage("Wishes must be 1,000 characters or less");
            RuleFor(x => x.NextOn).Must((x, d) => x.Succeeded is not true || x.NoneWanted.Contains(true) || !d.IsEmpty).WithMessage("Enter the next contact date or select no contact wanted")
                .Must((x, d) => d.IsEmpty || x.NoneWanted.Contains(true) || d.TryDate(out _)).WithMessage("Enter the date, like 27 3 2026");
            RuleFor(x => x.Danger).NotEmpty().When(x => x.Overrides).WithMessage("Enter what the immediate danger is").MaximumLength(1000).WithMessage("The danger must be 1,000 characters or less");
        }
    }
}
