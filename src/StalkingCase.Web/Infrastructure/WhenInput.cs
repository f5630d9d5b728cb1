using System.ComponentModel.DataAnnotations;
using System.Globalization;
using FluentValidation;
using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Kernel;

namespace StalkingCase.Web.Infrastructure;

public enum WhenChoice
{
    [Display(Name = "Now")] Now,
    [Display(Name = "Today")] Today,
    [Display(Name = "Yesterday")] Yesterday,
    [Display(Name = "On another date")] On,
}

/// <summary>When something happened, as an officer says it. Shown by _When.cshtml.</summary>
public sealed class WhenInput
{
    private static readonly string[] TimeFormats = ["H:mm", "HH:mm", "Hmm", "HHmm", "H.mm", "HH.mm"];

    public WhenChoice? Choice { get; set; } = WhenChoice.Now;
    public DateParts Date { get; set; } = new();
    public string? Time { get; set; }

    public static WhenInput Of(DateTimeOffset at, TimePrecision precision) => new()
    {
        Choice = WhenChoice.On,
        Date = DateParts.Of(UkTime.DateOf(at)),
        Time = precision is TimePrecision.Minute ? UkTime.TimeOf(at).ToString("HH:mm", CultureInfo.InvariantCulture) : null,
    };

    /// <summary>The instant; without a clock time, the start of the day.</summary>
    public DateTimeOffset At(DateTimeOffset now)
    {
        if (Choice is WhenChoice.Now) return now;
        var date = DateOn(now) ?? throw new InvalidOperationException("The date has not been accepted.");
        return TryTime(out var time) ? UkTime.At(date, time) : UkTime.StartOfDay(date);
    }

    public TimePrecision Precision => Choice is WhenChoice.Now || TryTime(out TimeOnly _) ? TimePrecision.Minute : TimePrecision.Day;

    private DateOnly? DateOn(DateTimeOffset now) => Choice switch
    {
        WhenChoice.Today => UkTime.DateOf(now),
        WhenChoice.Yesterday => UkTime.DateOf(now).AddDays(-1),
        WhenChoice.On => Date.TryDate(out var date) ? date : null,
        _ => null,
    };

    private bool TryTime(out TimeOnly time) => TimeOnly.TryParseExact(Time?.Trim(), TimeFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out time);

    /// <param name="timeNeeded">Where a clock depends on it, the day alone is not enough.</param>
    public sealed class Validator : AbstractValidator<WhenInput>
    {
        public Validator(DateTimeOffset now, bool timeNeeded, string asked = "Select when it happened")
        {
            RuleFor(x => x.Choice).NotNull().WithMessage(asked);
            RuleFor(x => x.Date).Must(d => d.TryDate(out _)).When(x => x.Choice is WhenChoice.On).WithMessage("Enter the date, like 27 3 2026");
            RuleFor(x => x.Time).Must((x, _) => x.TryTime(out TimeOnly _)).When(x => x.Choice is not (null or WhenChoice.Now) && (timeNeeded || !string.IsNullOrWhiteSpace(x.Time)))
                .WithMessage("Enter the time, like 14:05");
            RuleFor(x => x.Date).Must((x, _) => x.At(now) <= now).When(x => x.Choice is not (null or WhenChoice.Now) && x.DateOn(now) is not null)
                .WithMessage("Date and time must be now or in the past");
        }
    }
}
