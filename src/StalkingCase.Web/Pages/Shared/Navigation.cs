using System.Security.Claims;

namespace StalkingCase.Web.Pages.Shared;

public sealed record NavigationItem(string Text, string Href, bool Current);

public sealed record PageLinks(string? Previous, string? Next);

public sealed record EmptyState(string Text, string? LinkText = null, string? LinkHref = null);

public class Navigation
{
    private static readonly (string Text, string Href, string[] Roles)[] Places =
    [
        ("My work", "/", ["officer", "supervisor", "advocate", "analyst", "auditor", "admin"]),
        ("Cases", "/cases", ["officer", "supervisor", "advocate", "auditor"]),
        ("Meetings", "/meetings", ["officer", "supervisor", "advocate"]),
        ("Queues", "/warrants/overdue", ["supervisor"]),
        ("Dashboard", "/dashboard", ["supervisor"]),
        ("Due", "/safeguarding/due", ["advocate"]),
        ("Performance", "/performance", ["analyst", "supervisor"]),
        ("Access review", "/access", ["auditor"]),
        ("Admin", "/admin/users", ["admin"])
    ];

    public virtual IReadOnlyList<NavigationItem> For(ClaimsPrincipal user, string path) =>
        [.. Places.Where(p => p.Roles.Any(user.IsInRole)).Select(p => new NavigationItem(p.Text, p.Href, IsAt(p.Href, path)))];

    private static bool IsAt(string href, string path) =>
        path == href || (href != "/" && path.StartsWith(href + "/", StringComparison.OrdinalIgnoreCase));
}
