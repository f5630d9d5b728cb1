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

public sealed class FollowUpInput
{
    /// <summary>Report and question, as in the list.</summary>
    public string? Which { get; set; }
    public string? What { get; set; }

    public sealed class Validator : AbstractValidator<FollowUpInput>
    {
        public Validator()
        {
            RuleFor(x => x.Which).NotEmpty().WithMessage("Select what you found out or did");
            RuleFor(x => x.What).NotEmpty().WithMessage("Enter what was found out or done").MaximumLength(2000).WithMessage("Words must be 2,000 characters or less");
        }
    }
}

/// <summary>CLK-51: the fact that an answer Later or Not known yet was waiting for.</summary>
[RequirePermission(Permission.WorkOnCase)]
[ChangesCase]
public sealed class FollowUpModel(CaseDbContext db, OpenDutiesQuery duties, Submission submission, Reader reader) : PageModel
{
    [BindProperty(SupportsGet = true)] public Guid CaseId { get; set; }
    [BindProperty] public FollowUpInput Input { get; set; } = new();

    public IReadOnlyList<OpenDuty> Owed { get; private set; } = [];
    public IEnumerable<SelectListItem> Open => Owed.Select(d => new SelectListItem($"{EnumText.Of(Enum.Parse<FollowUp>(d.Part))}, report of {UkTimeText.Format(d.StartsAt, db.Clock.GetUtcNow())}", KeyOf(d)));

    private static string KeyOf(OpenDuty duty) => $"{duty.SubjectId}/{duty.Part}";

    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        if (!ModelState.Accepts(Input, new FollowUpInput.Validator())) return this.Redisplay();

        var of = await db.Cases.SingleAsync(c => c.Id == CaseId, ct);
        var now = db.Clock.GetUtcNow();
        var open = Owed.FirstOrDefault(d => KeyOf(d) == Input.Which);
        Rule.Require(open is not null, "CLK-51", "That has been recorded already.");
        of.RecordFollowUp(open!.SubjectId, Enum.Parse<FollowUp>(open.Part), Input.What!, reader.Id, now);
        return await submission.SaveOnCaseAsync(this, CaseId, $"/cases/{CaseId}", "Recorded.", ct);
    }

    private async Task LoadAsync(CancellationToken ct)
    {
        Owed = await duties.RunAsync(CaseId, ct, "CLK-51");
        if (Owed.Count == 1) Input.Which ??= KeyOf(Owed[0]);
    }
}
