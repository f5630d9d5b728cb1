using System.ComponentModel.DataAnnotations;
using FluentValidation;

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
    [Display(Name = "The caller is who they say: called back on a known number")] Passed,
    [Display(Name = "The check failed, or was not made")] Failed,
}

public sealed class RevealInput
{
    public RevealReason? Reason { get; set; }
    public IdentityCheck? Check { get; set; }

    public bool CheckFailed => Reason is RevealReason.TelephoneEnquiry && Check is IdentityCheck.Failed;

    public sealed class Validator : AbstractValidator<RevealInput>
    {
        public Validator()
        {
            RuleFor(x => x.Reason).NotNull().WithMessage("Select why you need these details");
            RuleFor(x => x.Check).NotNull().When(x => x.Reason is RevealReason.TelephoneEnquiry).WithMessage("Select the outcome of the identity check");
        }
    }
}
