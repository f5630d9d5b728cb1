using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Domain.Safeguarding;
using StalkingCase.Web.Infrastructure;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Duties;

/// <summary>CLK-10: support offered, the referral with consent, or the victim's no.</summary>
[RequirePermission(Permission.WorkOnCase)]
[ChangesCase]
public sealed class SupportModel(CaseDbContext db, OpenDutiesQuery duties, AdvocatesQuery advocates, Safeguarding.ApproversQuery approvers, Safeguarding.OpenReferralsQuery referrals, Submission submission) : PageModel
{
    [BindProperty(SupportsGet = true)] public Guid CaseId { get; set; }
    [BindProperty] public SupportInput Input { get; set; } = new();

    public IReadOnlyList<OpenDuty> Owed { get; private set; } = [];
    /// <summary>What the victim says anew of these is recorded on them, not in a second referral beside the first.</summary>
    public IReadOnlyList<Safeguarding.OpenReferral> Referred { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Organisations { get; private set; } = [];
    public IReadOnlyList<SelectListItem> Advocates { get; private set; } = [];
    public IReadOnlyList<SelectListItem> Approvers { get; private set; } = [];

    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    public async Task<IActionResult> OnPostAsync([FromServices] Reader reader, CancellationToken ct)
    {
        await LoadAsync(ct);
        var now = db.Clock.GetUtcNow();
        if (Organisations.All(o => o.Value != Input.OrganisationId?.ToString())) Input.OrganisationId = null;
        if (Approvers.All(a => a.Value != Input.ApprovedBy?.ToString())) Input.ApprovedBy = null;
        if (!ModelState.Accepts(Input, new SupportInput.Validator(now))) return this.Redisplay();
        if (Input is { Answer: SupportAnswer.Refer, AdvocateId: { } named } && !await advocates.WorksForAsync(named, Input.OrganisationId!.Value, ct))
        {
            ModelState.AddModelError("Input.AdvocateId", "This advocate works for another organisation");
            return this.Redisplay();
        }

        if (Input.Answer is SupportAnswer.Refer && Referred.FirstOrDefault(r => r.OrganisationId == Input.OrganisationId) is { } before)
        {
            ModelState.AddModelError("Input.OrganisationId", $"{before.Organisation} has a referral of this case already. Record there what the victim says now");
            return this.Redisplay();
        }

        var of = await db.Cases.SingleAsync(c => c.Id == CaseId, ct);
        if (Input.Answer is SupportAnswer.Offered) of.OfferSupport(Input.Words!, reader.Id, now);
        else if (Input.Answer is SupportAnswer.Declined) of.DeclineSupport(Input.Words!, reader.Id, now);
        else db.Referrals.Add(Referral.Make(of, Input.OrganisationId, Input.AdvocateId, Input.Content(), now, reader.Id, now));
        var said = Input.Answer switch { SupportAnswer.Offered => "Offer recorded.", SupportAnswer.Declined => "The victim's answer is recorded.", _ => "Referral made. The advocate sees the case once she accepts it." };
        return await submission.SaveOnCaseAsync(this, CaseId, $"/cases/{CaseId}", said, ct);
    }

    private async Task LoadAsync(CancellationToken ct)
    {
        Owed = await duties.RunAsync(CaseId, ct, "CLK-10");
        Referred = await referrals.RunAsync(CaseId, ct);
        Organisations = await advocates.OrganisationsAsync(ct);
        Advocates = await advocates.RunAsync(ct);
        Approvers = await approvers.RunAsync(CaseId, ct);
    }
}
