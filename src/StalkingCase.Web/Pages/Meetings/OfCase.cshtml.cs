using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Safeguarding;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Meetings;

/// <summary>Meetings of one case: whether it should go, where it went, what was agreed.</summary>
[RequirePermission(Permission.ViewCase)]
[SharedWithAdvocates(ConsentScopes.SafetyPlan | ConsentScopes.Timeline)]
public sealed class OfCaseModel(CaseMeetingsQuery query, Reader reader, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true)] public Guid CaseId { get; set; }

    public CaseMeetings View { get; private set; } = null!;
    public DateTimeOffset Now => clock.GetUtcNow();
    public bool MayRefer => HttpContext.CaseDecision().Answer is CaseAnswer.Assigned or CaseAnswer.Advocate;
    public bool MayWrite => HttpContext.CaseDecision().MayWrite;
    public bool MayDecide => MayWrite && reader.IsSupervisor && reader.Rank >= Rank.Inspector;

    public async Task OnGetAsync(CancellationToken ct) => View = await query.RunAsync(CaseId, ct);
}
