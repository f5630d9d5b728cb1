using FluentValidation;
using StalkingCase.Web.Infrastructure.TagHelpers;

namespace StalkingCase.Web.Pages.Cases;

/// <summary>To which other victims' cases an order or a warrant is added.</summary>
public sealed class CoversInput
{
    public List<Guid> Cases { get; set; } = [];

    public sealed class Validator : AbstractValidator<CoversInput>
    {
        public Validator(IReadOnlyList<Choice> choices)
        {
            RuleFor(x => x.Cases).NotEmpty().WithMessage("Select at least one case");
            RuleFor(x => x.Cases).Must(ids => ids.TrueForAll(id => choices.Any(c => c.Value == id.ToString()))).WithMessage("Select cases of this suspect that are not covered yet");
        }
    }
}
