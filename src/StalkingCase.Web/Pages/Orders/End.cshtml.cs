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

    public sealed class Validator : AbstractValidator<EndInput>
    {
        public Validator(DateTimeOffset now, bool isMade)
        {
            RuleFor(x => x.Reason).NotEmpty().WithMessage(isMade ? "Enter how the order ended" : "Enter why you are not applying now").MaximumLength(2000).WithMessage("Reason must be 2,000 characters or less");
            if (!isMade) RuleFor(x => x.NotNow).NotNull().WithMessage("Select the reason for not applying now");
            else RuleFor(x => x.When).SetValidator(new WhenInput.Validator(now, timeNeeded: false));
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

    /// <summary>An order of somebody else's is history of the suspect: its end is no news for this victim (ORD-10).</summary>
    public bool TellsVictim { get; private set; }

    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var (order, now) = (await LoadAsync(ct), db.Clock.GetUtcNow());
        if (!ModelState.Accepts(Input, new EndInput.Validator(now, IsMade))) return this.Redisplay();

        if (IsMade) order.End(Input.When.At(now), Input.Reason!, reader.Id, now);
        else order.Withdraw(Input.NotNow, Input.Reason!, reader.Id, now);
        return await submission.SaveOnCaseAsync(this, CaseId, $"/cases/{CaseId}/orders", !IsMade ? "Decision recorded: no application." : TellsVictim ? "Order ended: it protects nobody now. Tell the victim, and review the plan." : "Order ended.", ct);
    }

    private async Task<Order> LoadAsync(CancellationToken ct)
    {
        var order = await db.OrdersOf(CaseId).SingleAsync(o => o.Id == OrderId, ct);
        (IsMade, TellsVictim) = (order.MadeAt is not null, order.MadeAt is not null && !order.ProtectsSomebodyElse);
        return order;
    }
}
