using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using StalkingCase.Domain.Reports;
using StalkingCase.Domain.Safeguarding;
using StalkingCase.Web.Pages.Shared;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Cases.Incidents;

[RequirePermission(Permission.ViewCase)]
[SharedWithAdvocates(ConsentScopes.Timeline)]
public sealed class IndexModel(IncidentsQuery query, OfficerNamesQuery names, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true)] public Guid CaseId { get; set; }
    [BindProperty(SupportsGet = true)] public EntryType? Type { get; set; }
    [BindProperty(SupportsGet = true)] public bool Voided { get; set; }
    [BindProperty(SupportsGet = true, Name = "p")] public int PageNumber { get; set; } = 1;

    public IReadOnlyList<IncidentRow> Rows { get; private set; } = [];
    public OfficerNames Names { get; private set; } = null!;
    public PageLinks Links { get; private set; } = new(null, null);
    public DateTimeOffset Now { get; private set; }
    public bool MayWrite { get; private set; }
    public bool IsAdvocate { get; private set; }
    public static IEnumerable<SelectListItem> Types => Enum.GetValues<EntryType>().Select(t => new SelectListItem(t.ToString(), t.ToString()));

    public async Task OnGetAsync(CancellationToken ct)
    {
        var decision = HttpContext.CaseDecision();
        (Now, MayWrite, IsAdvocate, PageNumber) = (clock.GetUtcNow(), decision.MayWrite, decision.Answer is CaseAnswer.Advocate, Math.Clamp(PageNumber, 1, 1000));
        var found = await query.RunAsync(CaseId, Type, Voided, IsAdvocate, PageNumber, ct);
        Rows = [.. found.Take(IncidentsQuery.PageSize)];
        Names = await names.RunAsync(Rows.Select(r => (Guid?)r.RecordedBy), ct);
        Links = new PageLinks(PageNumber > 1 ? Href(PageNumber - 1) : null, found.Count > IncidentsQuery.PageSize ? Href(PageNumber + 1) : null);
    }

    private string Href(int page) => $"/cases/{CaseId}/incidents?p={page}&type={Type}&voided={Voided}";
}
