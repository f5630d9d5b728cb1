using FluentValidation;
using StalkingCase.Domain.Meetings;
using StalkingCase.Domain.Risk;
using StalkingCase.Web.Infrastructure;

namespace StalkingCase.Web.Pages.Meetings;

/// <summary>The one form of a case at a meeting: whatever is pressed, all that is typed in it is saved.</summary>
public sealed class ItemInput
{
    public string? Minutes { get; set; }
    public Guid? AgencyId { get; set; }
    public string? Information { get; set; }
    public string? What { get; set; }
    public Guid? OwnerId { get; set; }
    public string? OutsidePerson { get; set; }
    public Guid? ActionAgencyId { get; set; }
    public DateParts DueOn { get; set; } = new();
    public RiskGrade? RiskAgreed { get; set; }
    public ItemOutcome? Outcome { get; set; }
    public string? Agreed { get; set; }
    public Guid? LeavingId { get; set; }
    public string? Tie { get; set; }

    public ActionContent Action()
    {
        _ = DueOn.TryDate(out var due);
        return new ActionContent(What!, due) { AgencyId = ActionAgencyId, OwnerId = OwnerId, OutsidePerson = OutsidePerson };
    }

    /// <summary>What is typed under a heading is saved by whichever button is pressed: nothing typed is left behind.</summary>
    public bool HasAction => HasText(What, OutsidePerson) || !DueOn.IsEmpty;

    public bool HasInformation => HasText(Information);
    public bool Leaves => HasText(Tie);

    private static bool HasText(params ReadOnlySpan<string?> typed)
    {
        foreach (var text in typed) if (!string.IsNullOrWhiteSpace(text)) return true;
        return false;
    }

    public sealed class Validator : AbstractValidator<ItemInput>
    {
        /// <param name="go">The button pressed.</param>
        public Validator(string? go, DateOnly meeting, Func<Guid?, bool> isAgency, Func<Guid?, bool> isAccount)
        {
            When(x => go == "information" || x.HasInformation, () =>
            {
                RuleFor(x => x.AgencyId).Must(isAgency).WithMessage("Select the agency that told it");
                RuleFor(x => x.Information).NotEmpty().WithMessage("Enter what the agency told").MaximumLength(4000).WithMessage("Information must be 4,000 characters or less");
            });
            When(x => go == "action" || x.HasAction, () =>
            {
                RuleFor(x => x.What).NotEmpty().WithMessage("Enter what is to be done").MaximumLength(2000).WithMessage("The action must be 2,000 characters or less");
                RuleFor(x => x.OwnerId).Must((x, id) => id is null ? !string.IsNullOrWhiteSpace(x.OutsidePerson) : isAccount(id)).WithMessage("Enter who will do this action");
                RuleFor(x => x.OutsidePerson).MaximumLength(200).WithMessage("Name must be 200 characters or less");
                RuleFor(x => x.ActionAgencyId).Must(id => id is null || isAgency(id)).WithMessage("Select an agency of this meeting");
                RuleFor(x => x.DueOn).Must(d => d.TryDate(out _)).WithMessage("Enter the due date, like 27 3 2026");
                RuleFor(x => x.DueOn).Must(d => !d.TryDate(out var on) || on >= meeting).WithMessage("Due date must be on or after the meeting");
            });
            When(x => go == "leaves" || x.Leaves, () =>
            {
                RuleFor(x => x.LeavingId).Must(isAgency).WithMessage("Select the agency that leaves");
                RuleFor(x => x.Tie).NotEmpty().WithMessage("Enter how the agency is tied to the suspect").MaximumLength(2000).WithMessage("This must be 2,000 characters or less");
            });
            if (go == "discussed")
            {
                RuleFor(x => x.RiskAgreed).NotNull().WithMessage("Select the risk that the meeting agrees on");
                RuleFor(x => x.Outcome).NotNull().WithMessage("Select the outcome");
                RuleFor(x => x.Agreed).NotEmpty().WithMessage("Enter what the meeting agreed").MaximumLength(4000).WithMessage("This must be 4,000 characters or less");
            }
            else
            {
                // The item is concluded by its own button only: a case is not closed at the meeting by adding an action.
                RuleFor(x => x.Agreed).Empty().WithMessage("Press \"Record as discussed\" to save this with the rest, or clear it");
            }
        }
    }
}
