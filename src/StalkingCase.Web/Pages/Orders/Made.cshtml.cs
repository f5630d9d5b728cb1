using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Domain.Orders;
using StalkingCase.Web.Infrastructure;
using StalkingCase.Web.Pages.Cases;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Orders;

public sealed class MadeInput
{
    public bool? Made { get; set; }
    public WhenInput When { get; set; } = new();
    public string? Court { get; set; }
    public bool? FurtherOrder { get; set; }
    public DateParts EndsOn { get; set; } = new();
    public ConditionsInput Conditions { get; set; } = new();

    /// <summary>The mark of the words that the form was filled from.</summary>
    public string? Seen { get; set; }

    public DateOnly? End => FurtherOrder is false && EndsOn.TryDate(out var end) ? end : null;

    public sealed class Validator : AbstractValidator<MadeInput>
    {
        public Validator(DateTimeOffset now, ConditionsInput.Validator conditions)
        {
            RuleFor(x => x.Made).NotNull().WithMessage("Select if the order was made");
            RuleFor(x => x.When).SetValidator(new WhenInput.Validator(now, timeNeeded: false));
            When(x => x.Made is true, () =>
            {
                RuleFor(x => x.FurtherOrder).NotNull().WithMessage("Select how long the order lasts");
                RuleFor(x => x.EndsOn).Must(d => d.TryDate(out _)).When(x => x.FurtherOrder is false).WithMessage("Enter the end date, like 27 3 2028");
                RuleFor(x => x.Conditions).SetValidator(conditions);
            });
        }
    }
}

/// <summary>The court made the order, or refused it (ORD-02). Its conditions replace those applied for.</summary>
[RequirePermission(Permission.WorkOnCase)]
[ChangesCase]
public sealed class MadeModel(CaseDbContext db, OrderQuery query, ConditionLibraryQuery libraryQuery, Submission submission, Reader reader) : PageModel, IShowsConflict
{
    [BindProperty(SupportsGet = true)] public Guid CaseId { get; set; }
    [BindProperty(SupportsGet = true)] public Guid OrderId { get; set; }
    [BindProperty] public MadeInput Input { get; set; } = new();

    public WordsConflict? Conflict { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        var view = await query.RunAsync(CaseId, OrderId, ct);
        (Input.Court, Input.Conditions, Input.Seen) = (view.Order.Court, ConditionsInput.Of(view.Conditions), Standing(view.Order, view.Names).Mark);
    }

    public async Task<IActionResult> OnPostAsync(string? step, CancellationToken ct)
    {
        var (now, library, view) = (db.Clock.GetUtcNow(), await libraryQuery.RunAsync(ct), await query.RunAsync(CaseId, OrderId, ct));
        Input.Conditions.Fill(library, ModelState, "Input.Conditions");
        if (step == "fill") return Page();
        if (!ModelState.Accepts(Input, new MadeInput.Validator(now, new ConditionsInput.Validator(needed: true, library, view.Wordings)))) return this.Redisplay();

        var order = await db.OrdersOf(CaseId).SingleAsync(o => o.Id == OrderId, ct);
        if (Input.Made is true) Standing(order, view.Names).MustBeAsSeen(Input.Seen);
        if (Input.Made is true) order.BeMade(Input.When.At(now), Input.Court, Input.End, Input.Conditions.Content(await query.ScreenAsync(CaseId, ct), library), reader.Id, now);
        else order.Refuse(Input.When.At(now), reader.Id, now);
        return await submission.SaveOnCaseAsync(this, CaseId, $"/cases/{CaseId}/orders/{OrderId}", Input.Made is true ? "Order made. It has to be served." : "Refusal recorded. The victim has to be told.", ct);
    }

    public async Task LoadConflictAsync(CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        var view = await query.RunAsync(CaseId, OrderId, ct);
        Conflict = new WordsConflict(Standing(view.Order, view.Names), new StandingWords([new WordsPart("Court", Input.Court), .. Input.Conditions.Typed()]));
        Input.Seen = Conflict.Standing.Mark;
    }

    private static StandingWords Standing(Order order, OfficerNames names) => new([new WordsPart("Court", order.Court), .. ConditionsInput.Standing(order.Conditions, names)]);
}
