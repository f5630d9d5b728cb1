using StalkingCase.Domain.Duties;
using StalkingCase.Domain.Safeguarding;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Cases;

public sealed record CaseSection(string Text, string Href, bool IsCurrent);

/// <summary>The sections of a case that have a page and that this reader may use. Read from the pages' own declarations, no query.</summary>
public sealed class CaseSectionsQuery(EndpointDataSource endpoints, Reader reader, IHttpContextAccessor http)
{
    private static readonly (string Text, string Path)[] Places =
    [
        ("Overview", ""), ("Timeline", "/timeline"), ("Duties", "/duties"), ("Alarms", "/alarms"), ("People", "/people"), ("Victim", "/victim"), ("Incidents and evidence", "/incidents"),
        ("Risk", "/risk"), ("Orders", "/orders"), ("Warrants", "/warrants"), ("Safeguarding", "/safeguarding"), ("Meetings", "/meetings"), ("Who looked", "/access"),
    ];

    private readonly Lazy<Dictionary<string, RouteEndpoint>> _pages = new(() =>
        endpoints.Endpoints.OfType<RouteEndpoint>().Where(e => UnderCase(e) is not null).GroupBy(e => UnderCase(e)!).ToDictionary(g => g.Key, g => g.First()));

    private readonly Dictionary<string, bool> _followed = [];

    public IReadOnlyList<CaseSection> Run(Guid caseId, string path)
    {
        var here = path.ToLowerInvariant();
        var root = $"/cases/{caseId}";
        return [.. Places.Where(p => MayOpen(p.Path)).Select(p => new CaseSection(p.Text, root + p.Path,
            p.Path.Length == 0 ? here == root : here == root + p.Path || here.StartsWith(root + p.Path + "/", StringComparison.Ordinal)))];
    }

    /// <summary>Whether there is such a page under a case and the reader's role may use it.</summary>
    /// <param name="path">A route as a page declares it, or the address of one duty, with the ids in it.</param>
    public bool MayOpen(string path)
    {
        var page = _pages.Value.GetValueOrDefault(Shape(path.Split('?')[0]));
        return page?.Metadata.GetMetadata<RequirePermissionAttribute>() is { } needs && RolePermissions.Has(reader.Role, needs.Permission)
            && (!reader.IsAdvocate || page.Metadata.GetMetadata<SharedWithAdvocatesAttribute>()?.IsOpenTo(http.HttpContext!.CaseDecision().Case!) == true);
    }

    /// <summary>
    /// Whether the page where this clock's duty is done is one that the reader may use, for lists of many cases: of an advocate
    /// a page that needs no more consent than the duty itself.
    /// </summary>
    public bool MayFollow(Clock clock) => _followed.TryGetValue(clock.Id, out var may) ? may : _followed[clock.Id] = Follows(clock);

    private bool Follows(Clock clock)
    {
        if (clock.LinkOf(Guid.Empty) is not { } link || !_pages.Value.TryGetValue(Shape(link), out var page)) return false;
        if (page.Metadata.GetMetadata<RequirePermissionAttribute>() is not { } needs || !RolePermissions.Has(reader.Role, needs.Permission)) return false;
        return !reader.IsAdvocate || (page.Metadata.GetMetadata<SharedWithAdvocatesAttribute>() is { } shared && (shared.MayWrite || page.Metadata.GetMetadata<ChangesCaseAttribute>() is null)
            && (shared.Needs & ~DutyWords.NeedsOf(clock.Id)) == ConsentScopes.None);
    }

    /// <summary>An id, and the route's place for one, are the same here: which page it is, not which record.</summary>
    private static string Shape(string path) =>
        string.Join('/', path.ToLowerInvariant().Split('/').Select(part => Guid.TryParse(part, out _) || part.EndsWith(":guid}", StringComparison.Ordinal) ? "{}" : part));

    private static string? UnderCase(RouteEndpoint endpoint)
    {
        const string root = "cases/{caseId:guid}";
        var pattern = endpoint.RoutePattern.RawText?.TrimStart('/');
        return pattern?.StartsWith(root, StringComparison.OrdinalIgnoreCase) == true ? Shape(pattern[root.Length..]) : null;
    }
}
