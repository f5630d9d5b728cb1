using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Web.Infrastructure;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Cases;

[RequirePermission(Permission.ListCases)]
public sealed class IndexModel(CasesQuery query, CaseDbContext db, Reader reader, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "")] public CasesInput Input { get; set; } = new();

    public DateTimeOffset Now { get; private set; }
    public IReadOnlyList<CaseRow> Rows { get; private set; } = [];
    public string? Next { get; private set; }
    public int Unassessed { get; private set; }
    public IReadOnlyList<SelectListItem> Units { get; private set; } = [];
    public IReadOnlyList<SelectListItem> Officers { get; private set; } = [];

    public bool ReferencesOnly => reader.Role is Roles.Auditor;
    public bool MayChooseScope => reader.IsSworn;
    public bool IsAdvocate => reader.IsAdvocate;

    public async Task OnGetAsync(CancellationToken ct)
    {
        Now = clock.GetUtcNow();
        if (ReferencesOnly) Input.Scope = CaseScope.Force;
        if (reader.Role is Roles.Advocate) Input.Scope = CaseScope.Mine;
        if (Request.Query.TryGetValue("status", out var status) && string.IsNullOrEmpty(status)) Input.Status = null;
        (Rows, Next) = await query.RunAsync(Input, ct);
        if (Input.Scope is CaseScope.Force) return;
        if (Input is { Sort: CaseSort.Risk, Risk: null, After: null }) Unassessed = await query.UnassessedAsync(ct);
        if (!reader.IsSworn) return;
        Units = await db.Units.OrderBy(u => u.Name).ThenBy(u => u.Id).Take(200).Select(u => new Choosable(u.Id, u.Name)).ToChoicesAsync(ct);
        Officers = await db.Users.Where(u => u.UnitId != null && reader.UnitIds.Contains(u.UnitId.Value) && !u.IsSuspended).OrderBy(u => u.DisplayName).ThenBy(u => u.Id)
            .Take(200).Select(u => new Choosable(u.Id, u.DisplayName)).ToChoicesAsync(ct);
    }
}
