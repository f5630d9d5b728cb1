using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using StalkingCase.Data;
using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.Safeguarding;
using StalkingCase.Web.Infrastructure;
using StalkingCase.Web.Pages.Cases;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Safeguarding;

/// <summary>One part of the plan. Its words are protected and appear on this page only, which says so in the access log.</summary>
[RequirePermission(Permission.WorkOnPlan)]
[SharedWithAdvocates(ConsentScopes.SafetyPlan, MayWrite = true)]
[ChangesCase]
public sealed class SectionModel(CaseDbContext db, PlanQuery plans, OfficerNamesQuery names, Submission submission, Reader reader) : PageModel, IShowsConflict
{
    [BindProperty(SupportsGet = true)] public Guid CaseId { get; set; }
    [FromRoute] public string Step { get; set; } = "";
    [BindProperty] public SectionInput Input { get; set; } = new();

    public PlanDomain Domain { get; private set; }
    public IReadOnlyList<PlanSection> Earlier { get; private set; } = [];
    public DateTimeOffset Now { get; private set; }
    public WordsConflict? Conflict { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await LoadAsync(ct) is not { } plan) return NotFound();
        Input = SectionInput.Of(plan.SectionOf(Domain));
        Input.Seen = Input.Standing().Mark;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await LoadAsync(ct) is not { } plan) return NotFound();
        if (!ModelState.Accepts(Input, new SectionInput.Validator())) return this.Redisplay();

        SectionInput.Of(plan.SectionOf(Domain)).Standing().MustBeAsSeen(Input.Seen);
        if (Input.Applies == true) plan.Write(Domain, new ProtectedText(Input.Words!.Trim()), reader.Id, Now);
        else plan.NotApplicable(Domain, Input.Reason!, reader.Id, Now);
        return await submission.SaveAsync(this, $"/cases/{CaseId}/safeguarding", $"{EnumText.Of(Domain)}: saved.", ct);
    }

    public async Task LoadConflictAsync(CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        var section = (await LoadAsync(ct))!.SectionOf(Domain);
        var by = section is null ? null : $"{(await names.RunAsync([section.ById], ct)).Of(section.ById)}, {UkTimeText.Format(section.WrittenAt, Now)}";
        Conflict = new WordsConflict(SectionInput.Of(section).Standing(by), Input.Standing());
        Input.Seen = Conflict.Standing.Mark;
    }

    private async Task<SafeguardingPlan?> LoadAsync(CancellationToken ct)
    {
        Now = db.Clock.GetUtcNow();
        if (!Enum.TryParse<PlanDomain>(Step, ignoreCase: true, out var domain) || !Enum.IsDefined(domain)) return null;
        Domain = domain;
        var plan = await plans.LiveAsync(CaseId, ct);
        Earlier = [.. plan?.Sections.Where(s => s.Domain == domain).OrderByDescending(s => s.WrittenAt).ThenByDescending(s => s.Id).Skip(1) ?? []];
        return plan;
    }
}
