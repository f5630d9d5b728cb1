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
        of.ConsiderOrder(Input.Decision!.Value, Input.NotNow, Input.AllWords, reader.Id, db.Clock.GetUtcNow());
        var said = Input.Decision is OrderDecision.NotNow ? "Decision recorded: no order now." : "Decision recorded: an order will be applied for.";
        return await submission.SaveOnCaseAsync(this, CaseId, $"/cases/{CaseId}", said, ct);
    }
}
