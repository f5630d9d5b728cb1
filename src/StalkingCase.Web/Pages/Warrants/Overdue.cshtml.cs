using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Domain.Cases;
using StalkingCase.Web.Infrastructure;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Warrants;

/// <summary>WAR-05: what nobody went for, worst first, with the reason in words. Nothing here can be hidden or snoozed.</summary>
[RequirePermission(Permission.ViewSupervisorQueues)]
public sealed class OverdueModel(OverdueQuery query, CaseDbContext db, Reader reader, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "")] public OverdueFilter Filter { get; set; } = new();

    public DateTimeOffset Now { get; private set; }
    public IReadOnlyList<OverdueRow> Rows { get; private set; } = [];
    public string? NextPage { get; private set; }
    public OverdueRow? Next { get; private set; }
    public int Count { get; private set; }
    public IReadOnlyList<SelectListItem> Units { get; private set; } = [];
    public IReadOnlyList<SelectListItem> Owners { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        Now = clock.GetUtcNow();
        (Rows, NextPage) = await query.RunAsync(Filter, ct);
        (Count, _) = await query.CountAsync(OverdueQuery.MostCounted, ct);
        if (Rows.Count == 0 && Filter.IsEmpty) Next = await query.NextAsync(ct);
        if (reader.UnitIds.Count > 1) Units = await db.Units.Where(u => reader.UnitIds.Contains(u.Id)).OrderBy(u => u.Name).ThenBy(u => u.Id).Take(200).Select(u => new Choosable(u.Id, u.Name)).ToChoicesAsync(ct);
        Owners = await db.Users.Where(u => u.UnitId != null && reader.UnitIds.Contains(u.UnitId.Value) && !u.IsSuspended && u.Rank > Rank.None).OrderBy(u => u.DisplayName).ThenBy(u => u.Id)
            .Take(500).Select(u => new Choosable(u.Id, u.DisplayName)).ToChoicesAsync(ct);
    }
}
