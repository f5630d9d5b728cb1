using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.Risk;
using StalkingCase.Web.Infrastructure;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Risk;

/// <summary>"No change, because": the grade that stands is confirmed, and endorsed like any other.</summary>
[RequirePermission(Permission.AssessRisk)]
[ChangesCase]
public sealed class NoChangeModel(CaseDbContext db, CasePictureQuery picture, Submission submission, Reader reader) : PageModel
{
    [BindProperty(SupportsGet = true)] public Guid CaseId { get; set; }
    [BindProperty] public NoChangeInput Input { get; set; } = new();

    public CasePicture Picture { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken ct) => Picture = await picture.RunAsync(CaseId, ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        Picture = await picture.RunAsync(CaseId, ct);
        if (!ModelState.Accepts(Input, new NoChangeInput.Validator())) return this.Redisplay();

        Rule.Require(Picture.Effective is not null, "RSK-01", "The case has no grade yet. Review the risk instead.");
        var of = await db.Cases.SingleAsync(c => c.Id == CaseId, ct);
        db.Assessments.Add(RiskAssessment.NoChange(of, Picture.Effective!.Value, Picture.Floor, Input.Because!, reader.Id, db.Clock.GetUtcNow()));
        return await submission.SaveOnCaseAsync(this, CaseId, $"/cases/{CaseId}/risk", "Recorded: no change to the risk. Sent for endorsement.", ct);
    }
}
