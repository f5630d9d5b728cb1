using System.Security.Claims;
using StalkingCase.Data;

namespace StalkingCase.Web.Security;

/// <summary>On whose behalf this request reads and saves: the signed-in person and force, else nobody.</summary>
internal sealed class RequestActor(IHttpContextAccessor http) : IActor
{
    private ClaimsPrincipal? User => http.HttpContext?.User;

    public ActorKind Kind => UserId is null || ForceId is null ? ActorKind.Nobody : ActorKind.User;
    public Guid? UserId => Read(ClaimTypes.NameIdentifier);
    public Guid? ForceId => Read("force");
    public string Name => Roles.All.FirstOrDefault(r => User?.IsInRole(r) == true) ?? "nobody";
    public Guid? SessionId => Read("session");
    public string? CorrelationId => http.HttpContext?.TraceIdentifier;

    private Guid? Read(string claim) => Guid.TryParse(User?.FindFirstValue(claim), out var id) ? id : null;
}
