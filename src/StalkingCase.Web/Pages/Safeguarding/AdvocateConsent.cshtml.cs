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

/// <summary>SEC-D17: what the advocate may see, by scope and date, read again on her every request.</summary>
[RequirePermission(Permission.WorkOnPlan)]
[SharedWithAdvocates(MayWrite = true)]
[ChangesCase]
public sealed class AdvocateConsentModel(CaseDbContext db, ApproversQuery approvers, OpenReferralsQuery referrals, PassPlansOn plans, Submission submission, Reader reader) : PageModel, IShowsConflict
{
    [BindProperty(SupportsGet = true)] public Guid CaseId { get; set; }
    [BindProperty(SupportsGet = true, Name = "referral")] public Guid ReferralId { get; set; }
    [BindProperty] public ConsentInput Input { get; set; } = new();

    public IReadOnlyList<SelectListItem> Approvers { get; private set; } = [];
    public WordsConflict? Conflict { get; private set; }
    public bool SeesPlan => HttpContext.CaseDecision().Covers(ConsentScopes.SafetyPlan);

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await LoadAsync(ct) is { } referral ? Show(referral) : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await LoadAsync(ct) is not { } referral) return NotFound();
        var now = db.Clock.GetUtcNow();
        if (Approvers.All(a => a.Value != Input.ApprovedBy?.ToString())) Input.ApprovedBy = null;
        if (!ModelState.Accepts(Input, new ConsentInput.Validator(now))) return this.Redisplay();

        var open = await referrals.OfSameOrganisationAsync(referral, ct);
        Rule.Require(!reader.IsAdvocate || Input.Answer is ConsentChoice.Withdrawn || (referral.WithdrawnAt is null && !OrganisationConsent.WouldWiden(referral, open, Input.Content())), "ACC-02", "You may record that the victim lets less be shared. Ask the police to record more.");
        if (Input.Answer is ConsentChoice.Withdrawn)
        {
            OrganisationConsent.Withdraw(open, Input.Withdrawal!, reader.Id, now);
            await plans.OfAsync(CaseId, open, "The victim withdrew consent to share with the advocate.", now, ct);
        }
        else
        {
            // A withdrawal is never held up; an answer that lets something be shared is not to undo one that its writer has not seen.
            ConsentInput.Standing(referral).MustBeAsSeen(Input.Seen);
            OrganisationConsent.Change(referral, open, Input.Content(), reader.Id, now);
            if (!referral.Scopes.HasFlag(ConsentScopes.SafetyPlan)) await plans.OfAsync(CaseId, open, "The victim does not let the plan be shared with the advocate any more.", now, ct);
        }

        // Somebody who withdrew her own view for the victim cannot come back to the case, nor to a page that is closed to her now.
        var next = !reader.IsAdvocate || (Input.Answer is not ConsentChoice.Withdrawn && referral.Scopes.HasFlag(ConsentScopes.SafetyPlan)) ? $"/cases/{CaseId}/safeguarding/consent"
            : Input.Answer is ConsentChoice.Withdrawn ? "/" : $"/cases/{CaseId}/safeguarding/contacts";
        return await submission.SaveAsync(this, next, Input.Answer is ConsentChoice.Withdrawn ? "Consent withdrawn. The advocate no longer sees the case." : "Consent recorded.", ct);
    }

    private async Task<Referral?> LoadAsync(CancellationToken ct)
    {
        Approvers = await approvers.RunAsync(CaseId, ct);
        return await db.Referrals.SingleOrDefaultAsync(r => r.Id == ReferralId && r.CaseId == CaseId && (!reader.IsAdvocate || r.OrganisationId == reader.OrganisationId), ct);
    }

    public async Task LoadConflictAsync(CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        Conflict = new WordsConflict(ConsentInput.Standing((await LoadAsync(ct))!), Input.Typed());
        Input.Seen = Conflict.Standing.Mark;
    }

    private PageResult Show(Referral referral)
    {
        (Input.Scopes, Input.Seen) = ([.. ConsentInput.Single.Where(s => referral.Scopes.HasFlag(s))], ConsentInput.Standing(referral).Mark);
        return Page();
    }
}
