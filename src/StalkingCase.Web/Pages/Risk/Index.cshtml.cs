using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using StalkingCase.Domain.Risk;
using StalkingCase.Domain.Safeguarding;
using StalkingCase.Web.Pages.Cases;
using StalkingCase.Web.Pages.Shared;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Risk;

/// <summary>The grade that stands and why, the trends, every assessment. An advocate sees the grade only.</summary>
[RequirePermission(Permission.ReviewRisk)]
[SharedWithAdvocates(ConsentScopes.SafetyPlan)]
public sealed class IndexModel(CasePictureQuery picture, RiskHistoryQuery history, ForceToolsQuery tools, OfficerNamesQuery names, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true)] public Guid CaseId { get; set; }
    [BindProperty(SupportsGet = true, Name = "p")] public int PageNumber { get; set; } = 1;

    public CasePicture Picture { get; private set; } = null!;
    public IReadOnlyList<RiskAssessment> Assessments { get; private set; } = [];
    public ForceTools Tools { get; private set; } = ForceTools.Shipped;
    public OfficerNames Names { get; private set; } = null!;
    public PageLinks Links { get; private set; } = new(null, null);
    public DateTimeOffset Now { get; private set; }
    public bool IsAdvocate { get; private set; }
    public bool MayWrite { get; private set; }
    public bool MayEndorse { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        Now = clock.GetUtcNow();
        var decision = HttpContext.CaseDecision();
        (IsAdvocate, MayWrite) = (decision.Answer is CaseAnswer.Advocate, decision.MayWrite);
        MayEndorse = MayWrite && User.IsInRole(Roles.Supervisor);
        Picture = await picture.RunAsync(CaseId, ct);
        if (IsAdvocate) return;

        PageNumber = Math.Clamp(PageNumber, 1, 1000);
        var found = await history.RunAsync(CaseId, PageNumber, ct);
        Assessments = [.. found.Take(RiskHistoryQuery.PageSize)];
        Links = new PageLinks(PageNumber > 1 ? $"/cases/{CaseId}/risk?p={PageNumber - 1}" : null, found.Count > RiskHistoryQuery.PageSize ? $"/cases/{CaseId}/risk?p={PageNumber + 1}" : null);
        Tools = await tools.RunAsync(ct);
        Names = await names.RunAsync(Assessments.SelectMany(a => new[] { a.ProposedBy, a.DecidedBy }), ct);
    }
}
