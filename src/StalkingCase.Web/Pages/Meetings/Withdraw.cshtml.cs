using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Domain.Meetings;
using StalkingCase.Web.Infrastructure;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Meetings;

public sealed class WithdrawInput
{
    public Guid? ItemId { get; set; }
    public string? Reason { get; set; }

    public sealed class Validator : AbstractValidator<WithdrawInput>
    {
        public Validator()
        {
            RuleFor(x => x.ItemId).NotNull().WithMessage("Select the referral");
            RuleFor(x => x.Reason).NotEmpty().WithMessage("Enter why the referral is withdrawn").MaximumLength(2000).WithMessage("Reason must be 2,000 characters or less");
        }
    }
}

/// <summary>MTG-03: a referral that is on no agenda yet is withdrawn with a reason; a criterion that is met asks again (CLK-41).</summary>
[RequirePermission(Permission.WorkOnCase)]
[ChangesCase]
public sealed class WithdrawModel(CaseDbContext db, Submission submission, Reader reader) : PageModel
{
    private const int Most = 20;

    [BindProperty(SupportsGet = true)] public Guid CaseId { get; set; }
    [BindProperty] public WithdrawInput Input { get; set; } = new();

    public IReadOnlyList<SelectListItem> Waiting { get; private set; } = [];

    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        if (!ModelState.Accepts(Input, new WithdrawInput.Validator())) return this.Redisplay();

        if (await db.MeetingItems.SingleOrDefaultAsync(i => i.Id == Input.ItemId && i.CaseId == CaseId, ct) is not { } item) return NotFound();
        item.Withdraw(Input.Reason!, reader.Id, db.Clock.GetUtcNow());
        return await submission.SaveOnCaseAsync(this, CaseId, $"/cases/{CaseId}/meetings", "Referral withdrawn.", ct);
    }

    private async Task LoadAsync(CancellationToken ct)
    {
        var now = db.Clock.GetUtcNow();
        var found = await db.MeetingItems.AsNoTracking().Where(i => i.CaseId == CaseId && i.Status == ItemStatus.Referred).OrderByDescending(i => i.ReferredAt).ThenBy(i => i.Id).Take(Most).Select(i => new { i.Id, i.Kind, i.ReferredAt }).ToListAsync(ct);
        Waiting = [.. found.Select(i => new SelectListItem($"{EnumText.Of(i.Kind)}, referred {UkTimeText.Format(i.ReferredAt, now)}", i.Id.ToString()))];
    }
}
