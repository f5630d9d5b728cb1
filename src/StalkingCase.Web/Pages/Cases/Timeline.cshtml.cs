using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using StalkingCase.Domain.Safeguarding;
using StalkingCase.Web.Pages.Shared;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Cases;

[RequirePermission(Permission.ViewCase), SharedWithAdvocates(ConsentScopes.Timeline)]
public sealed class TimelineModel(TimelineQuery query, TimeProvider clock) : PageModel
{
    private const int PageSize = 50;

    [FromRoute] public Guid CaseId { get; set; }
    [BindProperty(SupportsGet = true)] public TimelineGroup? Kind { get; set; }
    [BindProperty(SupportsGet = true)] public int? Before { get; set; }

    public TimelinePage Timeline { get; private set; } = null!;
    public DateTimeOffset Now { get; } = clock.GetUtcNow();

    public PageLinks Links => new(
        Before is null ? null : $"/cases/{CaseId}/timeline?kind={Kind}",
        Timeline.NextBefore is { } before ? $"/cases/{CaseId}/timeline?kind={Kind}&before={before}" : null);

    public async Task OnGetAsync(CancellationToken ct) => Timeline = await query.RunAsync(CaseId, Kind, Before, PageSize, ct);
}
