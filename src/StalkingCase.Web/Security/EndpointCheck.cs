using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;

namespace StalkingCase.Web.Security;

/// <summary>One endpoint as <c>routes --json</c> lists it.</summary>
public sealed record RouteRow(string Method, string Pattern, string? Permission, string? Reason, bool CaseScoped, bool AccessLogged);

/// <summary>
/// Reads every endpoint's declaration. The app refuses to start when one declares neither a permission nor a reason for
/// being open, or has an id in its route that nobody resolves.
/// </summary>
public static class EndpointCheck
{
    private static readonly string[] ReadVerbs = ["GET", "HEAD"];

    public static void RefuseUndeclared(IEnumerable<Endpoint> endpoints)
    {
        var faults = endpoints.OfType<RouteEndpoint>().SelectMany(Faults).Distinct().ToList();
        if (faults.Count > 0) throw new InvalidOperationException("The app does not start: " + string.Join(" ", faults));
    }

    public static IReadOnlyList<RouteRow> Rows(IEnumerable<Endpoint> endpoints) =>
        [.. endpoints.OfType<RouteEndpoint>().Where(e => !IsAsset(e)).SelectMany(RowsOf).Distinct().OrderBy(r => r.Pattern, StringComparer.Ordinal).ThenBy(r => r.Method, StringComparer.Ordinal)];

    private static IEnumerable<string> Faults(RouteEndpoint endpoint)
    {
        if (IsAsset(endpoint)) yield break;
        var pattern = PatternOf(endpoint);
        var permission = endpoint.Metadata.GetMetadata<RequirePermissionAttribute>();
        if (permission is null && endpoint.Metadata.GetMetadata<OpenToAllAttribute>() is null)
            yield return $"{pattern} declares no permission and no reason for being open.";
        foreach (var parameter in endpoint.RoutePattern.Parameters)
        {
            if (parameter.Name is "measure" or "code" or "step") continue;
            if (!RouteIds.IsKnown(parameter.Name)) yield return $"{pattern} has the id {{{parameter.Name}}}, which nobody resolves.";
            else if (RouteIds.NeedsCase(parameter.Name) && endpoint.RoutePattern.GetParameter(RouteIds.Case) is null) yield return $"{pattern} has {{{parameter.Name}}} outside a case.";
        }

        if (permission?.Permission is Permission.ViewCase or Permission.WorkOnCase && endpoint.RoutePattern.GetParameter(RouteIds.Case) is null)
            yield return $"{pattern} asks for {permission.Permission} but has no {{caseId}} in its route.";
    }

    private static IEnumerable<RouteRow> RowsOf(RouteEndpoint endpoint)
    {
        var methods = endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? MethodsOf(endpoint);
        foreach (var method in methods)
        {
            yield return new RouteRow(method, PatternOf(endpoint),
                endpoint.Metadata.GetMetadata<RequirePermissionAttribute>()?.Permission.ToString(),
                endpoint.Metadata.GetMetadata<OpenToAllAttribute>()?.Reason,
                endpoint.RoutePattern.GetParameter(RouteIds.Case) is not null,
                endpoint.Metadata.GetMetadata<OpenToAllAttribute>() is null && endpoint.Metadata.GetMetadata<NotAccessLoggedAttribute>() is null);
        }
    }

    /// <summary>A page answers GET and HEAD where it has a GET handler, POST where it has a POST handler.</summary>
    private static IEnumerable<string> MethodsOf(RouteEndpoint endpoint)
    {
        var page = endpoint.Metadata.GetMetadata<CompiledPageActionDescriptor>();
        if (page is null) return [.. ReadVerbs, "POST"];
        var handlers = page.HandlerMethods.Select(h => h.HttpMethod.ToUpperInvariant()).Distinct().ToList();
        return handlers.Count == 0 ? ReadVerbs : [.. handlers.SelectMany(h => h == "GET" ? ReadVerbs : [h]).Distinct()];
    }

    private static string PatternOf(RouteEndpoint endpoint) => "/" + endpoint.RoutePattern.RawText?.TrimStart('/');

    /// <summary>Static files hold nothing of a case; they are listed by the build, not by a page.</summary>
    private static bool IsAsset(RouteEndpoint endpoint) =>
        endpoint.RoutePattern.RawText == "{**path:file}" || endpoint.Metadata.Any(m => m.GetType().Namespace?.StartsWith("Microsoft.AspNetCore.StaticAssets", StringComparison.Ordinal) == true);
}
