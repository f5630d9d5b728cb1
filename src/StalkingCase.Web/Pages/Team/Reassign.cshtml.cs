using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Domain.Safeguarding;
using StalkingCase.Web.Infrastructure;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Team;

public sealed class ReassignInput
{
    public Guid? AdvocateId { get; set; }
    public string? Reason { get; set; }

    public sealed class Validator : AbstractValidator<ReassignInput>
    {
        public Validator()
        {
            RuleFor(x => x.AdvocateId).NotNull().WithMessage("Select who supports the victim");
            RuleFor(x => x.Reason).NotEmpty().WithMessage("Enter why the advocate changes").MaximumLength(500).WithMessage("Reason must be 500 characters or less");
        }
    }
}

/// <summary>Another advocate of the organisation takes the victim on, and the plan with her (CLK-47, SAF-07).</summary>
[RequirePermission(Permission.SupportVictims)]
public sealed class ReassignModel(CaseDbContext db, TeamQuery team, Safeguarding.OpenReferralsQuery referrals, Submission submission, Reader reader) : PageModel
{
    [FromRoute] public Guid ReferralId { get; set; }
    [BindProperty] public ReassignInput Input { get; set; } = new();

    public IReadOnlyList<SelectListItem> Advocates { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await LoadAsync(ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await LoadAsync(ct)) return NotFound();
        if (Advocates.All(a => a.Value != Input.AdvocateId?.ToString())) Input.AdvocateId = null;
        if (!ModelState.Accepts(Input, new ReassignInput.Validator())) return this.Redisplay();

        var (now, next) = (db.Clock.GetUtcNow(), Input.AdvocateId!.Value);
        var referral = await db.Referrals.SingleAsync(r => r.Id == ReferralId, ct);
        var plans = await db.Plans.Where(p => p.CaseId == referral.CaseId && p.Status != PlanStatus.Ended).ToListAsync(ct);
        OrganisationConsent.Reassign(referral, await referrals.OfSameOrganisationAsync(referral, ct), plans, next, Input.Reason!, reader.Id, now);
        return await submission.SaveAsync(this, "/team", "Reassigned. The new advocate sees the case from now, the earlier one no longer.", ct);
    }

    private async Task<bool> LoadAsync(CancellationToken ct)
    {
        if (!reader.ManagesAdvocates || await team.FindAsync(ReferralId, ct) is not { } found) return false;
        Advocates = await team.AdvocatesAsync(ct, present: true, openTo: found.CaseId);
        return true;
    }
}
