using System.ComponentModel.DataAnnotations;
using FluentValidation;

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
    public Guid? AdvocateId { get; set; }
    public bool? Consent { get; set; }
    public string? LawfulBasis { get; set; }
    public string? Words { get; set; }

    public sealed class Validator : AbstractValidator<SupportInput>
    {
        public Validator()
        {
            RuleFor(x => x.Answer).NotNull().WithMessage("Select what the victim answered");
            When(x => x.Answer is SupportAnswer.Refer, () =>
            {
                RuleFor(x => x.AdvocateId).NotNull().WithMessage("Select the advocate");
                RuleFor(x => x.Consent).NotNull().WithMessage("Select if the victim consents to the referral");
                RuleFor(x => x.LawfulBasis).NotEmpty().When(x => x.Consent is false).WithMessage("Without consent, enter the lawful basis");
            });
            RuleFor(x => x.Words).NotEmpty().When(x => x.Answer is SupportAnswer.Offered or SupportAnswer.Declined).WithMessage("Enter what was offered and what the victim said").MaximumLength(2000).WithMessage("Words must be 2,000 characters or less");
        }
    }
}
