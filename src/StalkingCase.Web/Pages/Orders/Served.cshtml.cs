using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Domain.Orders;
using StalkingCase.Web.Infrastructure;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Orders;

public sealed class ServedInput
{
    public bool? InCourt { get; set; }
    public WhenInput When { get; set; } = new() { Choice = null };
    public string? Where { get; set; }
    public string? ByWhom { get; set; }
    public string? HowExplained { get; set; }
    public bool? Exempt { get; set; }

    public sealed class Validator : AbstractValidator<ServedInput>
    {
        public Validator(DateTimeOffset now, bool asksForNotification)
        {
            RuleFor(x => x.InCourt).NotNull().WithMessage("Select if the suspect was in court");
            RuleFor(x => x.When).SetValidator(new WhenInput.Validator(now, timeNeeded: true, "Enter when the order was served"));
            RuleFor(x => x.Where).NotEmpty().When(x => x.InCourt is false).WithMessage("Enter where the order was served").MaximumLength(300).WithMessage("Where must be 300 characters or less");
            RuleFor(x => x.ByWhom).NotEmpty().When(x => x.InCourt is false).WithMessage("Enter who served the order").MaximumLength(200).WithMessage("By whom must be 200 characters or less");
            RuleFor(x => x.HowExplained).MaximumLength(1000).WithMessage("How it was explained must be 1,000 characters or less");
            if (asksForNotification) RuleFor(x => x.Exempt).NotNull().WithMessage("Select if another register asks for the same details");
        }
    }
}

/// <summary>ORD-04: when, where, by whom, how explained.</summary>
[RequirePermission(Permission.WorkOnCase)]
[ChangesCase]
public sealed class ServedModel(CaseDbContext db, OrderQuery query, Submission submission, Reader reader) : PageModel
{
    [BindProperty(SupportsGet = true)] public Guid CaseId { get; set; }
    [BindProperty(SupportsGet = true)] public Guid OrderId { get; set; }
    [BindProperty] public ServedInput Input { get; set; } = new();

    public OrderView View { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken ct) => View = await query.RunAsync(CaseId, OrderId, ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        View = await query.RunAsync(CaseId, OrderId, ct);
        var now = db.Clock.GetUtcNow();
        if (!ModelState.Accepts(Input, new ServedInput.Validator(now, OrderLaw.AsksForNotification(View.Order.Kind)))) return this.Redisplay();

        var order = await db.OrdersOf(CaseId).SingleAsync(o => o.Id == OrderId, ct);
        order.Serve(new ServiceContent(Input.When.At(now), Input.InCourt is true) { Where = Input.Where, ByWhom = Input.ByWhom, HowExplained = Input.HowExplained }, Input.Exempt is true, await query.ScreenAsync(CaseId, ct), reader.Id, now);
        var said = OrderLaw.AsksForNotification(order.Kind) && !order.IsExemptFromNotification ? $"Service recorded. The suspect has until the end of {order.LastNotificationDay:d MMM} to notify." : "Service recorded.";
        return await submission.SaveOnCaseAsync(this, CaseId, $"/cases/{CaseId}/orders/{OrderId}", said, ct);
    }
}
