using System.ComponentModel.DataAnnotations;
using System.Globalization;
using FluentValidation;
using StalkingCase.Domain.Kernel;

namespace StalkingCase.Web.Infrastructure;

public enum LaterChoice
{
    [Display(Name = "Today")] Today,
    [Display(Name = "Tomorrow")] Tomorrow,
    [Display(Name = "On another date")] On,
}

/// <summary>A time to come, as an officer says it. Shown by _Later.cshtml.</summary>
public sealed class LaterInput
{
    private static readonly string[] TimeFormats = ["H:mm", "HH:mm", "Hmm", "HHmm", "H.mm", "HH.mm"];

    public LaterChoice? Choice { get; set; }
    public DateParts Date { get; set; } = new();
    public string? Time { get; set; }

    public static LaterInput Of(DateTimeOffset at) => new() { Choice = LaterChoice.On, Date = DateParts.Of(UkTime.DateOf(at)), Time = UkTime.TimeOf(at).ToString("HH:mm", CultureInfo.InvariantCulture) };

    public DateTimeOffset? At(DateTimeOffset now) => DateOn(now) is { } date && TryTime(out var time) ? UkTime.At(date, time) : null;

    private DateOnly? DateOn(DateTimeOffset now) => Choice switch
    {
        LaterChoice.Today => UkTime.DateOf(now),
        LaterChoice.Tomorrow => UkTime.DateOf(now).AddDays(1),
        LaterChoice.On => Date.TryDate(out var date) ? date : null,
        _ => null,
    };

    private bool TryTime(out TimeOnly time) => TimeOnly.TryParseExact(Time?.Trim(), TimeFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out time);

    public sealed class Validator : AbstractValidator<LaterInput>
    {
        /// <param name="missing">What to say when no time is given.</param>
        public Validator(DateTimeOffset now, string missing)
        {
            RuleFor(x => x.Choice).NotNull().WithMessage(missing);
            RuleFor(x => x.Date).Must(d => d.TryDate(out _)).When(x => x.Choice is LaterChoice.On).WithMessage("Enter the date, like 27 3 2026");
            RuleFor(x => x.Time).Must((x, _) => x.TryTime(out TimeOnly _)).When(x => x.Choice is not null).WithMessage("Enter the time, like 14:05");
            RuleFor(x => x.Time).Must((x, _) => x.At(now) is not { } at || at > now).WithMessage("Choose a time that is still to come");
        }
    }
}
