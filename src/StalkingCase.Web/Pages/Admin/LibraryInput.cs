using FluentValidation;
using Microsoft.AspNetCore.Mvc.Rendering;
using StalkingCase.Domain.Orders;
using StalkingCase.Web.Infrastructure;

namespace StalkingCase.Web.Pages.Admin;

public enum LibraryAct { Add, Reword, Withdraw }

/// <summary>A condition added to the library, a new version of one, or its withdrawal.</summary>
public sealed class LibraryInput
{
    public ConditionKind? Kind { get; set; }
    public string? Title { get; set; }
    public string? Words { get; set; }
    public string? CourtWording { get; set; }
    public LaterInput From { get; set; } = new();
    public string? Reason { get; set; }

    /// <summary>The mark of the version that the form was filled from.</summary>
    public string? Seen { get; set; }

    public StandingWords Typed() => Standing(Words, CourtWording);

    public static StandingWords Standing(string? words, string? courtWording, string? writtenBy = null) => new(new WordsPart("In plain words", words, writtenBy), new WordsPart("The court's wording", courtWording));

    public static IEnumerable<SelectListItem> Kinds => Enum.GetValues<ConditionKind>().Where(k => k is not ConditionKind.OwnWords).Select(k => new SelectListItem(EnumText.Of(k), k.ToString()));

    public WordingContent Content(DateTimeOffset now) => new(Words!, From.At(now)!.Value, Reason!) { CourtWording = CourtWording };

    public sealed class Validator : AbstractValidator<LibraryInput>
    {
        /// <param name="others">The conditions that the library holds.</param>
        public Validator(LibraryAct act, IReadOnlyList<LibraryCondition> others, DateTimeOffset now)
        {
            if (act is LibraryAct.Add)
            {
                RuleFor(x => x.Kind).Must(k => k is not null and not ConditionKind.OwnWords && Enum.IsDefined(k.Value)).WithMessage("Select the kind of condition");
                RuleFor(x => x.Title).NotEmpty().WithMessage("Enter what the condition is called").MaximumLength(100).WithMessage("The name must be 100 characters or less")
                    .Must(t => !others.Any(o => string.Equals(o.Title, t?.Trim(), StringComparison.OrdinalIgnoreCase))).WithMessage("A condition of this name exists: give it a new version instead")
                    .Must(_ => others.Count < LibraryQuery.Most).WithMessage($"The library holds {LibraryQuery.Most} conditions already");
            }

            if (act is not LibraryAct.Withdraw)
            {
                RuleFor(x => x.Words).NotEmpty().WithMessage("Enter the condition in plain words").MaximumLength(1000).WithMessage("A condition must be 1,000 characters or less");
                RuleFor(x => x.CourtWording).MaximumLength(2000).WithMessage("The court's wording must be 2,000 characters or less");
            }

            RuleFor(x => x.From).SetValidator(new LaterInput.Validator(now, "Choose from when it counts"));
            RuleFor(x => x.Reason).NotEmpty().WithMessage("Enter the reason").MaximumLength(1000).WithMessage("Reason must be 1,000 characters or less");
        }
    }
}
