using FluentValidation;
using StalkingCase.Domain.Cases;
using StalkingCase.Web.Infrastructure.TagHelpers;

namespace StalkingCase.Web.Pages.Cases;

/// <summary>To which other victims' cases an order or a warrant is added.</summary>
public sealed class CoversInput
{
    public const int Most = 50;

    public List<Guid> Cases { get; set; } = [];

    /// <summary>Of the suspect's cases those that it does not cover yet.</summary>
    public static IReadOnlyList<Choice> Left(IReadOnlyList<Choice> choices, Guid own, IReadOnlyList<CoveredCase> covers)
    {
        var covered = covers.Select(c => c.CaseId).Append(own).Select(id => id.ToString()).ToHashSet();
        return [.. choices.Where(c => !covered.Contains(c.Value))];
    }

    public sealed class Validator : AbstractValidator<CoversInput>
    {
        public Validator(IReadOnlyList<Choice> choices)
        {
            RuleFor(x => x.Cases).NotEmpty().WithMessage("Select at least one case");
            RuleFor(x => x.Cases).Must(ids => ids.TrueForAll(id => choices.Any(c => c.Value == id.ToString()))).WithMessage("Select cases of this suspect that are not covered yet");
        }
    }
}
