using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Domain.Risk;
using StalkingCase.Domain.Victims;
using StalkingCase.Web.Infrastructure;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Victims;

public sealed class NeedsInput
{
    public Answer? Interpreter { get; set; }
    public Answer? Children { get; set; }
    public Answer? Disability { get; set; }
    public Answer? Intimidated { get; set; }
    public Answer? SpecialMeasures { get; set; }
    public string? Words { get; set; }

    public IEnumerable<(Need Need, Answer? Answer)> All =>
        [(Need.Interpreter, Interpreter), (Need.Children, Children), (Need.Disability, Disability), (Need.Intimidated, Intimidated), (Need.SpecialMeasures, SpecialMeasures)];

    public sealed class Validator : AbstractValidator<NeedsInput>
    {
        public Validator()
        {
            RuleFor(x => x.Interpreter).NotNull().WithMessage("Select if an interpreter or translation is needed");
            RuleFor(x => x.Children).NotNull().WithMessage("Select if there are children or other dependants");
            RuleFor(x => x.Disability).NotNull().WithMessage("Select if there is a disability, illness or access need");
            RuleFor(x => x.Intimidated).NotNull().WithMessage("Select if the victim is intimidated");
            RuleFor(x => x.SpecialMeasures).NotNull().WithMessage("Select if special measures are needed");
            RuleFor(x => x.Words).NotEmpty().When(x => x.All.Any(a => a.Answer is Answer.Yes)).WithMessage("Enter what the victim needs").MaximumLength(2000).WithMessage("Needs must be 2,000 characters or less");
        }
    }
}

/// <summary>CLK-12: what the victim needs, asked whole. A later answer is another assessment.</summary>
[RequirePermission(Permission.WorkOnCase)]
[ChangesCase]
public sealed class NeedsModel(CaseDbContext db, Submission submission, Reader reader) : PageModel
{
    [BindProperty(SupportsGet = true)] public Guid CaseId { get; set; }
    [BindProperty] public NeedsInput Input { get; set; } = new();

    public NeedsAssessment? Last { get; private set; }
    public DateTimeOffset Now { get; private set; }

    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        if (!ModelState.Accepts(Input, new NeedsInput.Validator())) return this.Redisplay();

        var of = await db.Cases.SingleAsync(c => c.Id == CaseId, ct);
        db.NeedsAssessments.Add(NeedsAssessment.Record(of, Input.All.ToDictionary(a => a.Need, a => a.Answer!.Value), Input.Words, reader.Id, Now));
        return await submission.SaveOnCaseAsync(this, CaseId, $"/cases/{CaseId}/victim", "Needs assessed.", ct);
    }

    private async Task LoadAsync(CancellationToken ct)
    {
        Now = db.Clock.GetUtcNow();
        Last = await db.NeedsAssessments.AsNoTracking().Where(n => n.CaseId == CaseId).OrderByDescending(n => n.At).ThenByDescending(n => n.Id).FirstOrDefaultAsync(ct);
    }
}
