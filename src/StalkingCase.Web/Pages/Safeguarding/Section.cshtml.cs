using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using StalkingCase.Data;
using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.Safeguarding;
using StalkingCase.Web.Infrastructure;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Safeguarding;

/// <summary>One part of the plan. Its words are protected and appear on this page only, which says so in the access log.</summary>
[RequirePermission(Permission.WorkOnPlan)]
[SharedWithAdvocates(ConsentScopes.SafetyPlan, MayWrite = true)]
[ChangesCase]
public sealed class SectionModel(CaseDbContext db, PlanQuery plans, Submission submission, Reader reader) : PageModel
{
    [BindProperty(SupportsGet = true)] public Guid CaseId { get; set; }
    [FromRoute] public string Step { get; set; } = "";
    [BindProperty] public SectionInput Input { get; set; } = new();

    public PlanDomain Domain { get; private set; }
    public IReadOnlyList<PlanSection> Earlier { get; private set; } = [];
    public DateTimeOffset Now { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await LoadAsync(ct) is not { } plan) return NotFound();
        if (plan.SectionOf(Domain) is { } section)
            Input = section.IsNotApplicable ? new SectionInput { Applies = false, Reason = section.Words.Reveal() } : new SectionInput { Applies = true, Words = section.Words.Reveal() };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await LoadAsync(ct) is not { } plan) return NotFound();
        if (!ModelState.Accepts(Input, new SectionInput.Validator())) return this.Redisplay();

        if (Input.Applies == true) plan.Write(Domain, new ProtectedText(Input.Words!.Trim()), reader.Id, Now);
        else plan.NotApplicable(Domain, Input.Reason!, reader.Id, Now);
        return await submission.SaveAsync(this, $"/cases/{CaseId}/safeguarding", $"{EnumText.Of(Domain)}: saved.", ct);
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
