using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Domain.Safeguarding;
using StalkingCase.Web.Infrastructure;
using StalkingCase.Web.Pages.Safeguarding;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Team;

/// <summary>An advocate manager ends the support of one of her advocates; the plan goes to the officer in the case (ACC-02, SAF-07).</summary>
[RequirePermission(Permission.SupportVictims)]
public sealed class EndModel(CaseDbContext db, TeamQuery team, OpenReferralsQuery referrals, Submission submission, Reader reader) : PageModel
{
    private const int Most = 20;

    private Guid? _officer;

    [FromRoute] public Guid ReferralId { get; set; }
    [BindProperty] public EndSupportInput Input { get; set; } = new();

    public string Reference { get; private set; } = "";
    public bool HasOfficer => _officer is not null;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await LoadAsync(ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await LoadAsync(ct)) return NotFound();
        if (!ModelState.Accepts(Input, new EndSupportInput.Validator(needsSomebody: false))) return this.Redisplay();

        var referral = await db.Referrals.SingleAsync(r => r.Id == ReferralId, ct);
        var plans = await db.Plans.Where(p => p.CaseId == referral.CaseId && p.Status != PlanStatus.Ended).OrderBy(p => p.Id).Take(Most).ToListAsync(ct);
        OrganisationConsent.End(await referrals.OfSameOrganisationAsync(referral, ct), plans, _officer, Input.Reason!, reader.Id, db.Clock.GetUtcNow());
        return await submission.SaveAsync(this, "/team", "Support ended. The advocate does not see the case any more.", ct);
    }

    private async Task<bool> LoadAsync(CancellationToken ct)
    {
        if (!reader.ManagesAdvocates || await team.FindAsync(ReferralId, ct) is not { Status: ReferralStatus.Accepted } found) return false;
        (Reference, _officer) = (found.Reference, found.OfficerInCase);
        return true;
    }
}
