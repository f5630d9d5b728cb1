using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Meetings;

/// <summary>SEC-D20: what may lie on a table: reference and initials.</summary>
[RequirePermission(Permission.AttendMeetings)]
public sealed class AgendaModel(MeetingQuery query, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true)] public Guid MeetingId { get; set; }

    public MeetingView View { get; private set; } = null!;
    public DateTimeOffset Now => clock.GetUtcNow();

    public async Task OnGetAsync(CancellationToken ct) => View = await query.RunAsync(MeetingId, ct);
}
