using StalkingCase.Domain.Cases;

namespace StalkingCase.Domain.Duties;

/// <summary>From when each rank sees a duty that is not done; <see cref="DateTimeOffset.MaxValue"/> is never.</summary>
public readonly record struct ClimbTimes(DateTimeOffset SergeantAt, DateTimeOffset InspectorAt, DateTimeOffset SuperintendentAt)
{
    /// <summary>Handed up by a supervisor: the rank, and each below it, sees it from then at the latest.</summary>
    public ClimbTimes HandedTo(Rank rank, DateTimeOffset at) => new(
        Sooner(SergeantAt, rank >= Rank.Sergeant, at), Sooner(InspectorAt, rank >= Rank.Inspector, at), Sooner(SuperintendentAt, rank >= Rank.Superintendent, at));

    private static DateTimeOffset Sooner(DateTimeOffset own, bool reached, DateTimeOffset at) => reached && at < own ? at : own;
}

/// <summary>
/// Who sees an overdue duty, and when. Climbing is a view of <c>DueBy</c> and now: no job moves anything.
/// <para>
/// The first rank above the owner sees it one step after due, or at due where the clock says so; each higher rank one
/// step later. A step is half the time from start to due, or 24 hours, whichever is shorter. A rank may have its own
/// time, counted from due (before due if negative). A rank below the first named is not above the owner: it sees the
/// duty from due. No rank ever sees it after a higher one, and none before it starts.
/// </para>
/// </summary>
public sealed record Ladder
{
    private static readonly TimeSpan LongestStep = TimeSpan.FromHours(24);

    private Ladder(Rung? first) => First = first;

    /// <summary>Owner, sergeant, inspector, superintendent, one step each.</summary>
    public static Ladder Standard { get; } = new(Rung.Sergeant);

    /// <summary>Nobody above the owner: the superintendent's own clocks, which a report shows to the executive.</summary>
    public static Ladder None { get; } = new(first: null);

    /// <summary>Who comes first after the owner; null if nobody does.</summary>
    public Rung? First { get; }

    /// <summary>True where the first rank sees it when due: "at due", "at once", "on expiry", "at target".</summary>
    public bool IsFirstAtDue { get; private init; }

    /// <summary>The sergeant's own time counted from due, if he has one.</summary>
    public TimeSpan? SergeantAfter { get; private init; }

    /// <summary>The inspector's own time counted from due, if there is one.</summary>
    public TimeSpan? InspectorAfter { get; private init; }

    /// <summary>The superintendent's own time counted from due, if there is one.</summary>
    public TimeSpan? SuperintendentAfter { get; private init; }

    /// <summary>A ladder that begins at a rank: the inspector, where the sergeant owns the clock.</summary>
    public static Ladder From(Rung first) => first is Rung.Sergeant or Rung.Inspector or Rung.Superintendent
        ? new Ladder(first)
        : throw new ArgumentException("A ladder begins above the owner.", nameof(first));

    /// <summary>The first rank sees it at due.</summary>
    public Ladder AtDue() => this with { IsFirstAtDue = true };

    /// <summary>The rank sees it at its own time, counted from due.</summary>
    public Ladder With(Rung rung, TimeSpan after) => rung switch
    {
        Rung.Sergeant => this with { SergeantAfter = after },
        Rung.Inspector => this with { InspectorAfter = after },
        Rung.Superintendent => this with { SuperintendentAfter = after },
        _ => throw new ArgumentException("The owner sees it from the start.", nameof(rung)),
    };

    /// <summary>When each rank sees a duty that started and is due at these instants.</summary>
    public ClimbTimes Climb(DateTimeOffset startsAt, DateTimeOffset dueBy)
    {
        if (First is not { } first) return new(DateTimeOffset.MaxValue, DateTimeOffset.MaxValue, DateTimeOffset.MaxValue);

        var half = (dueBy - startsAt) / 2;
        var step = half < TimeSpan.Zero ? TimeSpan.Zero : half < LongestStep ? half : LongestStep;
        var reached = Later(dueBy, IsFirstAtDue ? -step : TimeSpan.Zero);

        DateTimeOffset Reach(Rung rung, TimeSpan? own)
        {
            if (own is null && rung < first) return dueBy;
            reached = own is { } after ? Later(dueBy, after) : Later(reached, step);
            return reached;
        }

        var sergeant = Reach(Rung.Sergeant, SergeantAfter);
        var inspector = Reach(Rung.Inspector, InspectorAfter);
        var superintendent = Reach(Rung.Superintendent, SuperintendentAfter);

        superintendent = Latest(superintendent, startsAt);
        inspector = Earliest(Latest(inspector, startsAt), superintendent);
        sergeant = Earliest(Latest(sergeant, startsAt), inspector);
        return new(sergeant, inspector, superintendent);
    }

    /// <summary>The highest rank that sees it now.</summary>
    public static Rung RungAt(ClimbTimes times, DateTimeOffset now)
        => times.SuperintendentAt <= now ? Rung.Superintendent
        : times.InspectorAt <= now ? Rung.Inspector
        : times.SergeantAt <= now ? Rung.Sergeant
        : Rung.Owner;

    private static DateTimeOffset Later(DateTimeOffset from, TimeSpan by)
        => by > TimeSpan.Zero && from > DateTimeOffset.MaxValue - by ? DateTimeOffset.MaxValue : from + by;

    private static DateTimeOffset Earliest(DateTimeOffset a, DateTimeOffset b) => a < b ? a : b;

    private static DateTimeOffset Latest(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;
}
