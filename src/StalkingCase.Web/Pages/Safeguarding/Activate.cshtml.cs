using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Domain.Safeguarding;
using StalkingCase.Web.Infrastructure;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Safeguarding;

/// <summary>SAF-07: a plan has a named owner.</summary>
[RequirePermission(Permission.WorkOnCase)]
[ChangesCase]
public sealed class ActivateModel(CaseDbContext db, PlanOwnersQuery owners, Submission submission, Reader reader) : PageModel
{
    [BindProperty(SupportsGet = true)] public Guid CaseId { get; set; }
    [BindProperty] public PlanInput Input { get; set; } = new();

    public IReadOnlyList<SelectListItem> Owners { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct) => Owners = await owners.RunAsync(CaseId, ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        Owners = await owners.RunAsync(CaseId, ct);
        if (Owners.All(o => o.Value != Input.OwnerId?.ToString())) Input.OwnerId = null;
        if (!ModelState.Accepts(Input, new PlanInput.Validator())) return this.Redisplay();

        var now = db.Clock.GetUtcNow();
        var of = await db.Cases.SingleAsync(c => c.Id == CaseId, ct);
        db.Plans.Add(SafeguardingPlan.Activate(of, Input.OwnerId!.Value, now, reader.Id, now));
        return await submission.SaveOnCaseAsync(this, CaseId, $"/cases/{CaseId}/safeguarding", "Safeguarding plan active.", ct);
    }
}
