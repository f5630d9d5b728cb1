using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.Reports;
using StalkingCase.Web.Infrastructure;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Duties;

public sealed class ConfirmationInput
{
    public Guid? ReportId { get; set; }
    public bool? Sent { get; set; }
    public int? EveryDays { get; set; }
    public string? Needs { get; set; }

    public sealed class Validator : AbstractValidator<ConfirmationInput>
    {
        public Validator()
        {
            RuleFor(x => x.ReportId).NotNull().WithMessage("Select the report");
            RuleFor(x => x.Sent).Equal(true).WithMessage("Send the confirmation first, by safe contact");
            RuleFor(x => x.EveryDays).InclusiveBetween(1, 28).WithMessage("Days between updates must be from 1 to 28");
            RuleFor(x => x.Needs).NotEmpty().WithMessage("Enter the victim's needs, or that there are none").MaximumLength(2000).WithMessage("Needs must be 2,000 characters or less");
        }
    }
}

/// <summary>CLK-12: the report confirmed in writing, needs assessed, how often the victim wants to hear.</summary>
[RequirePermission(Permission.WorkOnCase)]
[ChangesCase]
public sealed class ConfirmationModel(CaseDbContext db, OpenDutiesQuery duties, Submission submission, Reader reader) : PageModel
{
    [BindProperty(SupportsGet = true)] public Guid CaseId { get; set; }
    [BindProperty] public ConfirmationInput Input { get; set; } = new();

    public IReadOnlyList<OpenDuty> Owed { get; private set; } = [];
    public IEnumerable<SelectListItem> Reports => Owed.Where(d => d.Part.Length == 0).Select(d => new SelectListItem($"Report of {UkTimeText.Format(d.StartsAt, db.Clock.GetUtcNow())}", d.SubjectId.ToString()));

    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        if (!ModelState.Accepts(Input, new ConfirmationInput.Validator())) return this.Redisplay();

        var of = await db.Cases.SingleAsync(c => c.Id == CaseId, ct);
        var now = db.Clock.GetUtcNow();
        Rule.Require(Owed.Any(d => d.SubjectId == Input.ReportId && d.Part.Length == 0), "CLK-12", "That report has been confirmed already.");
        of.ConfirmInWriting(Input.ReportId!.Value, Input.EveryDays, Input.Needs!, reader.Id, now);
        return await submission.SaveOnCaseAsync(this, CaseId, $"/cases/{CaseId}", "Confirmation recorded.", ct);
    }

    private async Task LoadAsync(CancellationToken ct)
    {
        Owed = await duties.RunAsync(CaseId, ct, "CLK-12");
        if (Owed.Where(d => d.Part.Length == 0).ToList() is [var only]) Input.ReportId ??= only.SubjectId;
    }
}
