using System.ComponentModel.DataAnnotations;
using FluentValidation;
using StalkingCase.Domain.Safeguarding;
using StalkingCase.Web.Infrastructure;
using StalkingCase.Web.Pages.Safeguarding;

namespace StalkingCase.Web.Pages.Duties;

public enum SupportAnswer
{
    [Display(Name = "Offered, the victim has not answered yet")] Offered,
    [Display(Name = "Yes, or a lawful basis: refer to an advocate")] Refer,
    [Display(Name = "The victim said no")] Declined,
}

public sealed class SupportInput
{
    public SupportAnswer? Answer { get; set; }
    public Guid? OrganisationId { get; set; }
    public Guid? AdvocateId { get; set; }
    public bool? Consent { get; set; }
    public string? How { get; set; }
    public string? LawfulBasis { get; set; }
    public Guid? ApprovedBy { get; set; }
    public List<ConsentScopes> Scopes { get; set; } = [.. ConsentInput.Single];
    public DateParts Until { get; set; } = new();
    public string? Words { get; set; }

    /// <summary>Asked only of an input that was accepted.</summary>
    public ConsentContent Content() => AsConsent.Content();

    private ConsentInput AsConsent => new() { Answer = Consent switch { true => ConsentChoice.Consents, false => ConsentChoice.LawfulBasis, _ => null }, How = How, LawfulBasis = LawfulBasis, ApprovedBy = ApprovedBy, Scopes = Scopes, Until = Until };

    public sealed class Validator : AbstractValidator<SupportInput>
    {
        public Validator(DateTimeOffset now)
        {
            RuleFor(x => x.Answer).NotNull().WithMessage("Select what the victim answered");
            When(x => x.Answer is SupportAnswer.Refer, () =>
            {
                RuleFor(x => x.OrganisationId).NotNull().WithMessage("Select the organisation");
                RuleFor(x => x.Consent).NotNull().WithMessage("Select if the victim consents to the referral");
                RuleFor(x => x).Custom((x, context) =>
                {
                    if (x.Consent is null) return;
                    foreach (var failure in new ConsentInput.Validator(now).Validate(x.AsConsent).Errors) context.AddFailure(failure.PropertyName, failure.ErrorMessage);
                });
            });
            RuleFor(x => x.Words).NotEmpty().When(x => x.Answer is SupportAnswer.Offered or SupportAnswer.Declined).WithMessage("Enter what was offered and what the victim said").MaximumLength(2000).WithMessage("Words must be 2,000 characters or less");
        }
    }
}
