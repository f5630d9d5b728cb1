using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Orders;
using StalkingCase.Web.Infrastructure;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Orders;

public sealed class EndInput
{
    public WhenInput When { get; set; } = new();
    public string? Reason { get; set; }

    /// <summary>ORD-01: why the application is given up.</summary>
    public NotNowReason? NotNow { get; set; }

    public bool? VictimTold { get; set; }

    public sealed class Validator : AbstractValidator<EndInput>
    {
        public Validator(DateTimeOffset now, bool isMade)
        {
            RuleFor(x => x.Reason).NotEmpty().WithMessage(isMade ? "Enter how the order ended" : "Enter why you are not applying now").MaximumLength(2000).WithMessage("Reason must be 2,000 characters or less");
            if (!isMade)
            {
                RuleFor(x => x.NotNow).NotNull().WithMessage("Select the reason for not applying now");
                return;
            }

            RuleFor(x => x.When).SetValidator(new WhenInput.Validator(now, timeNeeded: false));
            RuleFor(x => x.VictimTold).Equal(true).WithMessage("Tell the victim first, then record the end");
        }
    }
}

/// <summary>An order discharged or expired; before it is made, the decision not to go on (ORD-01).</summary>
[RequirePermission(Permission.WorkOnCase)]
[ChangesCase]
public sealed class EndModel(CaseDbContext db, Submission submission, Reader reader) : PageModel
{
    [BindProperty(SupportsGet = true)] public Guid CaseId { get; set; }
    [BindProperty(SupportsGet = true)] public Guid OrderId { get; set; }
    [BindProperty] public EndInput Input { get; set; } = new();

    public bool IsMade { get; private set; }

    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var (order, now) = (await LoadAsync(ct), db.Clock.GetUtcNow());
        if (!ModelState.Accepts(Input, new EndInput.Validator(now, IsMade))) return this.Redisplay();

        if (IsMade) order.End(Input.When.At(now), Input.Reason!, reader.Id, now);
        else order.Withdraw(Input.NotNow, Input.Reason!, reader.Id, now);
        return await submission.SaveOnCaseAsync(this, CaseId, $"/cases/{CaseId}/orders", IsMade ? "Order ended. Review the plan: it protects nobody now." : "Decision recorded: no application.", ct);
    }

    private async Task<Order> LoadAsync(CancellationToken ct)
    {
        var order = await db.Orders.SingleAsync(o => o.Id == OrderId && o.CaseId == CaseId, ct);
        IsMade = order.MadeAt is not null;
        return order;
    }
}
