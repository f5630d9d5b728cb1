using System.ComponentModel.DataAnnotations;
using FluentValidation;
using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.Safeguarding;
using StalkingCase.Web.Infrastructure;

namespace StalkingCase.Web.Pages.Safeguarding;

public sealed class OwnerInput
{
    public Guid? OwnerId { get; set; }
    public string? Reason { get; set; }

    public sealed class Validator : AbstractValidator<OwnerInput>
    {
        public Validator(bool needsReason)
        {
            RuleFor(x => x.OwnerId).NotNull().WithMessage("Select who owns the plan");
            RuleFor(x => x.Reason).NotEmpty().When(_ => needsReason).WithMessage("Enter why the owner changes").MaximumLength(500).WithMessage("Reason must be 500 characters or less");
        }
    }
}

public sealed class SectionInput
{
    /// <summary>The mark of the words that the form was filled from.</summary>
    public string? Seen { get; set; }
    public bool? Applies { get; set; }
    public string? Words { get; set; }
    public string? Reason { get; set; }

    public static SectionInput Of(PlanSection? section) => section switch
    {
        null => new SectionInput(),
        { IsNotApplicable: true } => new SectionInput { Applies = false, Reason = section.Words.Reveal() },
        _ => new SectionInput { Applies = true, Words = section.Words.Reveal() },
    };

    /// <param name="writtenBy">Who wrote it and when; null for what is typed.</param>
    public StandingWords Standing(string? writtenBy = null) => new(new WordsPart(Applies is false ? "Not applicable" : "What is arranged", Applies is false ? Reason : Words, writtenBy));

    public sealed class Validator : AbstractValidator<SectionInput>
    {
        public Validator()
        {
            RuleFor(x => x.Applies).NotNull().WithMessage("Select if this applies");
            RuleFor(x => x.Words).NotEmpty().When(x => x.Applies is true).WithMessage("Enter what is arranged").MaximumLength(4000).WithMessage("Words must be 4,000 characters or less");
            RuleFor(x => x.Reason).NotEmpty().When(x => x.Applies is false).WithMessage("Enter why this does not apply").MaximumLength(500).WithMessage("Reason must be 500 characters or less");
        }
    }
}

public sealed class AgreementInput
{
    public VictimAgreement? Agreement { get; set; }
    public string? Words { get; set; }

    public sealed class Validator : AbstractValidator<AgreementInput>
    {
        public Validator()
        {
            RuleFor(x => x.Agreement).NotNull().WithMessage("Select what the victim says");
            RuleFor(x => x.Words).NotEmpty().When(x => x.Agreement is VictimAgreement.No or VictimAgreement.Unable).WithMessage("Enter what the victim says, or why the victim cannot say").MaximumLength(2000).WithMessage("Words must be 2,000 characters or less");
        }
    }
}

public sealed class ActionInput
{
    public PlanDomain? Domain { get; set; }
    public string? Words { get; set; }
    public bool? Here { get; set; }
    public Guid? OwnerId { get; set; }
    public string? Elsewhere { get; set; }
    public DateParts DueOn { get; set; } = new();
    public bool? IsHigh { get; set; }
    public VictimAgreement? Agreement { get; set; }
    public string? AgreementWords { get; set; }

    /// <summary>Asked only of an input that was accepted.</summary>
    public MeasureContent Content()
    {
        DueOn.TryDate(out var due);
        return new MeasureContent(Domain!.Value, Words!, Here is true ? OwnerId : null, Here is true ? null : Elsewhere, due, Agreement!.Value) { AgreementWords = AgreementWords, IsHigh = IsHigh is true };
    }

    public sealed class Validator : AbstractValidator<ActionInput>
    {
        public Validator(DateTimeOffset now)
        {
            RuleFor(x => x.Domain).NotNull().WithMessage("Select the part of the plan");
            RuleFor(x => x.Words).NotEmpty().WithMessage("Enter what will be done").MaximumLength(500).WithMessage("What will be done must be 500 characters or less");
            RuleFor(x => x.Here).NotNull().WithMessage("Select who does it");
            RuleFor(x => x.OwnerId).NotNull().When(x => x.Here is true).WithMessage("Enter who will do this action");
            RuleFor(x => x.Elsewhere).NotEmpty().When(x => x.Here is false).WithMessage("Enter who will do this action").MaximumLength(200).WithMessage("Name must be 200 characters or less");
            RuleFor(x => x.DueOn).Must(d => d.TryDate(out _)).WithMessage("Enter the date, like 27 3 2026")
                .Must(d => !d.TryDate(out var due) || due >= UkTime.DateOf(now)).WithMessage("The date must be today or later");
            RuleFor(x => x.IsHigh).NotNull().WithMessage("Select if it is of high priority");
            RuleFor(x => x.Agreement).NotNull().WithMessage("Select what the victim says to it");
            RuleFor(x => x.AgreementWords).NotEmpty().When(x => x.Agreement is VictimAgreement.No or VictimAgreement.Unable).WithMessage("Enter what the victim says, or why the victim cannot say").MaximumLength(500).WithMessage("Words must be 500 characters or less");
        }
    }
}

public enum ActionOutcome
{
    [Display(Name = "Done")] Done,
    [Display(Name = "It will not be done")] Dropped,
    [Display(Name = "The victim refuses it now")] Refused,
    [Display(Name = "Somebody else does it")] HandedOver,
}

public sealed class OutcomeInput
{
    public ActionOutcome? Outcome { get; set; }
    public string? Proof { get; set; }
    public string? Reason { get; set; }
    public string? Refusal { get; set; }
    public Guid? OwnerId { get; set; }

    public sealed class Validator : AbstractValidator<OutcomeInput>
    {
        public Validator()
        {
            RuleFor(x => x.Outcome).NotNull().WithMessage("Select what happened");
            RuleFor(x => x.Proof).NotEmpty().When(x => x.Outcome is ActionOutcome.Done).WithMessage("Enter what was done and how it is known").MaximumLength(2000).WithMessage("Words must be 2,000 characters or less");
            RuleFor(x => x.Reason).NotEmpty().When(x => x.Outcome is ActionOutcome.Dropped).WithMessage("Enter why it will not be done").MaximumLength(2000).WithMessage("Reason must be 2,000 characters or less");
            RuleFor(x => x.Refusal).NotEmpty().When(x => x.Outcome is ActionOutcome.Refused).WithMessage("Enter what the victim said").MaximumLength(2000).WithMessage("Words must be 2,000 characters or less");
            RuleFor(x => x.OwnerId).NotNull().When(x => x.Outcome is ActionOutcome.HandedOver).WithMessage("Select who will do it");
        }
    }
}

public sealed class ReviewInput
{
    public ReviewTrigger? Trigger { get; set; }
    public string? WhatChanged { get; set; }
    public string? VictimsView { get; set; }
    public string? RiskConcern { get; set; }

    public sealed class Validator : AbstractValidator<ReviewInput>
    {
        public Validator()
        {
            RuleFor(x => x.Trigger).NotNull().WithMessage("Select why it is reviewed");
            RuleFor(x => x.WhatChanged).NotEmpty().WithMessage("Enter what changed").MaximumLength(4000).WithMessage("What changed must be 4,000 characters or less");
            RuleFor(x => x.VictimsView).NotEmpty().WithMessage("Enter what the victim thinks, or why it is not known").MaximumLength(4000).WithMessage("The victim's view must be 4,000 characters or less");
            RuleFor(x => x.RiskConcern).MaximumLength(4000).WithMessage("The concern must be 4,000 characters or less");
        }
    }
}

public sealed class DependantsInput
{
    public bool? Present { get; set; }
    public DependantsDecision? Decision { get; set; }
    public string? Words { get; set; }

    public sealed class Validator : AbstractValidator<DependantsInput>
    {
        public Validator()
        {
            RuleFor(x => x.Present).NotNull().WithMessage("Select if there are children or dependants");
            RuleFor(x => x.Decision).NotNull().When(x => x.Present is true).WithMessage("Select if they were referred to safeguarding");
            RuleFor(x => x.Words).NotEmpty().When(x => x.Present is true).WithMessage("Enter to whom and when, or why no referral is needed").MaximumLength(2000).WithMessage("Words must be 2,000 characters or less");
        }
    }
}

public sealed class EndInput
{
    public string? Reason { get; set; }

    public sealed class Validator : AbstractValidator<EndInput>
    {
        public Validator() => RuleFor(x => x.Reason).NotEmpty().WithMessage("Enter why the plan ends").MaximumLength(2000).WithMessage("Reason must be 2,000 characters or less");
    }
}
