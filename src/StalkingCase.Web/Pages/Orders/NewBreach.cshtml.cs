using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Domain.Orders;
using StalkingCase.Web.Infrastructure;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Orders;

public enum HowKnown
{
    [System.ComponentModel.DataAnnotations.Display(Name = "The victim said so")] Victim,
    [System.ComponentModel.DataAnnotations.Display(Name = "Somebody else said so")] Witness,
    [System.ComponentModel.DataAnnotations.Display(Name = "An officer saw it")] Officer,
    [System.ComponentModel.DataAnnotations.Display(Name = "Messages, calls or pictures")] Digital,
    [System.ComponentModel.DataAnnotations.Display(Name = "Another way")] Other,
}

public sealed class NewBreachInput
{
    public List<int> Conditions { get; set; } = [];
    public WhenInput When { get; set; } = new();
    public string? Account { get; set; }
    public Cases.Incidents.BoxesInput Boxes { get; set; } = new();
    public HowKnown? HowKnown { get; set; }
    public string? Excuse { get; set; }
    public bool? VictimSafe { get; set; }
    public ArrestDecision? Decision { get; set; }
    public WhenInput Arrested { get; set; } = new();
    public string? Reason { get; set; }

    /// <summary>All that was said, in one account: the entry is read by itself.</summary>
    public string AllWords => string.Join(" ", new[]
    {
        Account?.Trim(),
        Conditions.Count > 0 ? $"Condition {string.Join(", ", Conditions.Order())} may be broken." : null,
        HowKnown is { } how ? $"How known: {EnumText.Of(how)}." : null,
        string.IsNullOrWhiteSpace(Excuse) ? null : $"Excuse given: {Excuse.Trim()}.",
        VictimSafe switch { true => "The victim is safe now.", false => "The victim is NOT safe now.", _ => null },
    }.Where(w => !string.IsNullOrEmpty(w)));

    public sealed class Validator : AbstractValidator<NewBreachInput>
    {
        public Validator(DateTimeOffset now, int conditions)
        {
            if (conditions > 0) RuleFor(x => x.Conditions).NotEmpty().WithMessage("Select the condition that may be broken");
            RuleFor(x => x.When).SetValidator(new WhenInput.Validator(now, timeNeeded: false));
            RuleFor(x => x.Account).NotEmpty().WithMessage("Enter what happened").MaximumLength(4000).WithMessage("What happened must be 4,000 characters or less");
            RuleFor(x => x.HowKnown).NotNull().WithMessage("Select how it is known");
            RuleFor(x => x.VictimSafe).NotNull().WithMessage("Select if the victim is safe now");
            RuleFor(x => x.Decision).NotNull().WithMessage("Select what is being done");
            RuleFor(x => x.Arrested).SetValidator(new WhenInput.Validator(now, timeNeeded: true)).When(x => x.Decision is ArrestDecision.Arrested);
            RuleFor(x => x.Reason).NotEmpty().When(x => x.Decision is ArrestDecision.None).WithMessage("Enter why no action is being taken");
        }
    }
}

/// <summary>ORD-05, CLK-28: a breach of this order with the decision on arrest. It asks for a risk review and a check on the victim.</summary>
[RequirePermission(Permission.WorkOnCase)]
[ChangesCase]
public sealed class NewBreachModel(CaseDbContext db, OrderQuery query, Submission submission, Reader reader) : PageModel
{
    [BindProperty(SupportsGet = true)] public Guid CaseId { get; set; }
    [BindProperty(SupportsGet = true)] public Guid OrderId { get; set; }
    [BindProperty] public NewBreachInput Input { get; set; } = new();

    public OrderView View { get; private set; } = null!;

    public IEnumerable<Infrastructure.TagHelpers.Choice> Choices => View.Conditions.Select(c => new Infrastructure.TagHelpers.Choice($"{c.Number}", $"{c.Number} {c.Words}"));

    public async Task OnGetAsync(CancellationToken ct) => View = await query.RunAsync(CaseId, OrderId, ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        View = await query.RunAsync(CaseId, OrderId, ct);
        var now = db.Clock.GetUtcNow();
        if (!ModelState.Accepts(Input, new NewBreachInput.Validator(now, View.Conditions.Count))) return this.Redisplay();

        var of = await db.Cases.SingleAsync(c => c.Id == CaseId, ct);
        var order = await db.OrdersOf(CaseId).SingleAsync(o => o.Id == OrderId, ct);
        var breach = order.RecordBreach(of, new Domain.Cases.EntryContent(Domain.Reports.EntryType.Breach, Input.When.At(now), Input.When.Precision, Input.AllWords,
            [Domain.Reports.Box.BreachOfOrder, .. Input.Boxes.All]), reader.Id, now);
        of.DecideArrest(breach.Id, Input.Decision!.Value, Input.Reason, reader.AsDecider, now);
        if (Input.Decision is ArrestDecision.Arrested) of.RecordArrest(Input.Arrested.At(now), reader.Id, now);
        db.Entries.Add(breach);
        var next = Input.Decision is ArrestDecision.WarrantSought ? "Breach recorded. Record the warrant once the court has issued it." : "Breach recorded. Look at the risk again.";
        return await submission.SaveOnCaseAsync(this, CaseId, $"/cases/{CaseId}/risk", next, ct);
    }
}
