using System.Globalization;
using FluentValidation;
using StalkingCase.Domain.Victims;

namespace StalkingCase.Web.Pages.Victims;

/// <summary>Each part may be left as it is. The code word and the hours are never written back into the page.</summary>
public sealed class SafeContactInput
{
    public SafeContact? Way { get; set; }
    public bool? SafeToWrite { get; set; }
    public List<DayOfWeek> Days { get; set; } = [];
    public string? From { get; set; }
    public string? To { get; set; }
    public List<DayOfWeek> OtherDays { get; set; } = [];
    public string? OtherFrom { get; set; }
    public string? OtherTo { get; set; }
    public string? CodeWord { get; set; }
    public string? Checked { get; set; }

    private bool HasFirst => Days.Count > 0 || !string.IsNullOrWhiteSpace(From) || !string.IsNullOrWhiteSpace(To);
    private bool HasOther => OtherDays.Count > 0 || !string.IsNullOrWhiteSpace(OtherFrom) || !string.IsNullOrWhiteSpace(OtherTo);

    private bool IsEmpty => Way is null && SafeToWrite is null && !HasFirst && !HasOther && string.IsNullOrWhiteSpace(CodeWord) && string.IsNullOrWhiteSpace(Checked);

    /// <summary>Asked only of an input that was accepted.</summary>
    public SafeHours? Hours() => HasFirst || HasOther ? SafeHours.Of([.. Spans()]) : null;

    private IEnumerable<SafeSpan> Spans()
    {
        if (HasFirst) yield return new SafeSpan(Days, Time(From)!.Value, Time(To)!.Value);
        if (HasOther) yield return new SafeSpan(OtherDays, Time(OtherFrom)!.Value, Time(OtherTo)!.Value);
    }

    private static TimeOnly? Time(string? text) =>
        TimeOnly.TryParseExact(text?.Trim(), ["H:mm", "HH:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;

    public sealed class Validator : AbstractValidator<SafeContactInput>
    {
        public Validator()
        {
            RuleFor(x => x.Way).Must((x, _) => !x.IsEmpty).WithMessage("Enter what you want to record: the safe way, the hours, a code word or what you checked");
            RuleFor(x => x.Days).NotEmpty().When(x => x.HasFirst).WithMessage("Select at least one day for the safe hours");
            RuleFor(x => x.From).Must(t => Time(t) is not null).When(x => x.HasFirst).WithMessage("Enter when the safe hours begin, like 14:05");
            RuleFor(x => x.To).Must(t => Time(t) is not null).When(x => x.HasFirst).WithMessage("Enter when the safe hours end, like 14:05");
            RuleFor(x => x.OtherDays).NotEmpty().When(x => x.HasOther).WithMessage("Select at least one day for the other safe hours");
            RuleFor(x => x.OtherFrom).Must(t => Time(t) is not null).When(x => x.HasOther).WithMessage("Enter when the other safe hours begin, like 14:05");
            RuleFor(x => x.OtherTo).Must(t => Time(t) is not null).When(x => x.HasOther).WithMessage("Enter when the other safe hours end, like 14:05");
            RuleFor(x => x.CodeWord).MaximumLength(60).WithMessage("The code word must be 60 characters or less");
            RuleFor(x => x.Checked).MaximumLength(2000).WithMessage("Words must be 2,000 characters or less");
        }
    }
}
