using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using StalkingCase.Domain.Reports;
using StalkingCase.Domain.Safeguarding;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Cases.Incidents;

[RequirePermission(Permission.ViewCase)]
[SharedWithAdvocates(ConsentScopes.Timeline)]
public sealed class IncidentModel(IncidentQuery query, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true)] public Guid CaseId { get; set; }
    [BindProperty(SupportsGet = true)] public Guid IncidentId { get; set; }

    public IncidentView View { get; private set; } = null!;
    public DateTimeOffset Now { get; private set; }
    public bool MayWrite { get; private set; }

    /// <summary>An advocate reads the incident as it stands: not what the police asked and planned around it, and not what it said before.</summary>
    public bool ShowsReport { get; private set; }

    public IReadOnlyList<Box> Boxes => ShowsReport ? View.Entry.Boxes : View.Entry.Boxes.OfThisVictim();

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var decision = HttpContext.CaseDecision();
        (Now, MayWrite, ShowsReport) = (clock.GetUtcNow(), decision.MayWrite, decision.Answer is not CaseAnswer.Advocate);
        View = await query.RunAsync(CaseId, IncidentId, ct);
        return decision.Answer is CaseAnswer.Advocate && (View.Entry.Type is EntryType.Intelligence || View.Entry.VoidedAt is not null) ? NotFound() : Page();
    }
}
