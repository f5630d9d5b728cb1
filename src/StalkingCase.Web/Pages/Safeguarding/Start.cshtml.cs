using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.Safeguarding;
using StalkingCase.Web.Infrastructure;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Safeguarding;

/// <summary>SAF-07: a plan has a named owner from its first minute.</summary>
[RequirePermission(Permission.WorkOnPlan)]
[SharedWithAdvocates(ConsentScopes.SafetyPlan, MayWrite = true)]
[ChangesCase]
public sealed class StartModel(CaseDbContext db, PlanOwnersQuery owners, Submission submission, Reader reader) : PageModel
{
    [BindProperty(SupportsGet = true)] public Guid CaseId { get; set; }
    [BindProperty] public OwnerInput Input { get; set; } = new();

    public IReadOnlyList<SelectListItem> Owners { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct) => Owners = await owners.RunAsync(CaseId, ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        Owners = await owners.RunAsync(CaseId, ct);
        if (Owners.All(o => o.Value != Input.OwnerId?.ToString())) Input.OwnerId = null;
        if (!ModelState.Accepts(Input, new OwnerInput.Validator(needsReason: false))) return this.Redisplay();

        Rule.Require(!await db.Plans.AnyAsync(p => p.CaseId == CaseId && p.Status != PlanStatus.Ended, ct), "SAF-07", "The case has a plan already. End it before you begin another.");
        var of = await db.Cases.SingleAsync(c => c.Id == CaseId, ct);
        db.Plans.Add(SafeguardingPlan.Start(of, Input.OwnerId!.Value, reader.Id, db.Clock.GetUtcNow()));
        return await submission.SaveOnCaseAsync(this, CaseId, $"/cases/{CaseId}/safeguarding", "Safeguarding plan begun. Write its parts, add actions, then agree it with the victim.", ct);
    }
}
