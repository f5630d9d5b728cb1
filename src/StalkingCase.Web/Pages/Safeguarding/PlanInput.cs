using FluentValidation;

namespace StalkingCase.Web.Pages.Safeguarding;

public sealed class PlanInput
{
    public Guid? OwnerId { get; set; }

    public sealed class Validator : AbstractValidator<PlanInput>
    {
        public Validator() => RuleFor(x => x.OwnerId).NotNull().WithMessage("Select who owns the plan");
    }
}

public sealed class ReviewInput
{
    public string? WhatChanged { get; set; }

    public sealed class Validator : AbstractValidator<ReviewInput>
    {
        public Validator() => RuleFor(x => x.WhatChanged).NotEmpty().WithMessage("Enter what changed").MaximumLength(4000).WithMessage("What changed must be 4,000 characters or less");
    }
}
