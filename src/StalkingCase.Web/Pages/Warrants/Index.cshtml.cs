using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Domain.Warrants;
using StalkingCase.Web.Pages.Cases;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Warrants;

/// <summary>Warrants of a case. An advocate reads status and time, never tactics (ux 3f).</summary>
[RequirePermission(Permission.ViewCase)]
[SharedWithAdvocates]
public sealed class IndexModel(CaseDbContext db, OfficerNamesQuery names, Reader reader) : PageModel
{
    private const int Most = 100;

    [BindProperty(SupportsGet = true)] public Guid CaseId { get; set; }

    public IReadOnlyList<Warrant> Rows { get; private set; } = [];
    public OfficerNames Names { get; private set; } = null!;
    public DateTimeOffset Now => db.Clock.GetUtcNow();
    public bool StatusOnly => reader.Role is Roles.Advocate;
    public bool MayWrite => HttpContext.CaseDecision().MayWrite;

    public async Task OnGetAsync(CancellationToken ct)
    {
        Rows = await db.WarrantsOf(CaseId).AsNoTracking().OrderByDescending(w => w.IssuedAt).ThenBy(w => w.Id).Take(Most).ToListAsync(ct);
        Names = await names.RunAsync(Rows.Select(w => w.AllocatedTo), ct);
    }
}
