namespace StalkingCase.Web.Infrastructure;

/// <summary>What a request is beside its page: sent by the page's own script or by a person, and which address leads back to it.</summary>
public static class RequestKind
{
    /// <summary>A script that saves in the background must hear that nothing was saved; a person goes on to the form that is asked for.</summary>
    public static bool IsFromScript(this HttpRequest request) =>
        request.Headers.XRequestedWith == "XMLHttpRequest" || (request.Headers["Sec-Fetch-Mode"] is [{ } mode] && mode != "navigate");

    /// <summary>
    /// The page's own address with its query, since many a page finds nothing without. Of a page drawn by a form that was
    /// sent, the name of the act is left out: it answers no GET.
    /// </summary>
    public static string PageAddress(this HttpRequest request)
    {
        var query = request.QueryString.ToString();
        if (!HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method))
            query = string.Join('&', query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Where(p => !p.StartsWith("handler=", StringComparison.OrdinalIgnoreCase)));
        return request.Path + (query.Length == 0 || query.StartsWith('?') ? query : $"?{query}");
    }
}
