using System.ComponentModel.DataAnnotations;
using FluentValidation;
using StalkingCase.Domain.Cases;
using StalkingCase.Web.Infrastructure;

namespace StalkingCase.Web.Pages.Duties;

public enum CustodyEvent
{
    [Display(Name = "Arrested")] Arrested,
    [Display(Name = "Interviewed")] Interviewed,
    [Display(Name = "Released")] Released,
    [Display(Name = "Released under investigation", Description = "Protects nobody: check for a gap in protection")] UnderInvestigation,
    [Display(Name = "Kept in custody", Description = "By the police after charge, or by the court")] Remanded,
    [Display(Name = "Bail granted")] Bail,
    [Display(Name = "Bail conditions changed")] BailChanged,
    [Display(Name = "Bail before charge extended", Description = "An inspector to 6 months, a superintendent to 9")] BailExtended,
    [Display(Name = "Bail ended")] BailEnded,
    [Display(Name = "Charged")] Charged,
    [Display(Name = "Charge refused")] ChargeRefused,
    [Display(Name = "No further action", Description = "An outcome of the reports so far; the case stays open")] NoFurtherAction,
    [Display(Name = "Hearing date known")] Hearing,
    [Display(Name = "Convicted")] Convicted,
    [Display(Name = "Acquitted")] Acquitted,
    [Display(Name = "Sentenced")] Sentenced,
    [Display(Name = "Written warning given")] Warning,
}

public sealed class CustodyInput
{
    public CustodyEvent? Kind { get; set; }
    public WhenInput When { get; set; } = new();
    public bool? ProhibitsContact { get; set; }
    public DateParts EndsOn { get; set; } = new();
    public OutcomeCode? Outcome { get; set; }

    /// <summary>CLK-46: the day of a hearing whose date became known.</summary>
    public DateParts HearingOn { get; set; } = new();

    /// <summary>ORD-08: why release under investigation rather than bail with conditions, and the supervisor who agreed.</summary>
    public string? Reason { get; set; }

    public Guid? AgreedBy { get; set; }

    public DateOnly? End => EndsOn.TryDate(out var end) ? end : null;

    /// <param name="bailGrantedAt">The bail before charge that stands, for an extension.</param>
    public void Apply(Case of, DateTimeOffset? bailGrantedAt, Decider decider, DateTimeOffset now)
    {
        var (at, by) = (When.At(now), decider.Id);
        switch (Kind!.Value)
        {
            case CustodyEvent.Arrested: of.RecordArrest(at, by, now); break;
            case CustodyEvent.Interviewed: of.RecordInterview(at, by, now); break;
            case CustodyEvent.Released: of.RecordRelease(at, underInvestigation: false, by, now); break;
            case CustodyEvent.UnderInvestigation: of.ReleaseUnderInvestigation(at, Reason!, AgreedBy!.Value, by, now); break;
            case CustodyEvent.Remanded: of.RecordRemand(at, by, now); break;
            case CustodyEvent.BailExtended: of.ExtendBail(bailGrantedAt ?? throw new Domain.Kernel.RuleViolationException("CLK-32", "No bail before charge stands that could be extended."), at, End!.Value, ProhibitsContact!.Value, decider, now); break;
            case CustodyEvent.Bail: of.RecordBail(at, ProhibitsContact!.Value, End, by, now); break;
            case CustodyEvent.BailChanged: of.RecordBailChange(at, ProhibitsContact!.Value, by, now); break;
            case CustodyEvent.BailEnded: of.RecordBailEnd(at, by, now); break;
            case CustodyEvent.Charged: of.RecordCharge(at, by, now); break;
            case CustodyEvent.ChargeRefused: of.RecordChargeRefused(at, by, now); break;
            case CustodyEvent.NoFurtherAction: of.RecordNoFurtherAction(at, Outcome, by, now); break;
            case CustodyEvent.Hearing: of.RecordHearing(at, by, now, HearingOn.TryDate(out var on) ? on : null); break;
            case CustodyEvent.Convicted: of.RecordConviction(at, by, now); break;
            case CustodyEvent.Acquitted: of.RecordAcquittal(at, by, now); break;
            case CustodyEvent.Sentenced: of.RecordSentence(at, by, now); break;
            default: of.RecordWarning(at, by, now); break;
        }
    }

    public sealed class Validator : AbstractValidator<CustodyInput>
    {
        public Validator(DateTimeOffset now)
        {
            RuleFor(x => x.Kind).NotNull().WithMessage("Select what happened");
            RuleFor(x => x.When).SetValidator(new WhenInput.Validator(now, timeNeeded: true));
            RuleFor(x => x.ProhibitsContact).NotNull().When(x => x.Kind is CustodyEvent.Bail or CustodyEvent.BailChanged or CustodyEvent.BailExtended).WithMessage("Select if bail forbids contact with the victim");
            RuleFor(x => x.Reason).NotEmpty().When(x => x.Kind is CustodyEvent.UnderInvestigation).WithMessage("Enter why not bail with conditions").MaximumLength(1000).WithMessage("Reason must be 1,000 characters or less");
            RuleFor(x => x.AgreedBy).NotNull().When(x => x.Kind is CustodyEvent.UnderInvestigation).WithMessage("Select the supervisor who agreed");
            RuleFor(x => x.EndsOn).Must(d => d.TryDate(out _)).When(x => x.Kind is CustodyEvent.BailExtended).WithMessage("Enter the new end date, like 27 3 2026");
            RuleFor(x => x.HearingOn).Must(d => d.TryDate(out _)).When(x => x.Kind is CustodyEvent.Hearing).WithMessage("Enter the date of the hearing, like 27 3 2026");
            RuleFor(x => x.EndsOn).Must(d => d.IsEmpty || d.TryDate(out _)).WithMessage("Enter the date bail ends, like 27 3 2026");
        }
    }
}
