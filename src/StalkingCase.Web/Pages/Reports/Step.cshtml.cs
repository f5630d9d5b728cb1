using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Domain.Reports;
using StalkingCase.Domain.Risk;
using StalkingCase.Web.Infrastructure;
using StalkingCase.Web.Pages.Risk;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Reports;

/// <summary>One step of a draft. Everything typed is saved first, right or wrong; then the step says what is missing.</summary>
[EnableRateLimiting(RateLimits.Lookup)]
[RequirePermission(Permission.LogReport)]
public sealed class StepModel(CaseDbContext db, Reader reader, Submission submission, MatchesQuery matches, LowestGradeQuery lowest, ForceToolsQuery tools, SubmitReport submit, TimeProvider clock) : PageModel, IShowsConflict, IShowsRefusal
{
    [FromRoute] public Guid DraftId { get; set; }
    [FromRoute(Name = "step")] public string StepName { get; set; } = "";
    [BindProperty] public int Version { get; set; }

    public StepForm Form { get; private set; } = null!;
    public string Heading => StepForm.HeadingOf(Step);

    private ReportStep Step => DraftForm.StepOf(StepName) ?? ReportStep.Victim;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await DraftAsync(ct) is not { } draft) return NotFound();
        if (draft.Status is not ReportStatus.Draft) return Over(draft);
        var input = await InputAsync(draft, ct);
        var (earlier, grade) = (await EarlierAsync(input, ct), await LowestAsync(input, ct));

        // A step that was complete and no longer is, because of what was answered after it, says so at once.
        if (draft.Furthest > Step) ModelState.Accepts(input, ReportValidators.Of(Step, clock.GetUtcNow(), grade?.Grade, earlier));
        Show(draft, input, earlier, grade);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string? go, CancellationToken ct)
    {
        if (await DraftAsync(ct) is not { } draft) return NotFound();
        if (draft.Status is not ReportStatus.Draft) return Over(draft);
        var now = clock.GetUtcNow();
        db.Expect(draft, Version);
        draft.Save(Step, DraftForm.ToKeep(Request, draft, Step, now), complete: false, reader.Id, now);
        var input = await InputAsync(draft, ct);
        if (go == "later") return await submission.SaveAsync(this, "/reports/drafts", "Report saved. Resume it from here.", ct);

        var (earlier, grade) = (await EarlierAsync(input, ct), await LowestAsync(input, ct));
        if (!ModelState.Accepts(input, ReportValidators.Of(Step, now, grade?.Grade, earlier)) || !ModelState.Answers(Asked(earlier)))
        {
            await db.CommitAsync(null, now, ct);
            Show(draft, input, earlier, grade);
            return this.Redisplay();
        }

        draft.Save(Step, DraftForm.ToKeep(Request, draft, Step, now), complete: true, reader.Id, now);
        if (Step is not ReportStep.Check) return await submission.SaveAsync(this, DraftForm.AddressOf(draft, Step + 1), null, ct);
        if ((FirstGap(input, now, grade?.Grade) ?? earlier.NotAnswered) is { } gap) return await submission.SaveAsync(this, DraftForm.AddressOf(draft, gap), $"Something is missing in \"{StepForm.HeadingOf(gap)}\". Nothing was lost.", ct);

        await submit.OntoAsync(draft, input, earlier, now, ct);
        return await submission.SaveAsync(this, $"/reports/drafts/{DraftId}/done", null, ct);
    }

    /// <summary>Every 15 seconds, with script: keeps what is typed and judges nothing. Another tab's words are never written over.</summary>
    public async Task<IActionResult> OnPostAutosaveAsync(CancellationToken ct)
    {
        if (await DraftAsync(ct) is not { Status: ReportStatus.Draft } draft || draft.Version != Version) return new JsonResult(new { saved = (string?)null }) { StatusCode = StatusCodes.Status409Conflict };
        db.Expect(draft, Version);
        draft.Save(Step, DraftForm.ToKeep(Request, draft, Step, clock.GetUtcNow()), complete: false, reader.Id, clock.GetUtcNow());
        await db.CommitAsync(null, clock.GetUtcNow(), ct);
        return new JsonResult(new { saved = UkTimeText.Format(draft.SavedAt, clock.GetUtcNow()), version = draft.Version });
    }

    public async Task<IActionResult> OnPostLookupAsync(CancellationToken ct)
    {
        var input = new ReportInput();
        await TryUpdateModelAsync(input, "Input");
        this.ForgetBinding();
        return Partial("_Matches", await matches.OfStepAsync(Step, input, ct));
    }

    /// <summary>Another tab saved meanwhile: what was typed here is shown again, beside what that tab saved.</summary>
    public async Task LoadConflictAsync(CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        var draft = (await DraftAsync(ct))!;
        var elsewhere = DraftForm.Differences(draft, Step, Request);
        var input = await InputAsync(draft, ct);
        await TryUpdateModelAsync(input, "Input");
        this.ForgetBinding();
        ModelState.Remove(nameof(Version));
        ModelState.AddModelError(string.Empty, "This record changed while you were writing. Your text is kept below. Compare, then save.");
        Show(draft, input, await EarlierAsync(input, ct), await LowestAsync(input, ct), elsewhere);
    }

    /// <summary>The act broke a rule, so nothing of it was saved: what was typed is kept all the same, and the step is shown from it.</summary>
    public async Task LoadRefusalAsync(CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        var (draft, now) = ((await DraftAsync(ct))!, clock.GetUtcNow());
        if (draft.Status is ReportStatus.Draft && draft.Version == Version)
        {
            draft.Save(Step, DraftForm.ToKeep(Request, draft, Step, now), complete: false, reader.Id, now);
            await db.CommitAsync(null, now, ct);
        }

        var input = await InputAsync(draft, ct);
        Show(draft, input, await EarlierAsync(input, ct), await LowestAsync(input, ct));
    }

    /// <summary>A tab that was left open: the report is what it became.</summary>
    private RedirectResult Over(Report draft) => Redirect(draft.Status is ReportStatus.Discarded ? "/reports/drafts" : $"/reports/drafts/{DraftId}/done");

    private Task<Report?> DraftAsync(CancellationToken ct) => db.Reports.SingleOrDefaultAsync(r => r.Id == DraftId && r.LoggerId == reader.Id, ct);

    private async Task<ReportInput> InputAsync(Report draft, CancellationToken ct)
    {
        var input = new ReportInput();
        ModelState.Clear();
        await TryUpdateModelAsync(input, "Input", DraftForm.Kept(draft));
        this.ForgetBinding();
        input.AskOf(await tools.RunAsync(ct), clock.GetUtcNow());
        return input;
    }

    private async Task<Earlier> EarlierAsync(ReportInput input, CancellationToken ct) => Step switch
    {
        ReportStep.Victim => Earlier.Nothing with { Victims = await matches.OfStepAsync(Step, input, ct) },
        ReportStep.Suspect => Earlier.Nothing with { Suspects = await matches.OfStepAsync(Step, input, ct) },
        ReportStep.Check => await matches.OfReportAsync(input, ct),
        _ => Earlier.Nothing,
    };

    private Matches? Asked(Earlier earlier) => Step switch { ReportStep.Victim => earlier.Victims, ReportStep.Suspect => earlier.Suspects, _ => null };

    private async Task<LowestGrade?> LowestAsync(ReportInput input, CancellationToken ct) =>
        Step is ReportStep.Screening or ReportStep.Check ? await lowest.RunAsync(input, clock.GetUtcNow(), ct) : null;

    private static ReportStep? FirstGap(ReportInput input, DateTimeOffset now, RiskGrade? floor) => Enum.GetValues<ReportStep>().Where(s => s < ReportStep.Check).Cast<ReportStep?>()
        .FirstOrDefault(s => !ReportValidators.Of(s!.Value, now, floor, Earlier.Nothing).Validate(input).IsValid);

    private void Show(Report draft, ReportInput input, Earlier earlier, LowestGrade? grade, IReadOnlyList<SavedElsewhere>? elsewhere = null) => Form = new StepForm
    {
        Step = Step,
        Input = input,
        DraftId = draft.Id,
        Version = draft.Version,
        SavedAt = draft.SavedAt,
        Now = clock.GetUtcNow(),
        Matches = Asked(earlier),
        Earlier = earlier,
        Elsewhere = elsewhere ?? [],
        Lowest = grade,
    };
}
