using FluentValidation;
using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Orders;
using StalkingCase.Web.Infrastructure;

namespace StalkingCase.Web.Pages.Orders;

public sealed class ConsiderInput
{
    public OrderDecision? Decision { get; set; }
    public NotNowReason? NotNow { get; set; }
    public bool? ActsLinked { get; set; }
    public bool? RiskToPerson { get; set; }
    public bool? Necessary { get; set; }
    public string? VictimView { get; set; }
    public string? LegalAdvice { get; set; }
    public string? Words { get; set; }

    public string AllWords => string.Join(" ", new[]
    {
        $"Acts linked to stalking: {YesNo(ActsLinked)}. Risk to a person: {YesNo(RiskToPerson)}. Order necessary: {YesNo(Necessary)}.",
        NotNow is { } reason && Decision is OrderDecision.NotNow ? $"Not now: {EnumText.Of(reason)}." : null,
        string.IsNullOrWhiteSpace(VictimView) ? null : $"Victim's view: {VictimView.Trim()}.",
        string.IsNullOrWhiteSpace(LegalAdvice) ? null : $"Legal advice: {LegalAdvice.Trim()}.",
        Words?.Trim(),
    }.Where(w => !string.IsNullOrEmpty(w)));

    private static string YesNo(bool? answer) => answer switch { true => "yes", false => "no", _ => "not known yet" };

    public sealed class Validator : AbstractValidator<ConsiderInput>
    {
        public Validator()
        {
            RuleFor(x => x.Decision).NotNull().WithMessage("Select what you decide");
            RuleFor(x => x.Words).NotEmpty().When(x => x.Decision is OrderDecision.NotNow).WithMessage("Enter why you are not applying now").MaximumLength(2000).WithMessage("Reason must be 2,000 characters or less");
            RuleFor(x => x.NotNow).NotNull().When(x => x.Decision is OrderDecision.NotNow).WithMessage("Select the reason for not applying now")
                .Must(r => r is not (NotNowReason.VictimDoesNotSupport or NotNowReason.WillBeCharged)).When(x => x.Decision is OrderDecision.NotNow)
                .WithMessage("\"Victim does not support it\" or \"will be charged\" is not enough on its own. Enter another reason");
        }
    }
}
