using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Domain.Duties;
using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.Risk;
using StalkingCase.Web.Infrastructure;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Risk;

/// <summary>A tool, then the grade: the tool suggests the lowest, a named person decides and says why (RSK-01, RSK-02).</summary>
[RequirePermission(Permission.AssessRisk)]
[ChangesCase]
public sealed class NewModel(CaseDbContext db, CasePictureQuery picture, ForceToolsQuery toolsQuery, Submission submission, Reader reader) : PageModel
{
    [BindProperty(SupportsGet = true)] public Guid CaseId { get; set; }
    [BindProperty(SupportsGet = true, Name = "tool")] public string? Chosen { get; set; }
    [BindProperty(SupportsGet = true)] public Guid? Corrects { get; set; }
    [BindProperty] public NewInput Input { get; set; } = new();

    public CasePicture Picture { get; private set; } = null!;
    public RiskTool? Tool { get; private set; }
    public bool IsGrading { get; private set; }
    public DateTimeOffset Now => db.Clock.GetUtcNow();
    public IReadOnlyList<RiskTool> Tools => _tools.Offered(Now);

    public ToolFloor? ToolFloor => Input.Given(Tool)?.FloorFrom();
    public RiskGrade? Floor => new[] { ToolFloor?.Grade, Picture.Floor }.Max();

    public DateOnly LatestReview(RiskGrade grade) => UkTime.DateOf(_policy.At(Now).Period("CLK-04", grade).After(Now));

    private PolicyHistory _policy = PolicyHistory.Defaults;
    private ForceTools _tools = ForceTools.Shipped;

    public async Task OnGetAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        if (Corrects is { } id && await db.Assessments.AsNoTracking().SingleOrDefaultAsync(a => a.Id == id && a.CaseId == CaseId, ct) is { } earlier) Repeat(earlier);
        else (Input.Tool, Input.Version) = Chosen == NewInput.Refused ? (Chosen, null) : (_tools.InUse(Chosen ?? "", Now)?.Code, _tools.InUse(Chosen ?? "", Now)?.Version);
        Fit();
    }

    /// <summary>Answers first; the same form comes back with what they mean and asks for the grade.</summary>
    public async Task<IActionResult> OnPostAsync(string? step, CancellationToken ct)
    {
        await LoadAsync(ct);
        Fit();
        if (Tool is null && Input.Tool != NewInput.Refused)
        {
            ModelState.AddModelError("Input.Tool", "Select a tool, or that it was refused");
            return this.Redisplay();
        }

        if (step == "change") return Page();
        if (!ModelState.Accepts(Input, new NewInput.AnswersValidator())) return this.Redisplay();
        IsGrading = true;
        if (step == "answers")
        {
            Input.ReviewOn = Input.ReviewOn.IsEmpty ? DateParts.Of(LatestReview(RiskGrade.High)) : Input.ReviewOn;
            foreach (var part in new[] { "Day", "Month", "Year" }) ModelState.Remove($"Input.ReviewOn.{part}");
            return Page();
        }

        if (!ModelState.Accepts(Input, new NewInput.GradeValidator(Floor, UkTime.DateOf(Now), LatestReview))) return this.Redisplay();
        var of = await db.Cases.SingleAsync(c => c.Id == CaseId, ct);
        db.Assessments.Add(RiskAssessment.Propose(of, Content(), Picture.Floor, reader.Id, Now, await CorrectedAsync(ct)));
        return await submission.SaveOnCaseAsync(this, CaseId, $"/cases/{CaseId}/risk", "Risk graded and sent for endorsement.", ct);
    }

    private AssessmentContent Content()
    {
        Input.ReviewOn.TryDate(out var review);
        return new AssessmentContent(Tool?.Code, Tool?.Version, Input.Given(Tool)?.Answers ?? new Dictionary<int, Answer>(), Tool is null ? new Dictionary<int, string>() : Input.Notes(), Input.Grade!.Value, Input.Rationale!)
        {
            ToolFloor = ToolFloor?.Grade,
            ToolRefused = Tool is null ? Input.WhyRefused : null,
            WhatChanged = string.IsNullOrWhiteSpace(Input.WhatChanged) ? null : Input.WhatChanged.Trim(),
            ReviewOn = review,
        };
    }

    private async Task<Guid?> CorrectedAsync(CancellationToken ct) => Corrects is { } id && await db.Assessments.AnyAsync(a => a.Id == id && a.CaseId == CaseId, ct) ? id : null;

    private async Task LoadAsync(CancellationToken ct) =>
        (Picture, _policy, _tools) = (await picture.RunAsync(CaseId, ct), await db.PolicyOfAsync(reader.ForceId, Now, ct), await toolsQuery.RunAsync(ct));

    /// <summary>A version ever approved may be answered to the end: it stopped being offered while the answers were typed, or an assessment made with it is corrected (RSK-12).</summary>
    private void Fit()
    {
        Tool = _tools.Find(Input.Tool, Input.Version);
        if (Tool is not null) Input.Fit(Tool);
    }

    private void Repeat(RiskAssessment earlier)
    {
        (Input.Tool, Input.Version) = (earlier.ToolCode ?? (earlier.ToolRefused is null ? null : NewInput.Refused), earlier.ToolVersion);
        (Input.WhyRefused, Input.Rationale, Input.WhatChanged, Input.Grade) = (earlier.ToolRefused, earlier.Rationale, earlier.WhatChanged, earlier.Grade);
        Input.Answers = [.. earlier.Answers.Select(a => new AnswerRow { Number = a.Key, Answer = a.Value, Note = earlier.Notes.GetValueOrDefault(a.Key) })];
    }
}
