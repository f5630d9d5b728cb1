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

public sealed class CrimeInput
{
    public Guid? ReportId { get; set; }
    public string? Number { get; set; }

    public sealed class Validator : AbstractValidator<CrimeInput>
    {
        public Validator()
        {
            RuleFor(x => x.ReportId).NotNull().WithMessage("Select the report");
            RuleFor(x => x.Number).NotEmpty().WithMessage("Enter the crime or log number").MaximumLength(50).WithMessage("Crime or log number must be 50 characters or less");
        }
    }
}

/// <summary>CLK-01: the crime or log number of a report.</summary>
[RequirePermission(Permission.WorkOnCase)]
[ChangesCase]
public sealed class CrimeModel(CaseDbContext db, OpenDutiesQuery duties, Submission submission, Reader reader) : PageModel
{
    [BindProperty(SupportsGet = true)] public Guid CaseId { get; set; }
    [BindProperty] public CrimeInput Input { get; set; } = new();

    public IReadOnlyList<OpenDuty> Owed { get; private set; } = [];
    public IEnumerable<SelectListItem> Reports => Owed.Select(d => new SelectListItem($"Report of {UkTimeText.Format(d.StartsAt, db.Clock.GetUtcNow())}", d.SubjectId.ToString()));

    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        if (!ModelState.Accepts(Input, new CrimeInput.Validator())) return this.Redisplay();

        var of = await db.Cases.SingleAsync(c => c.Id == CaseId, ct);
        var now = db.Clock.GetUtcNow();
        Rule.Require(Owed.Any(d => d.SubjectId == Input.ReportId), "CLK-01", "That report has its number already.");
        of.RecordCrime(Input.ReportId!.Value, Input.Number!, reader.Id, now);
        return await submission.SaveOnCaseAsync(this, CaseId, $"/cases/{CaseId}", "Crime recorded.", ct);
    }

    private async Task LoadAsync(CancellationToken ct)
    {
        Owed = await duties.RunAsync(CaseId, ct, "CLK-01");
        if (Owed.Count == 1) Input.ReportId ??= Owed[0].SubjectId;
    }
}
