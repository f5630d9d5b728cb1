using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using StalkingCase.Data;
using StalkingCase.Domain.Reports;
using StalkingCase.Web.Infrastructure;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Reports;

/// <summary>The first step. Reading it makes nothing; the first answer, right or wrong, makes the draft.</summary>
[EnableRateLimiting(RateLimits.Lookup)]
[RequirePermission(Permission.LogReport)]
public sealed class NewModel(CaseDbContext db, Reader reader, Submission submission, MatchesQuery matches, TimeProvider clock) : PageModel
{
    [BindProperty] public ReportInput Input { get; set; } = new();

    public StepForm Form { get; private set; } = null!;

    public void OnGet() => Form = new StepForm { Step = ReportStep.Victim, Input = Input, Now = clock.GetUtcNow() };

    public async Task<IActionResult> OnPostAsync(string? go, CancellationToken ct)
    {
        this.ForgetBinding();
        var now = clock.GetUtcNow();
        var draft = Report.Start(reader.ForceId, reader.UnitId ?? Guid.Empty, reader.Id, now);
        db.Reports.Add(draft);
        if (go == "later")
        {
            draft.Save(ReportStep.Victim, DraftForm.ToKeep(Request, draft, ReportStep.Victim, now), complete: false, reader.Id, now);
            return await submission.SaveAsync(this, "/reports/drafts", "Report saved. Resume it from here.", ct);
        }

        var found = await matches.OfStepAsync(ReportStep.Victim, Input, ct);
        var isComplete = ModelState.Accepts(Input, ReportValidators.Of(ReportStep.Victim, now, null, Earlier.Nothing)) && ModelState.Answers(found);
        draft.Save(ReportStep.Victim, DraftForm.ToKeep(Request, draft, ReportStep.Victim, now), isComplete, reader.Id, now);
        if (isComplete) return await submission.SaveAsync(this, DraftForm.AddressOf(draft, ReportStep.Suspect), null, ct);

        await db.CommitAsync(null, now, ct);
        Form = new StepForm { Step = ReportStep.Victim, Input = Input, DraftId = draft.Id, Version = draft.Version, SavedAt = draft.SavedAt, Now = now, Matches = found };
        return this.Redisplay();
    }

    /// <summary>The list of earlier records while somebody types. Nothing is saved.</summary>
    public async Task<IActionResult> OnPostLookupAsync(CancellationToken ct) => Partial("_Matches", await matches.OfStepAsync(ReportStep.Victim, Input, ct));
}
