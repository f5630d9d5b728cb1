using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Domain.Victims;
using StalkingCase.Web.Infrastructure;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Victims;

public sealed class WelfareInput
{
    public WhenInput When { get; set; } = new();
    public WelfareOutcome? Outcome { get; set; }
    public string? Words { get; set; }

    public sealed class Validator : AbstractValidator<WelfareInput>
    {
        public Validator(DateTimeOffset now)
        {
            RuleFor(x => x.When).SetValidator(new WhenInput.Validator(now, timeNeeded: true));
            RuleFor(x => x.Outcome).NotNull().WithMessage("Select what the check found");
            RuleFor(x => x.Words).NotEmpty().WithMessage("Enter who went, where, and what was found").MaximumLength(2000).WithMessage("Words must be 2,000 characters or less");
        }
    }
}

/// <summary>CLK-53: what a welfare check found; only a victim seen or spoken to ends it.</summary>
[RequirePermission(Permission.WorkOnCase)]
[ChangesCase]
public sealed class WelfareModel(CaseDbContext db, Submission submission, Reader reader) : PageModel
{
    [BindProperty(SupportsGet = true)] public Guid CaseId { get; set; }
    [BindProperty] public WelfareInput Input { get; set; } = new();

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var now = db.Clock.GetUtcNow();
        if (!ModelState.Accepts(Input, new WelfareInput.Validator(now))) return this.Redisplay();

        var of = await db.Cases.SingleAsync(c => c.Id == CaseId, ct);
        of.RecordWelfareCheck(Input.Outcome!.Value, Input.Words!, Input.When.At(now), reader.Id, now);
        return await submission.SaveOnCaseAsync(this, CaseId, $"/cases/{CaseId}/victim/contacts", Input.Outcome is WelfareOutcome.NotFound ? "Recorded. The victim was not found: the check goes on." : "Welfare check recorded.", ct);
    }
}
