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

    public IReadOnlyList<CaseSection> Run(Guid caseId, string path)
    {
        var here = path.ToLowerInvariant();
        var root = $"/cases/{caseId}";
        return [.. Places.Where(p => MayOpen(p.Path)).Select(p => new CaseSection(p.Text, root + p.Path,
            p.Path.Length == 0 ? here == root : here == root + p.Path || here.StartsWith(root + p.Path + "/", StringComparison.Ordinal)))];
    }

    /// <summary>Whether there is such a page under a case and the reader's role may use it.</summary>
    public bool MayOpen(string path)
    {
        var bare = path.Split('?')[0];
        var page = endpoints.Endpoints.OfType<RouteEndpoint>().FirstOrDefault(e => UnderCase(e) == bare);
        return page?.Metadata.GetMetadata<RequirePermissionAttribute>() is { } needs && RolePermissions.Has(reader.Role, needs.Permission)
            && (!reader.IsAdvocate || page.Metadata.GetMetadata<SharedWithAdvocatesAttribute>()?.IsOpenTo(http.HttpContext!.CaseDecision().Case!) == true);
    }

    private static string? UnderCase(RouteEndpoint endpoint)
    {
        const string root = "cases/{caseId:guid}";
        var pattern = endpoint.RoutePattern.RawText?.TrimStart('/');
        return pattern?.StartsWith(root, StringComparison.OrdinalIgnoreCase) == true ? pattern[root.Length..] : null;
    }
}
