using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Domain.Orders;
using StalkingCase.Web.Infrastructure;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Orders;

/// <summary>ORD-01: every stalking case has a decision on a protection order, with its reason.</summary>
[RequirePermission(Permission.WorkOnCase)]
[ChangesCase]
public sealed class ConsiderModel(CaseDbContext db, Submission submission, Reader reader) : PageModel
{
    [BindProperty(SupportsGet = true)] public Guid CaseId { get; set; }
    [BindProperty] public ConsiderInput Input { get; set; } = new();

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!ModelState.Accepts(Input, new ConsiderInput.Validator())) return this.Redisplay();

        var of = await db.Cases.SingleAsync(c => c.Id == CaseId, ct);
        var now = db.Clock.GetUtcNow();
        of.ConsiderOrder(Input.Decision!.Value, Input.NotNow, Input.AllWords, reader.Id, now);
        if (Input.Decision is OrderDecision.ApplyInterim) db.Orders.Add(Order.Consider(of, OrderKind.InterimStalkingProtection, now));
        if (Input.Decision is OrderDecision.Apply or OrderDecision.ApplyInterim) db.Orders.Add(Order.Consider(of, OrderKind.StalkingProtection, now));
        var (said, next) = Input.Decision switch
        {
            OrderDecision.NotNow => ("Decision recorded: no order now.", ""),
            OrderDecision.OtherOrder => ("Decision recorded: another order. Record it here once it is made.", "/new"),
            _ => ("Decision recorded: draft the conditions, then lodge the application.", ""),
        };
        return await submission.SaveOnCaseAsync(this, CaseId, $"/cases/{CaseId}/orders{next}", said, ct);
    }
}
