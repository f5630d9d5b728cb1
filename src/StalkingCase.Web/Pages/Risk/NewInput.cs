using FluentValidation;
using StalkingCase.Domain.Risk;
using StalkingCase.Web.Infrastructure;

namespace StalkingCase.Web.Pages.Risk;

public sealed class AnswerRow
{
    public int Number { get; set; }
    public Answer? Answer { get; set; }
    public string? Note { get; set; }
}

/// <summary>The answers to one version of a tool, then the grade. <see cref="Tool"/> is "refused" where there are no answers.</summary>
public sealed class NewInput
{
    public const string Refused = "refused";

    public string? Tool { get; set; }
    public string? Version { get; set; }
    public string? WhyRefused { get; set; }
    public List<AnswerRow> Answers { get; set; } = [];
    public RiskGrade? Grade { get; set; }
    public string? Rationale { get; set; }
    public string? WhatChanged { get; set; }
    public DateParts ReviewOn { get; set; } = new();

    public ToolAnswers? Given(RiskTool? tool) =>
        tool is null ? null : new(tool, Answers.Where(a => a.Answer is not null && tool.Questions.Any(q => q.Number == a.Number)).DistinctBy(a => a.Number).ToDictionary(a => a.Number, a => a.Answer!.Value));

    public Dictionary<int, string> Notes() => Answers.Where(a => !string.IsNullOrWhiteSpace(a.Note)).DistinctBy(a => a.Number).ToDictionary(a => a.Number, a => a.Note!.Trim());

    /// <summary>One row for each question, in order, whatever was sent.</summary>
    public void Fit(RiskTool tool) => Answers = [.. tool.Questions.Select(q => Answers.FirstOrDefault(a => a.Number == q.Number) ?? new AnswerRow { Number = q.Number })];

    public sealed class AnswersValidator : AbstractValidator<NewInput>
    {
        public AnswersValidator()
        {
            RuleFor(x => x.WhyRefused).NotEmpty().When(x => x.Tool == Refused).WithMessage("Enter why the tool was refused");
            RuleForEach(x => x.Answers).ChildRules(row =>
            {
                row.RuleFor(a => a.Answer).NotNull().WithMessage(a => $"Select an answer for question {a.Number}");
                row.RuleFor(a => a.Note).MaximumLength(1000).WithMessage(a => $"Note for question {a.Number} must be 1,000 characters or less");
            }).When(x => x.Tool != Refused);
        }
    }

    public sealed class GradeValidator : AbstractValidator<NewInput>
    {
        public GradeValidator(RiskGrade? floor, DateOnly today, Func<RiskGrade, DateOnly> latest)
        {
            RuleFor(x => x.Grade).NotNull().WithMessage("Select a risk grade");
            RuleFor(x => x.Rationale).NotEmpty().WithMessage("Enter why this is the right grade").MaximumLength(4000).WithMessage("Reason must be 4,000 characters or less");
            RuleFor(x => x.Rationale).Must(r => r!.Trim().Length >= RiskAssessment.ShortestReasonBelowFloor).When(x => x.Grade < floor && !string.IsNullOrWhiteSpace(x.Rationale))
                .WithMessage("Enter why your grade is below the lowest allowed, in 50 characters or more");
            RuleFor(x => x.WhatChanged).MaximumLength(4000).WithMessage("What has changed must be 4,000 characters or less");
            RuleFor(x => x.ReviewOn).Must((x, d) => d.TryDate(out var on) && on >= today && on <= latest(x.Grade!.Value)).When(x => x.Grade is not null && Enum.IsDefined(x.Grade.Value))
                .WithMessage(x => FormattableString.Invariant($"Review date must be between {today:d MMM yyyy} and {latest(x.Grade!.Value):d MMM yyyy}"));
        }
    }
}
