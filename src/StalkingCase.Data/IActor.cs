namespace StalkingCase.Data;

/// <summary>Nobody: an anonymous request. User: a signed-in person of one force. System: a named job, which sees every force.</summary>
public enum ActorKind { Nobody, User, System }

/// <summary>On whose behalf a context reads and saves. The web project answers from the request, a job from its name.</summary>
public interface IActor
{
    ActorKind Kind { get; }
    Guid? UserId { get; }
    Guid? ForceId { get; }

    /// <summary>The role in use, or the name of the job.</summary>
    string Name { get; }

    Guid? SessionId { get; }
    string? CorrelationId { get; }
}

public sealed record Actor(ActorKind Kind, Guid? UserId, Guid? ForceId, string Name) : IActor
{
    public static readonly Actor Nobody = new(ActorKind.Nobody, null, null, "nobody");

    public Guid? SessionId { get; init; }
    public string? CorrelationId { get; init; }

    public static Actor System(string name) => new(ActorKind.System, null, null, name);

    public static Actor User(Guid userId, Guid forceId, string role = "officer") => new(ActorKind.User, userId, forceId, role);
}
