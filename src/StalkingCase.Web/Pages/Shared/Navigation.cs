using System.Security.Claims;
using StalkingCase.Web.Pages.Risk;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Shared;

public sealed record NavigationItem(string Text, string Href, bool Current);

public sealed record PageLinks(string? Previous, string? Next);

public sealed record EmptyState(string Text, string? LinkText = null, string? LinkHref = null);

/// <summary>The main navigation: only pages that exist and that the role may use.</summary>
public sealed class Navigation(Reader reader, ToEndorseQuery toEndorse)
{
    private static readonly (string Text, string Href, Permission Permission)[] Places =
    [
        ("My work", "/", Permission.ViewWorklist),
        ("Cases", "/cases", Permission.ListCases),
        ("To endorse", "/risk/to-endorse", Permission.EndorseRisk),
        ("Notifications", "/notifications", Permission.ReceiveNotices),
    ];

    public async Task<IReadOnlyList<NavigationItem>> ForAsync(ClaimsPrincipal user, string path, CancellationToken ct)
    {
        var role = Roles.All.FirstOrDefault(user.IsInRole) ?? "";
        var places = Places.Where(p => RolePermissions.Has(role, p.Permission)).ToList();
        var waiting = reader.IsLoaded && reader.IsSupervisor ? await toEndorse.CountAsync(ct) : 0;
        return [.. places.Select(p => new NavigationItem(p.Permission is Permission.EndorseRisk && waiting > 0 ? $"{p.Text} ({waiting})" : p.Text, p.Href, IsAt(p.Href, path)))];
    }

    private static bool IsAt(string href, string path) =>
        path == href || (href != "/" && path.StartsWith(href + "/", StringComparison.OrdinalIgnoreCase));
}
