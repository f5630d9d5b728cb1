using System.Globalization;
using System.Security.Claims;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;

namespace StalkingCase.Web.Security;

/// <summary>Sign-in by address, search by person: more than a busy control room needs, less than trying out takes.</summary>
public static class RateLimits
{
    public const string SignIn = "sign-in";
    public const string Search = "search";
    public const string Lookup = "lookup";

    public static IServiceCollection AddRateLimits(this IServiceCollection services) => services.AddRateLimiter(o =>
    {
        o.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        o.OnRejected = (context, _) =>
        {
            var after = context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : TimeSpan.FromMinutes(1);
            context.HttpContext.Response.Headers.RetryAfter = ((int)Math.Ceiling(after.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
            return ValueTask.CompletedTask;
        };
        o.AddPolicy(SignIn, http => Of(http, SignIn, http.Connection.RemoteIpAddress?.ToString() ?? "", 120));
        o.AddPolicy(Search, http => Of(http, Search, http.User.FindFirstValue(ClaimTypes.NameIdentifier) ?? "", 60));
        // While somebody types; saving a step is never held up by it.
        o.AddPolicy(Lookup, http => IsLookup(http) ? Of(http, Lookup, http.User.FindFirstValue(ClaimTypes.NameIdentifier) ?? "", 120) : RateLimitPartition.GetNoLimiter(""));
    });

    private static bool IsLookup(HttpContext http) => string.Equals(http.Request.RouteValues["handler"] as string ?? http.Request.Query["handler"], Lookup, StringComparison.OrdinalIgnoreCase);

    private static RateLimitPartition<string> Of(HttpContext http, string name, string who, int otherwise)
    {
        if (!HttpMethods.IsPost(http.Request.Method)) return RateLimitPartition.GetNoLimiter("");
        var most = http.RequestServices.GetRequiredService<IConfiguration>().GetValue($"RateLimits:{name}", otherwise);
        return RateLimitPartition.GetFixedWindowLimiter($"{name} {who}", _ => new FixedWindowRateLimiterOptions { PermitLimit = most, Window = TimeSpan.FromMinutes(1) });
    }
}
