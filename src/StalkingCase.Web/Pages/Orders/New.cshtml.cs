using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Domain.Orders;
using StalkingCase.Web.Infrastructure;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Orders;

public sealed class NewInput
{
    public OrderKind? Kind { get; set; }
    public OrderRoute? Route { get; set; }
    public WhenInput When { get; set; } = new() { Choice = null };
    public string? Court { get; set; }
    public string? MadeElsewhere { get; set; }
    public bool? FurtherOrder { get; set; }
    public DateParts EndsOn { get; set; } = new();
    public bool? ProtectsSomebodyElse { get; set; }
    public ConditionsInput Conditions { get; set; } = new();

    public sealed class Validator : AbstractValidator<NewInput>
    {
        public Validator(DateTimeOffset now, ConditionsInput.Validator conditions, bool asksRoute)
        {
            RuleFor(x => x.Kind).NotNull().WithMessage("Select which order");
            if (asksRoute) RuleFor(x => x.Route).NotNull().When(x => x.Kind is OrderKind.StalkingProtection).WithMessage("Select how the order came to be made");
            RuleFor(x => x.When).SetValidator(new WhenInput.Validator(now, timeNeeded: false));
            RuleFor(x => x.Court).NotEmpty().WithMessage("Enter the court, or who issued it").MaximumLength(200).WithMessage("Court must be 200 characters or less");
            RuleFor(x => x.FurtherOrder).NotNull().WithMessage("Select how long the order lasts");
            RuleFor(x => x.EndsOn).Must(d => d.TryDate(out _)).When(x => x.FurtherOrder is false).WithMessage("Enter the end date, like 27 3 2028");
            RuleFor(x => x.ProtectsSomebodyElse).NotNull().WithMessage("Select if it protects somebody else");
            RuleFor(x => x.Conditions).SetValidator(conditions);
        }
    }
}

/// <summary>An order that did not begin with an application here (ORD-02, ORD-10).</summary>
[RequirePermission(Permission.WorkOnCase)]
[ChangesCase]
public sealed class NewModel(CaseDbContext db, OrderQuery query, CourtRoutes routes, ConditionLibraryQuery libraryQuery, Submission submission, Reader reader) : PageModel
{
    [BindProperty(SupportsGet = true)] public Guid CaseId { get; set; }
    [BindProperty] public NewInput Input { get; set; } = new();

    /// <summary>ORD-09: the courts' own routes are offered from the day their law is in force.</summary>
    public bool AsksRoute => routes.AreOpen(db.Clock.GetUtcNow());

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(string? step, CancellationToken ct)
    {
        var (now, library) = (db.Clock.GetUtcNow(), await libraryQuery.RunAsync(ct));
        Input.Conditions.Fill(library, ModelState, "Input.Conditions");
        if (step == "fill") return Page();
        if (!ModelState.Accepts(Input, new NewInput.Validator(now, new ConditionsInput.Validator(needed: false, library, []), AsksRoute))) return this.Redisplay();

        var of = await db.Cases.SingleAsync(c => c.Id == CaseId, ct);
        var order = Order.Made(of, new MadeContent(Input.Kind!.Value, Input.When.At(now), Input.FurtherOrder is false && Input.EndsOn.TryDate(out var ends) ? ends : null)
        {
            Court = Input.Court,
            Route = AsksRoute && Input is { Kind: OrderKind.StalkingProtection, Route: { } route } ? route : OrderRoute.PoliceApplication,
            CourtRoutesFrom = routes.From,
            MadeElsewhere = Input.MadeElsewhere,
            ProtectsSomebodyElse = Input.ProtectsSomebodyElse!.Value,
            Conditions = Input.Conditions.Content(await query.ScreenAsync(CaseId, ct), library),
        }, reader.Id, now);
        db.Orders.Add(order);
        return await submission.SaveOnCaseAsync(this, CaseId, $"/cases/{CaseId}/orders/{order.Id}", "Order recorded.", ct);
    }
}
