namespace StalkingCase.Data.Auditing;

/// <summary>Who changed what: columns by name, values as keyed digests only.</summary>
public sealed class AuditEntry
{
    public long Id { get; private set; }
    public DateTimeOffset At { get; init; }
    public Guid ForceId { get; init; }
    public Guid? UserId { get; init; }
    public string Actor { get; init; } = "";
    public Guid? SessionId { get; init; }
    public string? CorrelationId { get; init; }
    public string Action { get; init; } = "";
    public string Entity { get; init; } = "";
    public string EntityId { get; init; } = "";
    public Guid? CaseId { get; init; }
    public IReadOnlyList<ColumnChange> Changes { get; init; } = [];
    public string RowHash { get; set; } = "";
}

/// <summary>A column and the digests of what it held and holds; null where it held nothing.</summary>
public sealed record ColumnChange(string Column, string? Old, string? New);

/// <summary>Who looked at what, and who was refused. Written before the page runs.</summary>
public sealed class AccessLogEntry
{
    public long Id { get; private set; }
    public DateTimeOffset At { get; init; }
    public Guid ForceId { get; init; }
    public Guid? UserId { get; init; }
    public string Role { get; init; } = "";
    public Guid? SessionId { get; init; }
    public string? CorrelationId { get; init; }
    public string Action { get; init; } = "";

    /// <summary>The pattern of the route, never the URL.</summary>
    public string Route { get; init; } = "";

    public Guid? CaseId { get; init; }
    public Guid? SubjectId { get; init; }
    public Guid? ReasonId { get; init; }
    public string Outcome { get; init; } = "";

    /// <summary>The address a sign-in came from; null for rows within a session.</summary>
    public string? Source { get; init; }

    /// <summary>Keyed digests of search terms.</summary>
    public IReadOnlyList<string> Digests { get; init; } = [];

    public IReadOnlyList<Guid> ShownIds { get; init; } = [];
    public int Shown { get; init; }
    public string RowHash { get; set; } = "";
}
