using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using StalkingCase.Domain.Orders;
using StalkingCase.Web.Infrastructure;
using StalkingCase.Web.Pages.Cases;

namespace StalkingCase.Web.Pages.Orders;

public sealed class ConditionInput
{
    /// <summary>The wording of the library that the words come from; none for own words.</summary>
    public Guid? Wording { get; set; }

    /// <summary>The wording that the line showed when it was last sent: what is empty under it was emptied by the drafter.</summary>
    public Guid? Shown { get; set; }

    public ConditionKind? Kind { get; set; }
    public string? Words { get; set; }
    public string? CourtWording { get; set; }
    public int? Metres { get; set; }
    public DateParts OnDate { get; set; } = new();

    /// <summary>The centre of a zone on the map, and its radius (SEC-D02).</summary>
    public PointInput Centre { get; set; } = new();

    public int? Radius { get; set; }

    public bool IsEmpty => Wording is null && Kind is null && string.IsNullOrWhiteSpace(Words) && string.IsNullOrWhiteSpace(CourtWording) && Metres is null && OnDate.IsEmpty && !HasZone;
    public bool HasZone => !Centre.IsEmpty || Radius is not null;
    public Zone? Zone => Centre.Point is { } centre && Radius is { } radius ? new Zone(centre, radius) : null;

    /// <summary>All that the line says, for two versions of it to be compared.</summary>
    public string Text => string.Join('\n', new[]
    {
        Kind is { } kind ? EnumText.Of(kind) : null,
        Words?.ReplaceLineEndings("\n").Trim(),
        string.IsNullOrWhiteSpace(CourtWording) ? null : $"The court's wording: {CourtWording.ReplaceLineEndings("\n").Trim()}",
        Metres is { } metres ? $"Distance: {metres} metres" : null,
        HasZone ? $"Zone: {Centre.Latitude}, {Centre.Longitude}, {Radius} metres" : null,
        OnDate.IsEmpty ? null : $"On {OnDate.Day} {OnDate.Month} {OnDate.Year}",
    }.OfType<string>());

    public static ConditionInput Of(OrderCondition condition) => new()
    {
        Wording = condition.WordingId,
        Shown = condition.WordingId,
        Kind = condition.Kind,
        Words = condition.Words,
        CourtWording = condition.CourtWording,
        Metres = condition.Metres,
        OnDate = condition.OnDate is { } on ? DateParts.Of(on) : new DateParts(),
        Centre = PointInput.Of(condition.Zone?.Centre),
        Radius = condition.Zone?.RadiusMetres,
    };

    /// <summary>
    /// Takes the library's words where none are typed, or where those of another wording stand unchanged. Typed words stay. The
    /// same of the court's wording, apart: either may be the drafter's own. A court's wording that was shown and emptied stays empty.
    /// </summary>
    public void Fill(ConditionLibrary library)
    {
        if (library.Find(Wording) is not { } from) return;
        Kind = from.Kind;
        if (string.IsNullOrWhiteSpace(Words) || library.IsLibraryText(Words)) Words = from.Words;
        if (string.IsNullOrWhiteSpace(CourtWording) ? Shown != Wording : library.IsCourtText(CourtWording)) CourtWording = from.CourtWording;
        Shown = Wording;
    }
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

    /// <summary>What counts now, under the names that the form gives it.</summary>
    public static IEnumerable<WordsPart> Standing(IEnumerable<OrderCondition> conditions, OfficerNames names) =>
        Live(conditions).Select((c, i) => new WordsPart(NameOf(i), ConditionInput.Of(c).Text, $"Drafted by {names.Of(c.DraftedBy)}"));

    public IEnumerable<WordsPart> Typed() => Rows.Where(r => !r.IsEmpty).Select((r, i) => new WordsPart(NameOf(i), r.Text));

    public static IReadOnlyList<OrderCondition> Live(IEnumerable<OrderCondition> conditions) => [.. conditions.Where(c => c.EndedAt is null).OrderBy(c => c.Number)];

    private static string NameOf(int line) => $"Condition {line + 1}";

    /// <summary>Puts the library's words into the lines that chose some; the form then shows them instead of what was sent.</summary>
    public void Fill(ConditionLibrary library, ModelStateDictionary state, string name)
    {
        for (var i = 0; i < Rows.Count; i++)
        {
            if (Rows[i].Wording is null) continue;
            Rows[i].Fill(library);
            foreach (var field in new[] { nameof(ConditionInput.Kind), nameof(ConditionInput.Words), nameof(ConditionInput.CourtWording), nameof(ConditionInput.Shown) }) state.Remove($"{name}.Rows[{i}].{field}");
        }
    }

    /// <summary>Every condition carries what the screen found in it, so that none is served by oversight (SEC-D01, SEC-D02), and the version of the library it comes from (ORD-11).</summary>
    public IReadOnlyList<ConditionContent> Content(ServedScreen screen, ConditionLibrary library) =>
    [
        .. Rows.Where(r => !r.IsEmpty).Select(r => new ConditionContent(r.Kind!.Value, r.Words!)
        {
            CourtWording = r.CourtWording,
            Metres = r.Metres,
            OnDate = r.OnDate.TryDate(out var on) ? on : null,
            Wording = library.Find(r.Wording) is { } from ? new WordingSource(from.Id, from.Version, IsAdapted: !ConditionLibrary.IsSame(r.Words, from.Words) || !ConditionLibrary.IsSame(r.CourtWording, from.CourtWording)) : null,
            Zone = r.Zone,
            Concern = screen.Zones.Check(r.Zone),
            Found = [.. screen.Check(r.Words).Concat(screen.Check(r.CourtWording)).Distinct()],
        }),
    ];

    /// <param name="library">The wordings of the force.</param>
    /// <param name="kept">Wordings that the order has already: it may keep them after the library moved on (ORD-11).</param>
    public sealed class Validator : AbstractValidator<ConditionsInput>
    {
        public Validator(bool needed, ConditionLibrary library, IReadOnlyCollection<Guid> kept)
        {
            if (needed) RuleFor(x => x.Rows).Must(rows => rows.Exists(r => !r.IsEmpty)).WithMessage("Enter at least one condition");
            RuleForEach(x => x.Rows).ChildRules(row =>
            {
                row.RuleFor(r => r.Wording).Must(id => id is null || library.Find(id) is { } found && (found.IsCurrent || kept.Contains(found.Id))).WithMessage("This wording is no longer offered. Select another, or use your own words");
                row.RuleFor(r => r.Kind).NotNull().When(r => !r.IsEmpty).WithMessage("Select the kind of condition");
                row.RuleFor(r => r.Words).NotEmpty().When(r => !r.IsEmpty).WithMessage("Enter the condition in plain words").MaximumLength(1000).WithMessage("A condition must be 1,000 characters or less");
                row.RuleFor(r => r.Words).Must(w => LibraryCondition.BlanksIn(w).Count == 0).When(r => r.Wording is not null).WithMessage(r => $"Fill in {string.Join(", ", LibraryCondition.BlanksIn(r.Words))}");
                row.RuleFor(r => r.CourtWording).MaximumLength(2000).WithMessage("The court's wording must be 2,000 characters or less");
                row.RuleFor(r => r.CourtWording).Must(w => LibraryCondition.BlanksIn(w).Count == 0).When(r => r.Wording is not null).WithMessage(r => $"Fill in {string.Join(", ", LibraryCondition.BlanksIn(r.CourtWording))}");
                row.RuleFor(r => r.Metres).Must(m => m is > 0 and <= 50_000).When(r => r.Kind is ConditionKind.Distance || r.Metres is not null).WithMessage("Enter the distance in metres, like 100");
                row.RuleFor(r => r.Kind).Must(k => k is ConditionKind.Place).When(r => r.HasZone && r.Kind is not null).WithMessage("A zone on the map goes with the kind \"Not to enter a place\"");
                row.RuleFor(r => r.Centre).SetValidator(new PointInput.Validator(isNeeded: true)).When(r => r.HasZone);
                row.RuleFor(r => r.Radius).Must(m => m is > 0 and <= Zone.LargestRadius).When(r => r.HasZone).WithMessage("Enter the radius of the zone in metres, like 2000");
                row.RuleFor(r => r.OnDate).Must(d => d.IsEmpty || d.TryDate(out _)).WithMessage("Enter the date, like 27 3 2026");
            });
        }
    }
}
