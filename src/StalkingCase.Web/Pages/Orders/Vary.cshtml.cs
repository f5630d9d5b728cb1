using System.Globalization;
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

public sealed class VaryInput
{
    public bool? Renews { get; set; }
    public WhenInput When { get; set; } = new();
    public bool? FurtherOrder { get; set; }
    public DateParts EndsOn { get; set; } = new();
    public string? Reason { get; set; }
    public ConditionsInput Conditions { get; set; } = new();

    /// <summary>The mark of the words that the form was filled from.</summary>
    public string? Seen { get; set; }

    public DateOnly? End => FurtherOrder is false && EndsOn.TryDate(out var end) ? end : null;

    public StandingWords Typed() => new([EndPart(End), .. Conditions.Typed()]);

    public static StandingWords Standing(Order order, OfficerNames names) => new([EndPart(order.EndsOn), .. ConditionsInput.Standing(order.Conditions, names)]);

    private static WordsPart EndPart(DateOnly? end) => new("Lasts", end is null ? "Until further order" : $"To {end.Value.ToString("d MMM yyyy", CultureInfo.InvariantCulture)}");

    public sealed class Validator : AbstractValidator<VaryInput>
    {
        public Validator(DateTimeOffset now, DateOnly? current, ConditionsInput.Validator conditions)
        {
            RuleFor(x => x.Renews).NotNull().WithMessage("Select what the court did");
            RuleFor(x => x.When).SetValidator(new WhenInput.Validator(now, timeNeeded: false));
            RuleFor(x => x.FurtherOrder).NotNull().WithMessage("Select how long the order lasts");
            RuleFor(x => x.EndsOn).Must(d => d.TryDate(out _)).When(x => x.FurtherOrder is false).WithMessage("Enter the end date, like 27 3 2028");
            RuleFor(x => x.EndsOn).Must((x, _) => x.End is null || x.End > current).When(x => x.Renews is true && current is not null && x.FurtherOrder is false).WithMessage("New end date must be after the current end date");
            RuleFor(x => x.Reason).NotEmpty().WithMessage("Enter the reason").MaximumLength(2000).WithMessage("Reason must be 2,000 characters or less");
            RuleFor(x => x.Conditions).SetValidator(conditions);
        }
    }
}

/// <summary>The court changed the order: the earlier conditions stay readable with their dates (ORD-06).</summary>
[RequirePermission(Permission.WorkOnCase)]
[ChangesCase]
public sealed class VaryModel(CaseDbContext db, OrderQuery query, ConditionLibraryQuery libraryQuery, Submission submission, Reader reader) : PageModel, IShowsConflict
{
    [BindProperty(SupportsGet = true)] public Guid CaseId { get; set; }
    [BindProperty(SupportsGet = true)] public Guid OrderId { get; set; }
    [BindProperty] public VaryInput Input { get; set; } = new();

    public WordsConflict? Conflict { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        var view = await query.RunAsync(CaseId, OrderId, ct);
        (Input.FurtherOrder, Input.EndsOn) = (view.Order.EndsOn is null, view.Order.EndsOn is { } end ? DateParts.Of(end) : new DateParts());
        (Input.Conditions, Input.Seen) = (ConditionsInput.Of(view.Conditions), VaryInput.Standing(view.Order, view.Names).Mark);
    }

    public async Task<IActionResult> OnPostAsync(string? step, CancellationToken ct)
    {
        var (now, library, view) = (db.Clock.GetUtcNow(), await libraryQuery.RunAsync(ct), await query.RunAsync(CaseId, OrderId, ct));
        Input.Conditions.Fill(library, ModelState, "Input.Conditions");
        if (step == "fill") return Page();
        var order = await db.OrdersOf(CaseId).SingleAsync(o => o.Id == OrderId, ct);
        if (!ModelState.Accepts(Input, new VaryInput.Validator(now, order.EndsOn, new ConditionsInput.Validator(needed: false, library, view.Wordings)))) return this.Redisplay();

        var content = Input.Conditions.Content(await query.ScreenAsync(CaseId, ct), library);
        VaryInput.Standing(order, view.Names).MustBeAsSeen(Input.Seen);
        order.Vary(Input.When.At(now), Input.End, content, Input.Reason!, Input.Renews!.Value, reader.Id, now);
        return await submission.SaveOnCaseAsync(this, CaseId, $"/cases/{CaseId}/orders/{OrderId}", order.Conditions.Any(c => c is { EndedAt: null, IsHeld: true }) ? "Change recorded. A condition is held: it may tell the suspect where the victim is. Tell the court today, and ask a supervisor to look." : "Change recorded. PNC, the victim's copy and the markers follow it.", ct);
    }

    public async Task LoadConflictAsync(CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        var view = await query.RunAsync(CaseId, OrderId, ct);
        (Conflict, Input.Seen) = (new WordsConflict(VaryInput.Standing(view.Order, view.Names), Input.Typed()), VaryInput.Standing(view.Order, view.Names).Mark);
    }
}
