using System.ComponentModel.DataAnnotations;
using FluentValidation;

namespace StalkingCase.Web.Pages.Cases;

public enum OpenReason
{
    [Display(Name = "Live incident", Description = "Attending or answering a call now")] LiveIncident,
    [Display(Name = "Enquiry on another case or report")] Enquiry,
    [Display(Name = "Covering for somebody on the case")] Covering,
    [Display(Name = "Asked to review or advise")] Review,
    [Display(Name = "Audit or complaint")] Audit,
}

public sealed class OpenInput
{
    public const int ShortestWords = 10;

    public OpenReason? Reason { get; set; }
    public string? Words { get; set; }
    public string? WhoAsked { get; set; }

    public sealed class Validator : AbstractValidator<OpenInput>
    {
        public Validator(bool needsLiveIncident)
        {
            RuleFor(x => x.Reason).NotNull().WithMessage("Select why you are opening this case");
            RuleFor(x => x.Reason).Must(r => !needsLiveIncident || r is null or OpenReason.LiveIncident).WithMessage("This case is another unit's. It opens to you for a live incident only");
            RuleFor(x => x.Words).Must(w => w?.Trim().Length >= ShortestWords).WithMessage($"Enter what you need to know and why, in {ShortestWords} characters or more")
                .MaximumLength(1000).WithMessage("Why you need it must be 1000 characters or less");
            RuleFor(x => x.WhoAsked).NotEmpty().WithMessage("Enter who asked you, or \"Nobody\"").MaximumLength(200).WithMessage("Who asked must be 200 characters or less");
        }
    }
}
