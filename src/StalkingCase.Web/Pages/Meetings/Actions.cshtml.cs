using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Meetings;

/// <summary>CLK-42: what meetings agreed and nobody has done yet, or what was done and by what it is known: mine, of meetings that I chair, my unit's.</summary>
[RequirePermission(Permission.AttendMeetings)]
public sealed class ActionsModel(ActionsQuery query, Reader reader, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "")] public ActionsFilter Filter { get; set; } = new();

    public DateTimeOffset Now => clock.GetUtcNow();
    public IReadOnlyList<ActionRow> Rows { get; private set; } = [];
    public string? NextPage { get; private set; }
    public IEnumerable<WhoseActions> Choices => Enum.GetValues<WhoseActions>().Where(w => w is WhoseActions.Mine || (w is WhoseActions.Chair ? reader.IsSworn : reader.MayPlanMeetings()));

    public async Task OnGetAsync(CancellationToken ct) => (Rows, NextPage) = await query.RunAsync(Filter, ct);
}
