using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Domain.Warrants;
using StalkingCase.Web.Infrastructure;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Warrants;

public sealed class WithdrawInput
{
    public WarrantStatus? Outcome { get; set; }
    public WhenInput When { get; set; } = new();
    public string? Evidence { get; set; }

    public sealed class Validator : AbstractValidator<WithdrawInput>
    {
        public Validator(DateTimeOffset now)
        {
            RuleFor(x => x.Outcome).Must(o => o is WarrantStatus.Withdrawn or WarrantStatus.ExecutedElsewhere or WarrantStatus.Deceased).WithMessage("Select what ended the warrant");
            RuleFor(x => x.When).SetValidator(new WhenInput.Validator(now, timeNeeded: true));
            RuleFor(x => x.Evidence).NotEmpty().WithMessage("Enter the evidence for the outcome").MaximumLength(1000).WithMessage("Evidence must be 1,000 characters or less");
        }
    }
}

/// <summary>WAR-07: an outcome with evidence, by a supervisor.</summary>
[RequirePermission(Permission.ReviewWarrant)]
[ChangesCase]
public sealed class WithdrawModel(CaseDbContext db, Submission submission, Reader reader) : PageModel
{
    [BindProperty(SupportsGet = true)] public Guid CaseId { get; set; }
    [BindProperty(SupportsGet = true)] public Guid WarrantId { get; set; }
    [BindProperty] public WithdrawInput Input { get; set; } = new();

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var now = db.Clock.GetUtcNow();
        if (!ModelState.Accepts(Input, new WithdrawInput.Validator(now))) return this.Redisplay();

        var warrant = await db.WarrantsOf(CaseId).SingleAsync(w => w.Id == WarrantId, ct);
        warrant.End(Input.Outcome!.Value, Input.Evidence!, Input.When.At(now), reader.AsDecider, now);
        return await submission.SaveOnCaseAsync(this, CaseId, $"/cases/{CaseId}/warrants/{WarrantId}", "Warrant ended. Clear PNC and tell the victim.", ct);
    }
}
