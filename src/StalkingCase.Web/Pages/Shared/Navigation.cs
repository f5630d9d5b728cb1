using System.Security.Claims;
using StalkingCase.Web.Pages.Risk;
using StalkingCase.Web.Pages.Warrants;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Shared;

public sealed record NavigationItem(string Text, string Href, bool Current);

public sealed record PageLinks(string? Previous, string? Next);

public sealed record EmptyState(string Text, string? LinkText = null, string? LinkHref = null);

/// <summary>The main navigation: only pages that exist and that the role may use.</summary>
public sealed class Navigation(Reader reader, ToEndorseQuery toEndorse, OverdueQuery overdue)
{
    /// <summary>The head counts so far and no further; the pages themselves give the whole number.</summary>
    private const int MostCounted = 100;

    private static readonly (string Text, string Href, Permission Permission)[] Places =
    [
        ("My work", "/", Permission.ViewWorklist),
        ("Cases", "/cases", Permission.ListCases),
        ("Meetings", "/meetings", Permission.AttendMeetings),
        ("Queues", "/warrants/overdue", Permission.ViewSupervisorQueues),
        ("To endorse", "/risk/to-endorse", Permission.EndorseRisk),
        ("Dashboard", "/dashboard", Permission.ViewSupervisorQueues),
        ("Due", "/safeguarding/due", Permission.ViewSafeguardingDue),
        ("Team", "/team", Permission.SupportVictims),
        ("Handover", "/handover", Permission.ReceiveNotices),
        ("Notifications", "/notifications", Permission.ReceiveNotices),
        ("Policy", "/admin/policy", Permission.ViewPolicy),
        ("Bank holidays", "/admin/bank-holidays", Permission.Administer),
        ("Order conditions", "/admin/conditions", Permission.Administer),
        ("Screening tools", "/admin/screening-tools", Permission.Administer),
        ("Units", "/admin/units", Permission.Administer),
        ("Posts and leave", "/admin/posts", Permission.Administer),
        ("Users", "/admin/users", Permission.Administer),
    ];

    public async Task<IReadOnlyList<NavigationItem>> ForAsync(ClaimsPrincipal user, string path, CancellationToken ct)
    {
        var role = Roles.All.FirstOrDefault(user.IsInRole) ?? "";
        var places = Places.Where(p => RolePermissions.Has(role, p.Permission) && (p.Href != "/team" || reader.ManagesAdvocates)).ToList();
        var waiting = reader.IsLoaded && reader.IsSupervisor ? await toEndorse.CountAsync(MostCounted, ct) : 0;
        var late = reader.IsLoaded && reader.IsSupervisor ? (await overdue.CountAsync(MostCounted, ct)).All : 0;
        return [.. places.Select(p => new NavigationItem(Counted(p.Href, p.Text, waiting, late), p.Href, IsAt(p.Href, path)))];
    }

    private static string Counted(string href, string text, int waiting, int late) => href switch
    {
        "/risk/to-endorse" when waiting > 0 => $"{text} ({Number(waiting)})",
        "/warrants/overdue" when late > 0 => $"{text} ({Number(late)} overdue)",
        _ => text,
    };

    private static string Number(int counted) => counted < MostCounted ? $"{counted}" : $"{MostCounted - 1}+";

    private static bool IsAt(string href, string path) =>
        path == href || (href != "/" && path.StartsWith(href + "/", StringComparison.OrdinalIgnoreCase));
}
