using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Data.Auditing;
using StalkingCase.Data.Identity;
using StalkingCase.Web.Infrastructure;

namespace StalkingCase.Web.Security;

/// <summary>
/// Signing in: password and a second factor for everybody, lock-out, a server-side session row with an idle and an
/// absolute end (SEC-N01 to SEC-N04). Sign-in keeps the real clock even where the domain's is moved.
/// </summary>
public static class SignIn
{
    public static readonly TimeSpan Idle = TimeSpan.FromMinutes(15);
    public static readonly TimeSpan Absolute = TimeSpan.FromHours(10);
    private static readonly TimeSpan Touch = TimeSpan.FromSeconds(30);

    public static IServiceCollection AddSignIn(this IServiceCollection services, IHostEnvironment environment)
    {
        services.AddScoped<IActor, RequestActor>();
        services.AddSharedKeyRing();
        services.AddIdentity<Officer, IdentityRole<Guid>>(o =>
        {
            o.Password = new PasswordOptions { RequiredLength = PasswordRules.Least, RequireDigit = false, RequireLowercase = false, RequireUppercase = false, RequireNonAlphanumeric = false, RequiredUniqueChars = 1 };
            o.Lockout = new LockoutOptions { MaxFailedAccessAttempts = SignInLocks.WholeAccount, DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15), AllowedForNewUsers = true };
            o.User.RequireUniqueEmail = false;
        }).AddEntityFrameworkStores<CaseDbContext>().AddDefaultTokenProviders().AddPasswordValidator<PasswordRules>();
        services.AddSingleton<SignInLocks>().AddSingleton<SignInLog>().AddScoped<PasswordCheck>().AddScoped<FreshSignInFilter>();
        services.Configure<PasswordHasherOptions>(o => o.IterationCount = 220_000);
        services.ConfigureApplicationCookie(o =>
        {
            var isPlain = environment.IsDevelopment();
            o.Cookie.Name = isPlain ? "stalkingcase-dev" : "__Host-stalkingcase";
            o.Cookie.SecurePolicy = isPlain ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
            o.Cookie.HttpOnly = true;
            o.Cookie.SameSite = SameSiteMode.Lax;
            o.LoginPath = "/account/sign-in";
            o.AccessDeniedPath = "/errors/403";
            // The session row is the judge. The cookie outlives it, so that a form which comes too late is known for its writer's (SEC-N05).
            o.ExpireTimeSpan = TimeSpan.FromHours(24);
            o.SlidingExpiration = false;
            o.Events.OnValidatePrincipal = ValidateAsync;
            o.Events.OnRedirectToLogin = AskToSignIn;
            o.Events.OnRedirectToAccessDenied = RefuseAsync;
        });
        var full = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().RequireClaim("amr", "mfa").Build();
        services.AddAuthorization(o =>
        {
            o.DefaultPolicy = full;
            o.FallbackPolicy = full;
        });
        services.AddSingleton<IAuthorizationHandler, PermissionHandler>();
        return services;
    }

    /// <summary>Starts a session row and signs in with both factors done.</summary>
    public static async Task StartSessionAsync(HttpContext http, CaseDbContext db, SignInManager<Officer> signIn, Officer officer)
    {
        var now = TimeProvider.System.GetUtcNow();
        var session = new UserSession { UserId = officer.Id, CreatedAt = now, LastSeenAt = now };
        db.Sessions.Add(session);
        await db.SaveChangesAsync(http.RequestAborted);
        await http.RequestServices.GetRequiredService<SignInLog>().WriteAsync(http, officer, SignInLog.SignedIn, sessionId: session.Id);
        await signIn.SignInWithClaimsAsync(officer, isPersistent: false, [new Claim("amr", "mfa"), new Claim("session", session.Id.ToString()), new Claim("force", officer.ForceId.ToString())]);
    }

    public static async Task EndSessionAsync(HttpContext http, CaseDbContext db)
    {
        if (!Guid.TryParse(http.User.FindFirstValue("session"), out var id)) return;
        if (await db.Sessions.FindAsync([id], http.RequestAborted) is not { } session) return;
        session.EndedAt ??= TimeProvider.System.GetUtcNow();
        await db.SaveChangesAsync(http.RequestAborted);
    }

    /// <summary>
    /// A role that may never use the page: 403, and a row in the access log like any other denial (SEC-L03). Under a case an
    /// advocate gets the 404 of a case that is not there: design.md, "Who is who".
    /// </summary>
    private static async Task RefuseAsync(RedirectContext<CookieAuthenticationOptions> context)
    {
        var http = context.HttpContext;
        var (reader, db) = (http.RequestServices.GetRequiredService<Reader>(), http.RequestServices.GetRequiredService<CaseDbContext>());
        var isUnderCase = Guid.TryParse(http.Request.RouteValues[RouteIds.Case]?.ToString(), out var caseId);
        var isHidden = isUnderCase && await reader.LoadAsync(db, http.RequestAborted) && reader.IsAdvocate;
        var about = isHidden ? await http.RequestServices.GetRequiredService<CaseAccess>().DecideAsync(caseId, http.RequestAborted) : null;
        context.Response.StatusCode = isHidden ? StatusCodes.Status404NotFound : StatusCodes.Status403Forbidden;
        var actor = http.RequestServices.GetRequiredService<IActor>();
        await http.RequestServices.GetRequiredService<AccessLog>().WriteAsync(new AccessLogEntry
        {
            At = http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow(),
            ForceId = actor.ForceId ?? Guid.Empty,
            UserId = actor.UserId,
            Role = actor.Name,
            SessionId = actor.SessionId,
            Action = http.Request.Method,
            Route = $"/{(http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText}",
            CaseId = about?.Case?.Id,
            Outcome = isHidden ? "denied" : "forbidden",
            CorrelationId = http.TraceIdentifier,
        }, http.RequestAborted);
    }

    /// <summary>A script hears that nobody is signed in; a person goes to the sign-in page and from there back, or to what was sent too late.</summary>
    private static Task AskToSignIn(RedirectContext<CookieAuthenticationOptions> context)
    {
        var http = context.HttpContext;
        if (http.Request.IsFromScript()) context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        else context.Response.Redirect($"/account/sign-in?ReturnUrl={Uri.EscapeDataString(UnsentForms.WasKept(http) ? UnsentForms.Page : http.Request.PageAddress())}");
        return Task.CompletedTask;
    }

    private static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var http = context.HttpContext;
        var db = http.RequestServices.GetRequiredService<CaseDbContext>();
        var now = TimeProvider.System.GetUtcNow();
        var isLive = false;
        var session = Guid.TryParse(context.Principal?.FindFirstValue("session"), out var id) ? await db.Sessions.SingleOrDefaultAsync(s => s.Id == id && s.EndedAt == null, http.RequestAborted) : null;
        var hasRunOut = session is not null && (now >= session.CreatedAt + Absolute || now >= session.LastSeenAt + Idle);
        if (session is not null && !hasRunOut)
        {
            // SEC-A02: the roles in the cookie are those of the sign-in. One that was taken away or given since then ends it.
            var roles = await (from u in db.Users where u.Id == session.UserId && !u.IsSuspended join held in db.UserRoles on u.Id equals held.UserId join r in db.Roles on held.RoleId equals r.Id select r.Name).ToListAsync(http.RequestAborted);
            isLive = roles.Count > 0 && roles.ToHashSet().SetEquals(context.Principal!.FindAll(ClaimTypes.Role).Select(c => c.Value));
            if (isLive && now - session.LastSeenAt > Touch)
            {
                session.LastSeenAt = now;
                await db.SaveChangesAsync(http.RequestAborted);
            }
        }

        if (isLive) return;
        if (hasRunOut) await http.RequestServices.GetRequiredService<UnsentForms>().KeepAsync(http, context.Principal!, session!.UserId);
        context.RejectPrincipal();
        await http.SignOutAsync(IdentityConstants.ApplicationScheme);
    }
}

internal static class TwoFactorCookie
{
    public static Task SignOutTwoFactorAsync(this HttpContext http) => http.SignOutAsync(IdentityConstants.TwoFactorUserIdScheme);
}
