using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Warrants;

/// <summary>One warrant: what is owed on it first, then the paper, the attempts with both their times, the reviews.</summary>
[RequirePermission(Permission.ViewCase)]
public sealed class DetailsModel(WarrantQuery query, Reader reader, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true)] public Guid CaseId { get; set; }
    [BindProperty(SupportsGet = true)] public Guid WarrantId { get; set; }

    public WarrantView View { get; private set; } = null!;
    public DateTimeOffset Now => clock.GetUtcNow();
    public bool MayWrite => HttpContext.CaseDecision().MayWrite;
    public bool IsSupervisor => reader.IsSupervisor;

    public async Task OnGetAsync(CancellationToken ct) => View = await query.RunAsync(CaseId, WarrantId, ct);
}
