using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Domain.Orders;
using StalkingCase.Web.Infrastructure;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Orders;

public sealed class RenewInput
{
    public RenewalDecision? Decision { get; set; }
    public string? VictimView { get; set; }
    public string? Reason { get; set; }

    public sealed class Validator : AbstractValidator<RenewInput>
    {
        public Validator()
        {
            RuleFor(x => x.Decision).NotNull().WithMessage("Select your decision");
            RuleFor(x => x.VictimView).NotEmpty().WithMessage("Enter the victim's view, or that it could not be asked").MaximumLength(1000).WithMessage("Victim's view must be 1,000 characters or less");
            RuleFor(x => x.Reason).NotEmpty().WithMessage("Enter the reason").MaximumLength(2000).WithMessage("Reason must be 2,000 characters or less");
        }
    }
}

/// <summary>CLK-25, ORD-06: renew, vary or let it end, with the victim's view.</summary>
[RequirePermission(Permission.WorkOnCase)]
[ChangesCase]
public sealed class RenewModel(CaseDbContext db, Submission submission, Reader reader) : PageModel
{
    [BindProperty(SupportsGet = true)] public Guid CaseId { get; set; }
    [BindProperty(SupportsGet = true)] public Guid OrderId { get; set; }
    [BindProperty] public RenewInput Input { get; set; } = new();

    public DateOnly? EndsOn { get; private set; }

    public async Task OnGetAsync(CancellationToken ct) => EndsOn = await db.OrdersOf(CaseId).Where(o => o.Id == OrderId).Select(o => o.EndsOn).SingleAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var order = await db.OrdersOf(CaseId).SingleAsync(o => o.Id == OrderId, ct);
        EndsOn = order.EndsOn;
        if (!ModelState.Accepts(Input, new RenewInput.Validator())) return this.Redisplay();

        order.DecideRenewal(Input.Decision!.Value, Input.VictimView!, Input.Reason!, reader.Id, db.Clock.GetUtcNow());
        return await submission.SaveOnCaseAsync(this, CaseId, $"/cases/{CaseId}/orders/{OrderId}", "Decision recorded.", ct);
    }
}
