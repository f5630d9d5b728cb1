using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Cases;

/// <summary>Who looked: for those on the case, its supervisors and an auditor. This view is logged too.</summary>
[RequirePermission(Permission.ViewWhoLooked)]
public sealed class AccessModel(AccessQuery query, TimeProvider clock) : PageModel
{
    [FromRoute] public Guid CaseId { get; set; }

    public WhoLooked Looked { get; private set; } = null!;
    public DateTimeOffset Now { get; } = clock.GetUtcNow();

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (HttpContext.CaseDecision().Answer is CaseAnswer.WithReason) return NotFound();
        Looked = await query.RunAsync(CaseId, ct);
        return Page();
    }
}
