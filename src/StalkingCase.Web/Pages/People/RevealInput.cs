using System.ComponentModel.DataAnnotations;
using FluentValidation;
using StalkingCase.Domain.Cases;

namespace StalkingCase.Web.Pages.People;

public enum RevealReason
{
    [Display(Name = "Attending now")] AttendingNow,
    [Display(Name = "Contacting the victim")] ContactingVictim,
    [Display(Name = "Telephone enquiry", Description = "Somebody on the phone asks")] TelephoneEnquiry,
    [Display(Name = "Safety planning")] SafetyPlanning,
    [Display(Name = "Court")] Court,
}

public enum IdentityCheck
{
    [Display(Name = "Called back on a number we hold")] CalledBack,
    [Display(Name = "The caller gave a code word")] CodeWord,
    [Display(Name = "The check failed, or was not made")] Failed,
}

public sealed class RevealInput
{
    public RevealReason? Reason { get; set; }
    public IdentityCheck? Check { get; set; }
    public string? WhoAsked { get; set; }

    /// <summary>As the caller said it; compared and forgotten (VIC-06).</summary>
    public string? CodeWord { get; set; }

    /// <param name="of">Judges the code word; nobody is told what it is (SEC-D06).</param>
    public bool HasFailed(Case of) => Reason is RevealReason.TelephoneEnquiry && (Check is IdentityCheck.Failed || (Check is IdentityCheck.CodeWord && !of.IsCodeWord(CodeWord)));

    public sealed class Validator : AbstractValidator<RevealInput>
    {
        public Validator()
        {
            RuleFor(x => x.Reason).NotNull().WithMessage("Select why you need these details");
            RuleFor(x => x.WhoAsked).NotEmpty().When(x => x.Reason is RevealReason.TelephoneEnquiry).WithMessage("Enter who asked").MaximumLength(200).WithMessage("Who asked must be 200 characters or less");
            RuleFor(x => x.CodeWord).NotEmpty().When(x => x.Reason is RevealReason.TelephoneEnquiry && x.Check is IdentityCheck.CodeWord).WithMessage("Enter the code word that the caller gave");
            RuleFor(x => x.Check).NotNull().When(x => x.Reason is RevealReason.TelephoneEnquiry).WithMessage("Select the outcome of the identity check");
        }
    }
}
