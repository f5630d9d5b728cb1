using System.ComponentModel.DataAnnotations;
using FluentValidation;
using StalkingCase.Domain.Duties;
using StalkingCase.Domain.Kernel;
using StalkingCase.Web.Infrastructure;

namespace StalkingCase.Web.Pages.Admin;

public enum DayChange
{
    [Display(Name = "Add it: the day becomes a bank holiday")] Add,
    [Display(Name = "Remove it: the day is no bank holiday")] Remove,
}

public sealed class BankHolidaysInput
{
    private const int MostYears = 10;

    public DayChange? Change { get; set; }
    public DateParts Date { get; set; } = new();
    public LaterInput From { get; set; } = new();
    public string? Reason { get; set; }

    public DateOnly? On => Date.TryDate(out var date) ? date : null;

    public string Changes => Policy.DayChange(On!.Value, Change is DayChange.Add);

    public sealed class Validator : AbstractValidator<BankHolidaysInput>
    {
        public Validator(WorkingCalendar calendar, DateTimeOffset now)
        {
            RuleFor(x => x.Change).NotNull().WithMessage("Select whether to add or remove it");
            RuleFor(x => x.Date).Must(d => d.TryDate(out _)).WithMessage("Enter the date, like 27 3 2026");
            RuleFor(x => x.Date).Must((x, _) => x.On is not { } on || on <= UkTime.DateOf(now).AddYears(MostYears)).WithMessage($"Date must be within {MostYears} years");
            RuleFor(x => x.Date).Must((x, _) => x.On is not { } on || x.Change is not DayChange.Add || calendar.IsWorkingDay(on)).WithMessage("This day is no working day already");
            RuleFor(x => x.Date).Must((x, _) => x.On is not { } on || x.Change is not DayChange.Remove || calendar.IsBankHoliday(on)).WithMessage("This day is not a bank holiday");
            RuleFor(x => x.From).SetValidator(new LaterInput.Validator(now, "Choose from when it counts"));
            RuleFor(x => x.Date).Must((x, _) => x.On is not { } on || x.From.At(now) is not { } from || on >= UkTime.DateOf(from)).WithMessage("The change must count before the day is over: a change never counts backwards");
            RuleFor(x => x.Reason).NotEmpty().WithMessage("Enter the reason").MaximumLength(1000).WithMessage("Reason must be 1,000 characters or less");
        }
    }
}
