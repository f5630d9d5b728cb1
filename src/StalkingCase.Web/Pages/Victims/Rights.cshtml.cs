using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Web.Infrastructure;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Victims;

public sealed class RightsInput
{
    public string? Reason { get; set; }

    public sealed class Validator : AbstractValidator<RightsInput>
    {
        public Validator(bool isEnhanced) =>
            RuleFor(x => x.Reason).NotEmpty().WithMessage(isEnhanced ? "Enter why the victim does not have enhanced rights" : "Enter why the victim has enhanced rights again")
                .MaximumLength(2000).WithMessage("Reason must be 2,000 characters or less");
    }
}

/// <summary>VIC-01: enhanced rights are taken away by a supervisor with a reason; anybody on the case gives them back.</summary>
[RequirePermission(Permission.WorkOnCase)]
[ChangesCase]
public sealed class RightsModel(CaseDbContext db, VictimStateQuery states, Submission submission, Reader reader) : PageModel
{
    [BindProperty(SupportsGet = true)] public Guid CaseId { get; set; }
    [BindProperty] public RightsInput Input { get; set; } = new();

    public bool IsEnhanced { get; private set; }
    public bool MayChange => !IsEnhanced || reader.IsSupervisor;

    public async Task OnGetAsync(CancellationToken ct) => IsEnhanced = (await states.RunAsync(CaseId, ct)).IsEnhanced;

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        IsEnhanced = (await states.RunAsync(CaseId, ct)).IsEnhanced;
        if (!ModelState.Accepts(Input, new RightsInput.Validator(IsEnhanced))) return this.Redisplay();

        var (of, now) = (await db.Cases.SingleAsync(c => c.Id == CaseId, ct), db.Clock.GetUtcNow());
        if (IsEnhanced) of.DowngradeRights(Input.Reason!, reader.AsDecider, now);
        else of.RestoreRights(Input.Reason!, reader.Id, now);
        return await submission.SaveOnCaseAsync(this, CaseId, $"/cases/{CaseId}/victim", IsEnhanced ? "Enhanced rights taken away. What runs already keeps its time." : "Enhanced rights given back.", ct);
    }
}
