using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Domain.Risk;
using StalkingCase.Web.Infrastructure;
using StalkingCase.Web.Pages.Cases;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Risk;

/// <summary>A supervisor decides on a grade that somebody else proposed (RSK-02, RSK-07, AUD-02).</summary>
[RequirePermission(Permission.EndorseRisk)]
[ChangesCase]
public sealed class EndorseModel(CaseDbContext db, CasePictureQuery picture, OfficerNamesQuery names, Submission submission) : PageModel, IShowsConflict
{
    [BindProperty(SupportsGet = true)] public Guid CaseId { get; set; }
    [BindProperty(SupportsGet = true)] public Guid AssessmentId { get; set; }
    [BindProperty] public EndorseInput Input { get; set; } = new();

    public RiskAssessment Assessment { get; private set; } = null!;
    public RiskAssessment? Earlier { get; private set; }
    public CasePicture Picture { get; private set; } = null!;
    public OfficerNames Names { get; private set; } = null!;
    public Guid ReaderId { get; private set; }
    public DateTimeOffset Now => db.Clock.GetUtcNow();
    public RiskAssessment? DecidedMeanwhile { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        Input.Version = Assessment.Version;
    }

    public async Task<IActionResult> OnPostAsync([FromServices] Reader reader, CancellationToken ct)
    {
        await LoadAsync(ct);
        if (!ModelState.Accepts(Input, new EndorseInput.Validator())) return this.Redisplay();
        if (Assessment.Version != Input.Version) throw new DbUpdateConcurrencyException("The assessment was decided meanwhile.");

        var deciding = await db.Assessments.SingleAsync(a => a.Id == AssessmentId && a.CaseId == CaseId, ct);
        db.Expect(deciding, Input.Version);
        switch (Input.Decision)
        {
            case EndorseDecision.Endorse:
                deciding.Endorse(Picture.Effective, Picture.LastIncidentAt, reader.AsDecider, Now);
                break;
            case EndorseDecision.Change:
                deciding.Change(Input.Grade!.Value, Input.Reason!, Picture.Effective, Picture.LastIncidentAt, reader.AsDecider, Now);
                break;
            default:
                deciding.SendBack(Input.Question!, reader.AsDecider, Now);
                break;
        }

        var said = Input.Decision switch { EndorseDecision.Endorse => "Grade endorsed.", EndorseDecision.Change => "Grade changed.", _ => "Assessment sent back." };
        return await submission.SaveOnCaseAsync(this, CaseId, $"/cases/{CaseId}/risk", said, ct);
    }

    public async Task LoadConflictAsync(CancellationToken ct)
    {
        DecidedMeanwhile = await db.Assessments.AsNoTracking().SingleAsync(a => a.Id == AssessmentId, ct);
        Names = await names.RunAsync([DecidedMeanwhile.ProposedBy, DecidedMeanwhile.DecidedBy], ct);
    }

    private async Task LoadAsync(CancellationToken ct)
    {
        ReaderId = HttpContext.RequestServices.GetRequiredService<Reader>().Id;
        Picture = await picture.RunAsync(CaseId, ct);
        Assessment = await db.Assessments.AsNoTracking().SingleAsync(a => a.Id == AssessmentId && a.CaseId == CaseId, ct);
        var before = Assessment.ProposedAt;
        Earlier = await db.Assessments.AsNoTracking().Where(a => a.CaseId == CaseId && a.ProposedAt < before).OrderByDescending(a => a.ProposedAt).ThenByDescending(a => a.Id).FirstOrDefaultAsync(ct);
        Names = await names.RunAsync([Assessment.ProposedBy, Assessment.DecidedBy], ct);
    }
}
