using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using StalkingCase.Data;
using StalkingCase.Domain.Reports;
using StalkingCase.Web.Infrastructure;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Reports;

/// <summary>The first step. Reading it makes nothing; the first answer makes the draft.</summary>
[RequirePermission(Permission.LogReport)]
public sealed class NewModel(CaseDbContext db, Reader reader, Submission submission, MatchesQuery matches, TimeProvider clock) : PageModel
{
    [BindProperty] public ReportInput Input { get; set; } = new();

    public StepForm Form { get; private set; } = null!;

    public void OnGet() => Form = Shown();

    public async Task<IActionResult> OnPostAsync(string? go, CancellationToken ct)
    {
        this.ForgetBinding();
        var now = clock.GetUtcNow();
        var draft = Report.Start(reader.ForceId, reader.UnitId ?? Guid.Empty, reader.Id, now);
        var isComplete = go != "later" && ModelState.Accepts(Input, ReportValidators.Of(ReportStep.Victim, now, null, false));
        var found = isComplete ? await matches.OfStepAsync(ReportStep.Victim, Input, ct) : null;
        var isAnswered = found is null || found.Found.Count == 0 || !string.IsNullOrEmpty(Input.VictimMatch);
        if (go != "later" && !isComplete)
        {
            Form = Shown();
            return this.Redisplay();
        }

        db.Reports.Add(draft);
        draft.Save(ReportStep.Victim, DraftForm.Typed(Request), isComplete && isAnswered, reader.Id, now);
        var next = go == "later" ? "/reports/drafts" : DraftForm.AddressOf(draft, isAnswered ? ReportStep.Suspect : ReportStep.Victim);
        return await submission.SaveAsync(this, next, go == "later" ? "Report saved. Resume it from here." : null, ct);
    }

    /// <summary>The list of earlier records while somebody types. Nothing is saved.</summary>
    public async Task<IActionResult> OnPostLookupAsync(CancellationToken ct) => Partial("_Matches", await matches.OfStepAsync(ReportStep.Victim, Input, ct));

    private StepForm Shown() => new() { Step = ReportStep.Victim, Input = Input, Now = clock.GetUtcNow() };
}
