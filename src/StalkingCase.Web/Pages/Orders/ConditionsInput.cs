using FluentValidation;
using StalkingCase.Domain.Orders;
using StalkingCase.Web.Infrastructure;

namespace StalkingCase.Web.Pages.Orders;

public sealed class ConditionInput
{
    public ConditionKind? Kind { get; set; }
    public string? Words { get; set; }
    public string? CourtWording { get; set; }
    public int? Metres { get; set; }
    public DateParts OnDate { get; set; } = new();

    public bool IsEmpty => Kind is null && string.IsNullOrWhiteSpace(Words) && string.IsNullOrWhiteSpace(CourtWording);

    public static ConditionInput Of(OrderCondition condition) => new()
    {
        Kind = condition.Kind,
        Words = condition.Words,
        CourtWording = condition.CourtWording,
        Metres = condition.Metres,
        OnDate = condition.OnDate is { } on ? DateParts.Of(on) : new DateParts(),
    };
}

/// <summary>The conditions of an order as they are typed: some lines, those left empty are left out. Shown by _Conditions.cshtml.</summary>
public sealed class ConditionsInput
{
    public const int Lines = 6;

    public List<ConditionInput> Rows { get; set; } = [.. Enumerable.Range(0, Lines).Select(_ => new ConditionInput())];

    public static ConditionsInput Of(IEnumerable<OrderCondition> conditions)
    {
        var rows = conditions.Select(ConditionInput.Of).ToList();
        while (rows.Count < Lines) rows.Add(new ConditionInput());
        return new ConditionsInput { Rows = rows };
    }

    /// <summary>Every condition carries what the screen found in it, so that none is served by oversight (SEC-D01).</summary>
    public IReadOnlyList<ConditionContent> Content(ServedScreen screen) =>
    [
        .. Rows.Where(r => !r.IsEmpty).Select(r => new ConditionContent(r.Kind!.Value, r.Words!)
        {
            CourtWording = r.CourtWording,
            Metres = r.Metres,
            OnDate = r.OnDate.TryDate(out var on) ? on : null,
            Found = [.. screen.Check(r.Words).Concat(screen.Check(r.CourtWording)).Distinct()],
        }),
    ];

    public sealed class Validator : AbstractValidator<ConditionsInput>
    {
        public Validator(bool needed)
        {
            if (needed) RuleFor(x => x.Rows).Must(rows => rows.Exists(r => !r.IsEmpty)).WithMessage("Enter at least one condition");
            RuleForEach(x => x.Rows).ChildRules(row =>
            {
                row.RuleFor(r => r.Kind).NotNull().When(r => !r.IsEmpty).WithMessage("Select the kind of condition");
                row.RuleFor(r => r.Words).NotEmpty().When(r => !r.IsEmpty).WithMessage("Enter the condition in plain words").MaximumLength(1000).WithMessage("A condition must be 1,000 characters or less");
                row.RuleFor(r => r.CourtWording).MaximumLength(2000).WithMessage("The court's wording must be 2,000 characters or less");
                row.RuleFor(r => r.Metres).Must(m => m is > 0 and <= 50_000).When(r => r.Kind is ConditionKind.Distance || r.Metres is not null).WithMessage("Enter the distance in metres, like 100");
                row.RuleFor(r => r.OnDate).Must(d => d.IsEmpty || d.TryDate(out _)).WithMessage("Enter the date, like 27 3 2026");
            });
        }
    }
}
