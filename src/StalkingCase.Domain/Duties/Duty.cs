using StalkingCase.Domain.Risk;

namespace StalkingCase.Domain.Duties;

public enum CancelReason { StartVoided, SubjectEnded, NoLongerOwed, CaseClosed, Met }

/// <summary>Whom an open duty's notice tells, and from when.</summary>
public readonly record struct Step(Rung Rung, DateTimeOffset At)
{
    /// <summary>Under which its notice is written once.</summary>
    public string Name => Rung.ToString();
}

/// <summary>
/// Something owed: by whom, by when, why. Derived by <see cref="DutyBook"/> from the facts and stored in the same commit;
/// nobody edits it. Open, met, met late, missed and cancelled are read from its instants.
/// </summary>
public sealed record Duty
{
    /// <summary>Made from case, clock, part, subject and starting fact, so that the same facts give the same id.</summary>
    public required Guid Id { get; init; }

    public required Guid ForceId { get; init; }
    public required Guid CaseId { get; init; }

    /// <summary>The clock's id in deadlines.md, such as CLK-35.</summary>
    public required string Clock { get; init; }

    /// <summary>Which of a clock's rows this is, such as "decision" of CLK-28; empty for most.</summary>
    public string Part { get; init; } = "";

    public required Guid SubjectId { get; init; }
    public required Guid StartFactId { get; init; }
    public required DateTimeOffset StartsAt { get; init; }
    public required DateTimeOffset DueBy { get; init; }
    public required DateTimeOffset OriginalDueBy { get; init; }

    /// <summary>Not shown before this instant: rows that start when another falls due (design: "Silence").</summary>
    public required DateTimeOffset VisibleFrom { get; init; }

    public DateTimeOffset? MetAt { get; init; }
    public DateTimeOffset? MetRecordedAt { get; init; }
    public DateTimeOffset? CancelledAt { get; init; }
    public CancelReason? Cancelled { get; init; }

    /// <summary>A person of the case, else the post of the unit.</summary>
    public Guid? OwnerId { get; init; }

    public Post? OwnerPost { get; init; }

    // When each rung of the ladder begins to see it, once overdue.
    public required DateTimeOffset SergeantAt { get; init; }
    public required DateTimeOffset InspectorAt { get; init; }
    public required DateTimeOffset SuperintendentAt { get; init; }

    // For the queues: worst risk first, then longest overdue.
    public required RiskGrade? Risk { get; init; }
    public required int RiskOrder { get; init; }
    public required Guid UnitId { get; init; }

    public bool IsOpen => MetAt is null && CancelledAt is null;

    public bool IsOverdue(DateTimeOffset now) => IsOpen && DueBy <= now;

    /// <summary>
    /// Each notice of the duty: the owner's when it is due, a rank's when it begins to see it. None comes before the duty is
    /// shown, none before it is due but of the clocks that climb early, and a rank that never sees it has none. Of these
    /// each row is a warning, of which the owner is told when it is shown.
    /// </summary>
    public IEnumerable<Step> Steps()
    {
        yield return new(Rung.Owner, IsWarning ? VisibleFrom : Shown(DueBy));
        if (IsEver(SergeantAt)) yield return new(Rung.Sergeant, Told(SergeantAt));
        if (IsEver(InspectorAt)) yield return new(Rung.Inspector, Told(InspectorAt));
        if (IsEver(SuperintendentAt)) yield return new(Rung.Superintendent, Told(SuperintendentAt));
    }

    /// <summary>A row before an end, hidden until its point; the file of CLK-31 is a duty like any other.</summary>
    private bool IsWarning => Duties.Clock.ClimbEarly.Contains(Clock) && Part != "file";

    private static bool IsEver(DateTimeOffset at) => at.Year < DateTimeOffset.MaxValue.Year;

    private DateTimeOffset Told(DateTimeOffset at) => Shown(at < DueBy && !Duties.Clock.ClimbEarly.Contains(Clock) ? DueBy : at);

    private DateTimeOffset Shown(DateTimeOffset at) => at < VisibleFrom ? VisibleFrom : at;
}
