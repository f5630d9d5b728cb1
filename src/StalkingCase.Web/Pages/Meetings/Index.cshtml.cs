using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using StalkingCase.Domain.Meetings;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Meetings;

[RequirePermission(Permission.AttendMeetings)]
public sealed class IndexModel(MeetingsQuery query, Reader reader, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "")] public MeetingsFilter Filter { get; set; } = new();

    public DateTimeOffset Now => clock.GetUtcNow();
    public IReadOnlyList<MeetingRow> Rows { get; private set; } = [];
    public string? NextPage { get; private set; }
    public IReadOnlyList<(MeetingKind Kind, int Count)> Waiting { get; private set; } = [];
    public bool MayPlan => reader.MayPlanMeetings();

    public async Task OnGetAsync(CancellationToken ct)
    {
        (Rows, NextPage) = await query.RunAsync(Filter, ct);
        if (MayPlan) Waiting = await query.WaitingAsync(ct);
    }
}
