using FluentValidation;
using StalkingCase.Domain.Duties;
using StalkingCase.Web.Infrastructure;

namespace StalkingCase.Web.Pages.Admin;

public sealed class ProposeInput
{
    public string? Key { get; set; }
    public string? Period { get; set; }
    public string? Reason { get; set; }
    public LaterInput From { get; set; } = new();

    public string Changes(string clock) => System.Text.Json.JsonSerializer.Serialize(new Dictionary<string, Dictionary<string, string>> { [clock] = new() { [Key ?? ""] = Period!.Trim() } });

    public sealed class Validator : AbstractValidator<ProposeInput>
    {
        public Validator(PolicyClock of, DateTimeOffset now)
        {
            RuleFor(x => x.Key).Must(k => of.Rows.Any(r => r.Key.Name == (k ?? ""))).WithMessage("Select which period");
            RuleFor(x => x.Period).Must(p => Domain.Duties.Period.TryParse(p?.Trim(), out _)).WithMessage("Enter the new period, like 24h, 7d, 2wd or 6mo");
            RuleFor(x => x.Reason).NotEmpty().WithMessage("Enter the reason").MaximumLength(1000).WithMessage("Reason must be 1,000 characters or less");
            RuleFor(x => x.From).SetValidator(new LaterInput.Validator(now, "Choose from when it counts"));
        }
    }
}
