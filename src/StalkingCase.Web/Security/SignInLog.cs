using StalkingCase.Data.Auditing;
using StalkingCase.Data.Identity;
using StalkingCase.Data.Protection;

namespace StalkingCase.Web.Security;

/// <summary>
/// Who came in, who was refused and from where, in the access log (SEC-L03). A name that nobody has is kept as a digest
/// only: people type their password into that field.
/// </summary>
public sealed partial class SignInLog(AccessLog log, FieldKeys keys, TimeProvider clock, ILogger<SignInLog> alerts)
{
    public const string SignedIn = "signed in";
    public const string WrongPassword = "wrong password";
    public const string WrongCode = "wrong code";
    public const string UnknownName = "unknown name";
    public const string Locked = "refused: locked";
    public const string LockedNow = "refused: locked now";
    public const string AccountLocked = "refused: whole account locked";
    public const string Suspended = "refused: suspended";
    public const string NoAuthenticator = "refused: no authenticator";
    public const string LinkUsed = "one-time link used";
    public const string LinkRefused = "one-time link refused";
    public const string Confirmed = "password given again";

    public async Task WriteAsync(HttpContext http, Officer? officer, string outcome, string? typedName = null, Guid? sessionId = null)
    {
        ArgumentNullException.ThrowIfNull(http);
        if (outcome == AccountLocked && officer is not null) Alert(alerts, officer.Id);
        await log.WriteAsync(new AccessLogEntry
        {
            At = clock.GetUtcNow(),
            ForceId = officer?.ForceId ?? Guid.Empty,
            UserId = officer?.Id,
            Role = "nobody",
            SessionId = sessionId,
            Action = "SIGN-IN",
            Route = $"/{(http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText}",
            Outcome = outcome,
            Source = http.SignInSource(),
            Digests = typedName is null ? [] : [RowHashes.Short(keys, typedName.Trim().ToUpperInvariant())],
            CorrelationId = http.TraceIdentifier,
        }, http.RequestAborted);
    }

    [LoggerMessage(LogLevel.Warning, "Account {OfficerId} is locked everywhere: too many refused sign-ins from several sources")]
    private static partial void Alert(ILogger log, Guid officerId);
}

public static class SignInSources
{
    /// <summary>Where a sign-in comes from: the address, as a proxy that the force trusts forwards it.</summary>
    public static string SignInSource(this HttpContext http) => http.Connection.RemoteIpAddress?.ToString() ?? "unknown";
}
