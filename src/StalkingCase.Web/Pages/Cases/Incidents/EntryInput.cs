using System.ComponentModel.DataAnnotations;
using FluentValidation;
using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Reports;
using StalkingCase.Domain.Risk;
using StalkingCase.Web.Infrastructure;

namespace StalkingCase.Web.Pages.Cases.Incidents;

public enum EntryChoice
{
    [Display(Name = "Incident")] Incident,
    [Display(Name = "Note or intelligence")] Note,
    [Display(Name = "The victim contacted us")] Contact,
}

/// <summary>One entry of the chronology as it is typed; only what happened is mandatory.</summary>
public sealed class EntryInput
{
    public EntryChoice? Kind { get; set; } = EntryChoice.Incident;
    public WhenInput When { get; set; } = new();
    public string? Account { get; set; }
    public PlaceKind? Place { get; set; }
    public string? PlaceWords { get; set; }
    public BoxesInput Boxes { get; set; } = new();
    public Answer? Fear { get; set; }
    public bool AfterToldToStop { get; set; }

    /// <summary>For a correction: the version shown, and why.</summary>
    public int Version { get; set; }
    public string? Why { get; set; }

    public EntryContent Content(DateTimeOffset now) => new(TypeOf(), When.At(now), When.Precision, Account!.Trim(), Boxes.All)
    {
        Place = Place,
        PlaceWords = PlaceWords,
        Fear = Fear,
        AfterToldToStop = AfterToldToStop,
        Principal = Boxes.Broken.Count > 0 ? Classification.BreachOfOrder : Classification.NonCrime,
    };

    private EntryType TypeOf() => Kind switch
    {
        EntryChoice.Note => EntryType.Intelligence,
        EntryChoice.Contact => EntryType.Contact,
        _ => Boxes.Broken.Count > 0 ? EntryType.Breach : EntryType.Incident,
    };

    public sealed class Validator : AbstractValidator<EntryInput>
    {
        public Validator(DateTimeOffset now, bool isCorrection)
        {
            RuleFor(x => x.Kind).NotNull().WithMessage("Select what you are adding");
            RuleFor(x => x.Account).NotEmpty().WithMessage("Enter what happened").MaximumLength(4000).WithMessage("What happened must be 4,000 characters or less");
            RuleFor(x => x.PlaceWords).MaximumLength(500).WithMessage("Where exactly must be 500 characters or less");
            RuleFor(x => x.When).SetValidator(new WhenInput.Validator(now, timeNeeded: false));
            RuleFor(x => x.Why).NotEmpty().When(_ => isCorrection).WithMessage("Enter why the entry is wrong");
        }
    }
}
