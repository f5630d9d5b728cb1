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

public sealed class TakeBackInput
{
    public Guid? ReferralId { get; set; }
    public string? Reason { get; set; }

    public sealed class Validator : AbstractValidator<TakeBackInput>
    {
        public Validator()
        {
            RuleFor(x => x.ReferralId).NotNull().WithMessage("Select the referral");
            RuleFor(x => x.Reason).NotEmpty().WithMessage("Enter why the referral is taken back").MaximumLength(500).WithMessage("Reason must be 500 characters or less");
        }
    }
}

/// <summary>The police take back a referral that nobody has answered; the victim is then owed another (ACC-02, CLK-10).</summary>
[RequirePermission(Permission.WorkOnCase)]
[ChangesCase]
public sealed class TakeBackModel(CaseDbContext db, PlanQuery plans, Submission submission, Reader reader) : PageModel
{
    [BindProperty(SupportsGet = true)] public Guid CaseId { get; set; }
    [BindProperty] public TakeBackInput Input { get; set; } = new();

    public IReadOnlyList<SelectListItem> Waiting { get; private set; } = [];

    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        if (!ModelState.Accepts(Input, new TakeBackInput.Validator())) return this.Redisplay();

        if (await db.Referrals.SingleOrDefaultAsync(r => r.Id == Input.ReferralId && r.CaseId == CaseId, ct) is not { } referral) return NotFound();
        referral.TakeBack(Input.Reason!, reader.Id, db.Clock.GetUtcNow());
        return await submission.SaveOnCaseAsync(this, CaseId, $"/cases/{CaseId}/safeguarding/consent", "Referral taken back.", ct);
    }

    private async Task LoadAsync(CancellationToken ct)
    {
        var now = db.Clock.GetUtcNow();
        Waiting = [.. (await plans.ReferralsAsync(CaseId, ct)).Where(r => r.Referral.Status is ReferralStatus.Sent).Select(r => new SelectListItem($"{r.Organisation}, made {UkTimeText.Format(r.Referral.MadeAt, now)}", r.Referral.Id.ToString()))];
    }
}
