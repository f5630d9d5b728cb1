using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using StalkingCase.Web.Infrastructure;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Notifications;

[RequirePermission(Permission.ReceiveNotices)]
public sealed class IndexModel(NotificationsQuery query, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true)] public string? After { get; set; }

    public DateTimeOffset Now { get; private set; }
    public IReadOnlyList<NoticeRow> Rows { get; private set; } = [];
    public string? Next { get; private set; }
    public int Parked { get; private set; }
    public IReadOnlyList<OpeningRow> Openings { get; private set; } = [];

    public IReadOnlyList<TimeLimitRow> TimeLimitExpired { get; private set; } = [];
    public IReadOnlyList<StaffRow> Staff { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        Now = clock.GetUtcNow();
        (Rows, Next) = await query.RunAsync(Keyset.Read(After), ct);
        Openings = await query.OpeningsAsync(ct);
        Parked = await query.ParkedAsync(ct);
        TimeLimitExpired = await query.TimeLimitExpiredAsync(ct);
        Staff = await query.StaffAsync(ct);
    }
}
