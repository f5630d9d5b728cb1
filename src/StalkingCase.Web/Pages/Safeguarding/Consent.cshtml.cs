using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Domain.Safeguarding;
using StalkingCase.Web.Infrastructure;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Safeguarding;

/// <summary>Whom the victim lets be told, by recipient, with date and how it was given; without it, the lawful reason and who approved (ACC-02).</summary>
[RequirePermission(Permission.WorkOnPlan)]
[SharedWithAdvocates(ConsentScopes.SafetyPlan, MayWrite = true)]
[ChangesCase]
public sealed class ConsentModel(CaseDbContext db, PlanQuery plans, ApproversQuery approvers, Submission submission, Reader reader) : PageModel
{
    [BindProperty(SupportsGet = true)] public Guid CaseId { get; set; }
    [BindProperty] public SharingInput Input { get; set; } = new();

    public SafeguardingPlan? Plan { get; private set; }
    public IReadOnlyList<ReferralView> Referrals { get; private set; } = [];
    public IReadOnlyList<SelectListItem> Approvers { get; private set; } = [];
    public DateTimeOffset Now { get; private set; }
    public bool MayTakeBack => !reader.IsAdvocate;

    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        if (Approvers.All(a => a.Value != Input.ApprovedBy?.ToString())) Input.ApprovedBy = null;
        if (Plan is null || !ModelState.Accepts(Input, new SharingInput.Validator())) return this.Redisplay();

        Plan.DecideSharing(Input.Content(), reader.Id, Now);
        return await submission.SaveAsync(this, $"/cases/{CaseId}/safeguarding/consent", "The victim's answer is recorded.", ct);
    }

    private async Task LoadAsync(CancellationToken ct)
    {
        Now = db.Clock.GetUtcNow();
        Plan = await plans.FindLiveAsync(CaseId, ct);
        Referrals = await plans.ReferralsAsync(CaseId, ct);
        Approvers = await approvers.RunAsync(CaseId, ct);
    }
}
