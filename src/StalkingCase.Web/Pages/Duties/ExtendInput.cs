using FluentValidation;
using StalkingCase.Domain.Kernel;
using StalkingCase.Web.Infrastructure;

namespace StalkingCase.Web.Pages.Duties;

public sealed class ExtendInput
{
    public DateParts Day { get; set; } = new();
    public string? Time { get; set; }
    public string? Reason { get; set; }

    public DateTimeOffset? DueBy => Day.TryDate(out var date) && TimeOnly.TryParse(Time, System.Globalization.CultureInfo.InvariantCulture, out var time) ? UkTime.At(date, time) : null;

    public sealed class Validator : AbstractValidator<ExtendInput>
    {
        public Validator()
        {
            RuleFor(x => x.Day).Must(d => d.TryDate(out _)).WithMessage("Enter the new date, like 27 3 2026");
            RuleFor(x => x.Time).Must(t => TimeOnly.TryParse(t, System.Globalization.CultureInfo.InvariantCulture, out _)).WithMessage("Enter the new time, like 14:05");
            RuleFor(x => x.Reason).NotEmpty().WithMessage("Enter why more time is needed").MaximumLength(2000).WithMessage("Why more time is needed must be 2000 characters or less");
        }
    }
}
