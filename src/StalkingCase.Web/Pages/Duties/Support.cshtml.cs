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
public sealed class SupportModel(CaseDbContext db, OpenDutiesQuery duties, AdvocatesQuery advocates, Submission submission) : PageModel
{
    [BindProperty(SupportsGet = true)] public Guid CaseId { get; set; }
    [BindProperty] public SupportInput Input { get; set; } = new();

    public IReadOnlyList<OpenDuty> Owed { get; private set; } = [];
    public IReadOnlyList<SelectListItem> Advocates { get; private set; } = [];

    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    public async Task<IActionResult> OnPostAsync([FromServices] Reader reader, CancellationToken ct)
    {
        await LoadAsync(ct);
        if (!ModelState.Accepts(Input, new SupportInput.Validator())) return this.Redisplay();
        if (Input.Answer is SupportAnswer.Refer && Advocates.All(a => a.Value != Input.AdvocateId.ToString()))
        {
            ModelState.AddModelError("Input.AdvocateId", "Select the advocate");
            return this.Redisplay();
        }

        var now = db.Clock.GetUtcNow();
        var of = await db.Cases.SingleAsync(c => c.Id == CaseId, ct);
        if (Input.Answer is SupportAnswer.Offered) of.OfferSupport(Input.Words!, reader.Id, now);
        else if (Input.Answer is SupportAnswer.Declined) of.DeclineSupport(Input.Words!, reader.Id, now);
        else db.Referrals.Add(Referral.Make(of, Input.AdvocateId, Input.Consent!.Value, Input.Consent.Value ? null : Input.LawfulBasis, now, reader.Id, now));
        var said = Input.Answer switch { SupportAnswer.Offered => "Offer recorded.", SupportAnswer.Declined => "The victim's answer is recorded.", _ => "Referral made. The advocate sees the case from now." };
        return await submission.SaveOnCaseAsync(this, CaseId, $"/cases/{CaseId}", said, ct);
    }

    private async Task LoadAsync(CancellationToken ct)
    {
        Owed = await duties.RunAsync(CaseId, ct, "CLK-10");
        Advocates = await advocates.RunAsync(ct);
    }
}
