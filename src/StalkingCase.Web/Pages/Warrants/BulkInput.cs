using FluentValidation;
using StalkingCase.Domain.Warrants;
using StalkingCase.Web.Infrastructure;

namespace StalkingCase.Web.Pages.Warrants;

public enum BulkAct { Reassign, Review, NextAction, Escalate }

public sealed class BulkInput
{
    public Guid? OfficerId { get; set; }
    public string? Done { get; set; }
    public string? Gaps { get; set; }
    public DelayReason? Reason { get; set; }
    public string? Direction { get; set; }
    public string? What { get; set; }
    public string? Why { get; set; }
    public LaterInput Next { get; set; } = new();

    /// <summary>A direction or next action of its own for one warrant, by the warrant's id.</summary>
    public Dictionary<string, string?> Own { get; set; } = [];

    public sealed class Validator : AbstractValidator<BulkInput>
    {
        public Validator(BulkAct act, DateTimeOffset now)
        {
            if (act is BulkAct.Reassign)
            {
                RuleFor(x => x.OfficerId).NotNull().WithMessage("Select an officer");
                return;
            }

            if (act is BulkAct.NextAction or BulkAct.Escalate)
            {
                RuleFor(x => x.Why).NotEmpty().WithMessage(act is BulkAct.Escalate ? "Enter why you are handing it up" : "Enter the reason").MaximumLength(1000).WithMessage("Reason must be 1,000 characters or less");
                if (act is BulkAct.Escalate) return;
                RuleFor(x => x.What).NotEmpty().WithMessage("Enter the next action").MaximumLength(1000).WithMessage("Next action must be 1,000 characters or less");
                RuleFor(x => x.Next).SetValidator(new LaterInput.Validator(now, "Choose when the next action is due"));
                return;
            }

            RuleFor(x => x.Done).NotEmpty().WithMessage("Enter what was done").MaximumLength(2000).WithMessage("What was done must be 2,000 characters or less");
            RuleFor(x => x.Gaps).NotEmpty().WithMessage("Enter what is missing, or that nothing is").MaximumLength(2000).WithMessage("What is missing must be 2,000 characters or less");
            RuleFor(x => x.Reason).NotNull().WithMessage("Select a reason");
            RuleFor(x => x.Direction).NotEmpty().WithMessage("Enter your direction").MaximumLength(2000).WithMessage("Direction must be 2,000 characters or less");
            RuleFor(x => x.Next).SetValidator(new LaterInput.Validator(now, "Choose when the next action is due"));
            RuleFor(x => x.Next).Must(n => n.At(now) is not { } at || at <= now + Warrant.LatestDirection).WithMessage($"Choose a time no later than {UkTimeText.Format(now + Warrant.LatestDirection, now)}");
        }
    }
}
