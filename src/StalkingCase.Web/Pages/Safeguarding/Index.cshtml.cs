using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using StalkingCase.Web.Pages.Cases;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Safeguarding;

[RequirePermission(Permission.ViewCase)]
[SharedWithAdvocates]
public sealed class IndexModel(PlanQuery plans, OfficerNamesQuery names, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true)] public Guid CaseId { get; set; }

    public PlanView? Plan { get; private set; }
    public OfficerNames Names { get; private set; } = null!;
    public DateTimeOffset Now { get; private set; }
    public bool MayWrite { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        (Now, MayWrite) = (clock.GetUtcNow(), HttpContext.CaseDecision().MayWrite);
        Plan = await plans.RunAsync(CaseId, ct);
        Names = await names.RunAsync([Plan?.OwnerId], ct);
    }
}
