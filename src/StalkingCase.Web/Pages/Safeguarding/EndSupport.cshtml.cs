using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Domain.Safeguarding;
using StalkingCase.Web.Infrastructure;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Safeguarding;

public sealed class EndSupportInput
{
    public Guid? TakesOver { get; set; }
    public string? Reason { get; set; }

    public sealed class Validator : AbstractValidator<EndSupportInput>
    {
        public Validator(bool needsSomebody)
        {
            RuleFor(x => x.TakesOver).NotNull().When(_ => needsSomebody).WithMessage("Select who takes over the safeguarding plan");
            RuleFor(x => x.Reason).NotEmpty().WithMessage("Enter why the support ends").MaximumLength(500).WithMessage("Reason must be 500 characters or less");
        }
    }
}

/// <summary>An advocate ends her support; her plan and open actions pass on in the same save (ACC-02, SAF-07, SAF-08).</summary>
[RequirePermission(Permission.SupportVictims)]
[SharedWithAdvocates(MayWrite = true)]
[ChangesCase]
public sealed class EndSupportModel(CaseDbContext db, OpenReferralsQuery referrals, PlanOwnersQuery owners, Submission submission, Reader reader) : PageModel
{
    private const int Most = 20;

    private Referral? _referral;
    private IReadOnlyList<Referral> _open = [];
    private IReadOnlyList<SafeguardingPlan> _plans = [];

    [BindProperty(SupportsGet = true)] public Guid CaseId { get; set; }
    [BindProperty] public EndSupportInput Input { get; set; } = new();

    public IReadOnlyList<SelectListItem> Owners { get; private set; } = [];
    public bool IsHers => _referral is not null;
    public bool NeedsSomebody => _referral is not null && _open.Any(r => EndSupport.NeedsSomebody(r, _plans));

    public async Task OnGetAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        Input.TakesOver = await db.Cases.AsNoTracking().IgnoreAutoIncludes().Where(c => c.Id == CaseId).Select(c => c.OfficerInCaseId).SingleAsync(ct);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        if (_referral is null) return NotFound();
        if (Owners.All(o => o.Value != Input.TakesOver?.ToString())) Input.TakesOver = null;
        if (!ModelState.Accepts(Input, new EndSupportInput.Validator(NeedsSomebody))) return this.Redisplay();

        OrganisationConsent.End(_open, _plans, Input.TakesOver, Input.Reason!, reader.Id, db.Clock.GetUtcNow());
        return await submission.SaveAsync(this, "/", "Support ended. You do not see the case any more.", ct);
    }

    private async Task LoadAsync(CancellationToken ct)
    {
        _referral = await db.Referrals.WhereStanding(db.Clock.GetUtcNow()).Where(r => r.CaseId == CaseId && r.AdvocateId == reader.Id).OrderByDescending(r => r.MadeAt).ThenByDescending(r => r.Id).FirstOrDefaultAsync(ct);
        _open = _referral is null ? [] : await referrals.OfSameOrganisationAsync(_referral, ct);
        _plans = await db.Plans.Where(p => p.CaseId == CaseId && p.Status != PlanStatus.Ended).OrderBy(p => p.Id).Take(Most).ToListAsync(ct);
        Owners = [.. (await owners.RunAsync(CaseId, ct)).Where(o => o.Value != reader.Id.ToString() && _open.All(r => o.Value != r.AdvocateId?.ToString()))];
    }
}
