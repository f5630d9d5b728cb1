using Microsoft.AspNetCore.Authorization;
using StalkingCase.Domain.Safeguarding;

namespace StalkingCase.Web.Security;

/// <summary>
/// What a page is for. It derives from Authorize, so the default policy (signed in, second factor done) holds too.
/// The app refuses to start with a page that declares neither this nor a reason for being open.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class RequirePermissionAttribute(Permission permission) : AuthorizeAttribute, IAuthorizationRequirement, IAuthorizationRequirementData
{
    public Permission Permission { get; } = permission;

    public IEnumerable<IAuthorizationRequirement> GetRequirements() => [this];
}

internal sealed class PermissionHandler : AuthorizationHandler<RequirePermissionAttribute>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, RequirePermissionAttribute requirement)
    {
        if (Roles.All.Any(role => context.User.IsInRole(role) && RolePermissions.Has(role, requirement.Permission))) context.Succeed(requirement);
        return Task.CompletedTask;
    }
}

/// <summary>Open without a permission, and why: sign-in, health, the designed error pages.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class OpenToAllAttribute(string reason) : Attribute, IAllowAnonymous
{
    public string Reason { get; } = reason;
}

/// <summary>Not written to the access log, and why. The number of these is held by a test.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NotAccessLoggedAttribute(string reason) : Attribute
{
    public string Reason { get; } = reason;
}

/// <summary>Answers while the screen is hidden: unlocking and signing out. Every other page sends a locked session to /lock.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class OpenWhileLockedAttribute : Attribute;

/// <summary>
/// A page under a case that an advocate may open if the victim's consent, or the lawful basis, covers it (SEC-D17); every
/// other answers 404 to her. She writes only where the page says so.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class SharedWithAdvocatesAttribute(ConsentScopes needs = ConsentScopes.None) : Attribute
{
    public ConsentScopes Needs { get; } = needs;
    public bool MayWrite { get; init; }

    public bool IsOpenTo(CaseHeader of) => of.Scopes is { } given && (given & Needs) == Needs;
}

/// <summary>A page under a case that changes it: an auditor, who reads only, gets 404.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ChangesCaseAttribute : Attribute;
