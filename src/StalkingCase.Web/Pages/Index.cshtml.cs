using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using StalkingCase.Web.Infrastructure;
using StalkingCase.Web.Pages.Worklist;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages;

/// <summary>Home is a worklist: what this role must do next, most dangerous first.</summary>
[RequirePermission(Permission.ViewWorklist)]
public sealed class IndexModel(Reader reader, DutiesQuery duties, RoleWorkQuery work, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true)] public string? After { get; set; }
    [BindProperty(SupportsGet = true)] public string? AfterToday { get; set; }

    public Reader Reader => reader;
    public DateTimeOffset Now { get; private set; }
    public DutyPage Overdue { get; private set; } = new([], null);
    public DutyPage Today { get; private set; } = new([], null);
    public DutyRow? Next { get; private set; }
    public RoleWork Work { get; private set; } = new();

    public bool HasDuties => reader.IsSworn || reader.Role is Roles.Advocate;

    public async Task OnGetAsync(CancellationToken ct)
    {
        Now = clock.GetUtcNow();
        Work = await work.RunAsync(ct);
        if (!HasDuties) return;
        Overdue = await duties.OverdueAsync(Keyset.Read(After), ct);
        Today = await duties.TodayAsync(Keyset.Read(AfterToday), ct);
        if (Overdue.Rows.Count == 0 || Today.Rows.Count == 0) Next = await duties.NextAsync(ct);
    }
}
