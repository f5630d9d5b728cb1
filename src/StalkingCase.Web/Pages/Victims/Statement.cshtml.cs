using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Web.Infrastructure;
using StalkingCase.Web.Pages.Duties;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Victims;

public enum StatementAct
{
    [Display(Name = "Offered; the victim has not decided")] Offered,
    [Display(Name = "Declined")] Declined,
    [Display(Name = "Taken", Description = "The statement itself is kept with the evidence")] Taken,
}

public sealed class StatementInput
{
    public StatementAct? Act { get; set; }
    public string? Words { get; set; }

    public sealed class Validator : AbstractValidator<StatementInput>
    {
        public Validator()
        {
            RuleFor(x => x.Act).NotNull().WithMessage("Select what was done");
            RuleFor(x => x.Words).NotEmpty().WithMessage("Enter what was offered and what the victim said").MaximumLength(2000).WithMessage("What the victim said must be 2,000 characters or less");
        }
    }
}

/// <summary>CLK-18: the victim personal statement offered, declined or taken.</summary>
[RequirePermission(Permission.WorkOnCase)]
[ChangesCase]
public sealed class StatementModel(CaseDbContext db, OpenDutiesQuery duties, Submission submission, Reader reader) : PageModel
{
    [BindProperty(SupportsGet = true)] public Guid CaseId { get; set; }
    [BindProperty] public StatementInput Input { get; set; } = new();

    public IReadOnlyList<OpenDuty> Owed { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct) => Owed = await duties.RunAsync(CaseId, ct, "CLK-18");

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        Owed = await duties.RunAsync(CaseId, ct, "CLK-18");
        if (!ModelState.Accepts(Input, new StatementInput.Validator())) return this.Redisplay();

        var (of, now) = (await db.Cases.SingleAsync(c => c.Id == CaseId, ct), db.Clock.GetUtcNow());
        if (Input.Act is StatementAct.Offered) of.OfferPersonalStatement(Input.Words!, reader.Id, now);
        else if (Input.Act is StatementAct.Declined) of.DeclinePersonalStatement(Input.Words!, reader.Id, now);
        else of.TakePersonalStatement(Input.Words!, reader.Id, now);
        return await submission.SaveOnCaseAsync(this, CaseId, $"/cases/{CaseId}/victim", "Personal statement recorded.", ct);
    }
}
