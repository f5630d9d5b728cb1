using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Domain.Orders;
using StalkingCase.Web.Infrastructure;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Orders;

public sealed class StepsInput
{
    public bool? Gave { get; set; }
    public WhenInput When { get; set; } = new();
    public Guid? Condition { get; set; }
    public string? Found { get; set; }
}

/// <summary>CLK-22, CLK-23, CLK-27: what follows an order. A missed notification is an offence and is recorded as a breach in the same act (ORD-03).</summary>
[RequirePermission(Permission.WorkOnCase)]
[ChangesCase]
public sealed class StepsModel(CaseDbContext db, OrderQuery query, Submission submission, Reader reader) : PageModel
{
    [BindProperty(SupportsGet = true)] public Guid CaseId { get; set; }
    [BindProperty(SupportsGet = true)] public Guid OrderId { get; set; }
    [BindProperty] public StepsInput Input { get; set; } = new();

    public OrderView View { get; private set; } = null!;
    public DateTimeOffset Now => db.Clock.GetUtcNow();
    public IReadOnlyList<Microsoft.AspNetCore.Mvc.Rendering.SelectListItem> Dated => [.. View.Conditions.Where(c => c.OnDate is not null).Select(c => new Microsoft.AspNetCore.Mvc.Rendering.SelectListItem($"Condition {c.Number}", c.Id.ToString()))];

    public bool AwaitsNotification => View.Order is { Status: OrderStatus.Served, IsExemptFromNotification: false, NotifiedAt: null } order && OrderLaw.AsksForNotification(order.Kind);

    /// <summary>CLK-23: notified once, and to be notified again when name or address change.</summary>
    public bool MayChange => View.Order is { Status: OrderStatus.Served, IsExemptFromNotification: false, ProtectsSomebodyElse: false, NotifiedAt: not null } order && OrderLaw.AsksForNotification(order.Kind);

    public async Task OnGetAsync(CancellationToken ct) => View = await query.RunAsync(CaseId, OrderId, ct);

    public async Task<IActionResult> OnPostStepAsync(OrderStep which, CancellationToken ct)
    {
        (await LoadAsync(ct)).Finish(which, Now, reader.Id, Now);
        return await SavedAsync($"{EnumText.Of(which)}: recorded.", ct);
    }

    public async Task<IActionResult> OnPostNotificationAsync(CancellationToken ct)
    {
        var (order, now) = (await LoadAsync(ct), Now);
        var validator = new InlineValidator<StepsInput>();
        validator.RuleFor(x => x.Gave).NotNull().WithMessage("Select if the suspect gave the details");
        if (Input.Gave is true) validator.RuleFor(x => x.When).SetValidator(new WhenInput.Validator(now, timeNeeded: true));
        if (!ModelState.Accepts(Input, validator)) return this.Redisplay();
        if (Input.Gave is true)
        {
            order.RecordNotification(Input.When.At(now), reader.Id, now);
            return await SavedAsync("Notification recorded.", ct);
        }

        order.RecordMissedNotification(reader.Id, now, View.ChangedAt);
        var of = await db.Cases.SingleAsync(c => c.Id == CaseId, ct);
        db.Entries.Add(order.RecordBreach(of, new Domain.Cases.EntryContent(Domain.Reports.EntryType.Breach, now, Domain.Cases.TimePrecision.Minute,
            "The suspect did not notify names and address in time, as the order asks.", [Domain.Reports.Box.BreachOfOrder]), reader.Id, now));
        return await SavedAsync("Missed notification recorded: an offence. Decide on arrest.", ct);
    }

    public async Task<IActionResult> OnPostChangedAsync(CancellationToken ct)
    {
        var (order, now) = (await LoadAsync(ct), Now);
        var validator = new InlineValidator<StepsInput>();
        validator.RuleFor(x => x.When).SetValidator(new WhenInput.Validator(now, timeNeeded: false, "Select when the name or address changed"));
        if (!ModelState.Accepts(Input, validator)) return this.Redisplay();
        var at = Input.When.At(now);
        order.RecordNewDetails(at, reader.Id, now);
        return await SavedAsync($"Change recorded. The suspect has until the end of {Order.ThirdDay(at):d MMM} to notify it.", ct);
    }

    public async Task<IActionResult> OnPostCheckAsync(CancellationToken ct)
    {
        var order = await LoadAsync(ct);
        var validator = new InlineValidator<StepsInput>();
        validator.RuleFor(x => x.Condition).NotNull().WithMessage("Select which condition");
        validator.RuleFor(x => x.Found).NotEmpty().WithMessage("Enter what you found").MaximumLength(1000).WithMessage("What you found must be 1,000 characters or less");
        if (!ModelState.Accepts(Input, validator)) return this.Redisplay();
        order.CheckTerm(Input.Condition!.Value, Input.Found!, reader.Id, Now);
        return await SavedAsync("Check recorded.", ct);
    }

    private async Task<Order> LoadAsync(CancellationToken ct)
    {
        View = await query.RunAsync(CaseId, OrderId, ct);
        return await db.OrdersOf(CaseId).SingleAsync(o => o.Id == OrderId, ct);
    }

    private Task<IActionResult> SavedAsync(string said, CancellationToken ct) => submission.SaveOnCaseAsync(this, CaseId, $"/cases/{CaseId}/orders/{OrderId}", said, ct);
}
