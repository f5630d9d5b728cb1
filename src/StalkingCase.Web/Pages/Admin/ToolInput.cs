using FluentValidation;
using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.Risk;
using StalkingCase.Web.Infrastructure;

namespace StalkingCase.Web.Pages.Admin;

public enum ToolForm { Start, Bring, SwitchOff }

/// <summary>One change of a tool as it is asked for: a version starts, a text is brought, the tool is switched off.</summary>
public sealed class ToolInput
{
    public string? Version { get; set; }
    public string? Text { get; set; }
    public LaterInput From { get; set; } = new();
    public string? Reason { get; set; }

    public ToolAsked Asked(DateTimeOffset now) => new(From.At(now)!.Value, Reason!);

    public sealed class Validator : AbstractValidator<ToolInput>
    {
        public Validator(ToolForm form, IReadOnlyList<RiskTool> versions, DateTimeOffset now)
        {
            if (form is ToolForm.Start) RuleFor(x => x.Version).Must(v => versions.Any(t => t.Version == v)).WithMessage("Select a version");
            if (form is ToolForm.Bring)
            {
                RuleFor(x => x.Text).NotEmpty().WithMessage("Enter the text of the version");
                RuleFor(x => x.Text).Custom((text, context) =>
                {
                    try
                    {
                        if (!string.IsNullOrWhiteSpace(text)) ForceTools.Read(text);
                    }
                    catch (RuleViolationException wrong)
                    {
                        context.AddFailure(wrong.Message);
                    }
                });
            }

            RuleFor(x => x.From).SetValidator(new LaterInput.Validator(now, "Choose from when it counts"));
            RuleFor(x => x.Reason).NotEmpty().WithMessage("Enter the reason").MaximumLength(1000).WithMessage("Reason must be 1,000 characters or less");
        }
    }
}
