using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Data.Facts;
using StalkingCase.Domain.Risk;
using StalkingCase.Domain.Safeguarding;
using StalkingCase.Web.Infrastructure;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Referrals;

public enum ReferralAnswer { Accept, Decline }

public sealed class ReferralInput
{
    public ReferralAnswer? Answer { get; set; }
    public string? Reason { get; set; }

    public sealed class Validator : AbstractValidator<ReferralInput>
    {
        public Validator()
        {
            RuleFor(x => x.Answer).NotNull().WithMessage("Select if you take it on");
            RuleFor(x => x.Reason).NotEmpty().When(x => x.Answer is ReferralAnswer.Decline).WithMessage("Enter why the referral is declined").MaximumLength(500).WithMessage("Reason must be 500 characters or less");
        }
    }
}

public sealed record WaitingReferral(string Reference, ReferralStatus Status, bool ConsentGiven, RiskGrade? Risk, bool IsEndorsed, DateTimeOffset MadeAt, DateTimeOffset? DueBy, string? Advocate);

/// <summary>A referral to the reader's organisation, before it opens the case: grade, time, consent; accept or decline (CLK-11).</summary>
[RequirePermission(Permission.SupportVictims)]
public sealed class ReferralModel(CaseDbContext db, Submission submission, Reader reader) : PageModel
{
    [FromRoute] public Guid ReferralId { get; set; }
    [BindProperty] public ReferralInput Input { get; set; } = new();

    public WaitingReferral View { get; private set; } = null!;
    public DateTimeOffset Now { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await LoadAsync(ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await LoadAsync(ct)) return NotFound();
        if (!ModelState.Accepts(Input, new ReferralInput.Validator())) return this.Redisplay();

        var referral = await db.Referrals.SingleAsync(r => r.Id == ReferralId, ct);
        if (Input.Answer is ReferralAnswer.Accept) referral.Accept(reader.Id, reader.Id, Now);
        else referral.Decline(Input.Reason!, reader.Id, Now);
        return Input.Answer is ReferralAnswer.Accept
            ? await submission.SaveOnCaseAsync(this, referral.CaseId, $"/cases/{referral.CaseId}", "Referral accepted.", ct)
            : await submission.SaveAsync(this, "/", "Referral declined. The police are told why.", ct);
    }

    /// <summary>One that was declined, has ended or whose consent is gone is not there any more, nor is a restricted case, one in which she has a conflict, or one that is a colleague's.</summary>
    private async Task<bool> LoadAsync(CancellationToken ct)
    {
        Now = db.Clock.GetUtcNow();
        var (id, manages) = (reader.Id, reader.ManagesAdvocates);
        var found = await (from r in db.Referrals.AsNoTracking()
                           join c in db.Cases.IgnoreAutoIncludes() on r.CaseId equals c.Id
                           where r.Id == ReferralId && (r.Status == ReferralStatus.Sent || r.Status == ReferralStatus.Accepted) && (r.AdvocateId == null || r.AdvocateId == id || manages) && r.WithdrawnAt == null && (r.ConsentUntil == null || r.ConsentUntil > Now) && (!c.IsRestricted || c.NamedReaders.Any(n => n.UserId == id))
                               && !db.Conflicts.Any(x => x.UserId == id && (x.CaseId == c.Id || c.Roles.Any(p => p.PersonId == x.PersonId)))
                           select new WaitingReferral(c.Reference, r.Status, r.ConsentGiven, c.EffectiveRisk, c.IsRiskEndorsed, r.MadeAt,
                               db.Duties.WhereOpen().Where(d => d.CaseId == c.Id && d.Clock == "CLK-11" && d.SubjectId == r.Id).Select(d => (DateTimeOffset?)d.DueBy).FirstOrDefault(),
                               db.Users.Where(u => u.Id == r.AdvocateId).Select(u => u.DisplayName).FirstOrDefault())).SingleOrDefaultAsync(ct);
        View = found!;
        return found is not null;
    }
}
