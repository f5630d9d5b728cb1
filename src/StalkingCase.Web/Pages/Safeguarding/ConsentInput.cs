using System.Globalization;
using FluentValidation;
using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.Safeguarding;
using StalkingCase.Web.Infrastructure;

namespace StalkingCase.Web.Pages.Safeguarding;

public enum ConsentChoice { Consents, LawfulBasis, Withdrawn }

/// <summary>What an advocate may see, and on what it rests.</summary>
public sealed class ConsentInput
{
    public static readonly IReadOnlyList<ConsentScopes> Single = [ConsentScopes.Contact, ConsentScopes.SafetyPlan, ConsentScopes.Orders, ConsentScopes.Timeline];

    public ConsentChoice? Answer { get; set; }
    public string? How { get; set; }
    public string? LawfulBasis { get; set; }
    public Guid? ApprovedBy { get; set; }
    public string? Withdrawal { get; set; }
    public List<ConsentScopes> Scopes { get; set; } = [];
    public DateParts Until { get; set; } = new();

    /// <summary>The mark of the answer that the form was filled from.</summary>
    public string? Seen { get; set; }

    public static StandingWords Standing(Referral referral) => new(
        new WordsPart("What may be shared", referral.WithdrawnAt is null ? Names(Single.Where(s => referral.Scopes.HasFlag(s))) : "Nothing: consent is withdrawn"),
        Last(referral.ConsentUntil is { } until ? UkTime.DateOf(until).AddDays(-1) : null));

    public StandingWords Typed() => new(
        new WordsPart("What may be shared", Names(Scopes)),
        Last(Until.TryDate(out var day) ? day : null));

    private static WordsPart Last(DateOnly? day) => new("Until the end of", day is { } last ? last.ToString("d MMM yyyy", CultureInfo.InvariantCulture) : "No date was said");

    private static string Names(IEnumerable<ConsentScopes> scopes) => string.Join(", ", scopes.Select(s => EnumText.Of(s)));

    /// <summary>Asked only of an input that was accepted.</summary>
    public ConsentContent Content() => new(Answer is ConsentChoice.Consents, Scopes.Where(Single.Contains).Aggregate(ConsentScopes.None, (all, one) => all | one), How)
    {
        LawfulBasis = Answer is ConsentChoice.LawfulBasis ? LawfulBasis : null,
        ApprovedBy = Answer is ConsentChoice.LawfulBasis ? ApprovedBy : null,
        UntilEndOf = Until.TryDate(out var until) ? until : null,
    };

    public sealed class Validator : AbstractValidator<ConsentInput>
    {
        public Validator(DateTimeOffset now)
        {
            RuleFor(x => x.Answer).NotNull().WithMessage("Select what the victim says");
            RuleFor(x => x.How).NotEmpty().When(x => x.Answer is ConsentChoice.Consents).WithMessage("Enter how consent was given").MaximumLength(500).WithMessage("Words must be 500 characters or less");
            RuleFor(x => x.LawfulBasis).NotEmpty().When(x => x.Answer is ConsentChoice.LawfulBasis).WithMessage("Without consent, enter the lawful basis").MaximumLength(500).WithMessage("Words must be 500 characters or less");
            RuleFor(x => x.ApprovedBy).NotNull().When(x => x.Answer is ConsentChoice.LawfulBasis).WithMessage("Select who approved sharing without consent");
            RuleFor(x => x.Withdrawal).NotEmpty().When(x => x.Answer is ConsentChoice.Withdrawn).WithMessage("Enter how the victim withdrew it").MaximumLength(500).WithMessage("Words must be 500 characters or less");
            RuleFor(x => x.Scopes).Must(s => s.Exists(Single.Contains)).When(x => x.Answer is not (null or ConsentChoice.Withdrawn)).WithMessage("Select what may be shared");
            RuleFor(x => x.Until).Must(d => d.IsEmpty || d.TryDate(out _)).WithMessage("Enter the date, like 27 3 2026")
                .Must(d => !d.TryDate(out var until) || until >= UkTime.DateOf(now)).WithMessage("The last day must be today or later");
        }
    }
}

public sealed class SharingInput
{
    public Recipient? To { get; set; }
    public SharingAnswer? Answer { get; set; }
    public string? How { get; set; }
    public string? LawfulReason { get; set; }
    public Guid? ApprovedBy { get; set; }

    /// <summary>Asked only of an input that was accepted.</summary>
    public SharingContent Content() => new(To!.Value, Answer!.Value, How!) { LawfulReason = string.IsNullOrWhiteSpace(LawfulReason) ? null : LawfulReason, ApprovedBy = ApprovedBy };

    public sealed class Validator : AbstractValidator<SharingInput>
    {
        public Validator()
        {
            RuleFor(x => x.To).NotNull().WithMessage("Select who may be told");
            RuleFor(x => x.Answer).NotNull().WithMessage("Select the victim's answer");
            RuleFor(x => x.How).NotEmpty().WithMessage("Enter how the answer was given").MaximumLength(500).WithMessage("Words must be 500 characters or less");
            RuleFor(x => x.LawfulReason).NotEmpty().When(x => x.ApprovedBy is not null && x.Answer is not SharingAnswer.Yes).WithMessage("Enter the lawful reason").MaximumLength(500).WithMessage("Words must be 500 characters or less");
            RuleFor(x => x.ApprovedBy).NotNull().When(x => x.Answer is SharingAnswer.No or SharingAnswer.Withdrawn && !string.IsNullOrWhiteSpace(x.LawfulReason)).WithMessage("Select who approved it");
        }
    }
}
