using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.Risk;

namespace StalkingCase.Domain.Duties;

/// <summary>What starts one row of a clock.</summary>
/// <param name="StartsAt">When the time begins to run.</param>
/// <param name="HappenedAt">When the starting fact happened: nothing earlier can end the row.</param>
internal sealed record Start(Guid FactId, Guid Subject, DateTimeOffset StartsAt, DateTimeOffset HappenedAt)
{
    public string Part { get; init; } = "";
    public Fact? Fact { get; init; }

    /// <summary>Hidden until then, for rows that start when another falls due.</summary>
    public DateTimeOffset? VisibleFrom { get; init; }

    /// <summary>Set where another row decides: its action was done in time, or is done at last.</summary>
    public DateTimeOffset? CancelledAt { get; init; }

    /// <summary>A later row says the same from then on.</summary>
    public DateTimeOffset? ReplacedAt { get; init; }

    /// <summary>This row stays owed after the case is closed, though others of its clock do not.</summary>
    public bool OutlivesClosure { get; init; }

    public static Start From(Fact fact, DateTimeOffset startsAt) => new(fact.Id, fact.SubjectId, startsAt, fact.OccurredAt) { Fact = fact };
}

/// <summary>
/// One clock of deadlines.md as data that a superintendent can read: what starts it, how long it runs, whose it is, what
/// ends it, where that is done. docs/duties.md and the policy page are made from these.
/// </summary>
public sealed class Clock
{
    private readonly List<string> _startWords = [];
    private readonly List<string> _endWords = [];

    private Clock(string id, string title) => (Id, Title) = (id, title);

    /// <summary>Clocks whose ladder reaches a rank before they are due.</summary>
    public static readonly IReadOnlyList<string> ClimbEarly = ["CLK-25", "CLK-31", "CLK-32"];

    public string Id { get; }

    /// <summary>What is owed, as the worklist says it.</summary>
    public string Title { get; }

    public string Why { get; private set; } = "";

    /// <summary>What discharges it: never a tick.</summary>
    public string Discharge { get; private set; } = "";

    /// <summary>Where the fact that ends it is recorded, under the case, with <c>{subject}</c> for the duty's subject; null where that page comes with a later area.</summary>
    public string? Link { get; private set; }

    /// <summary>The same for one duty.</summary>
    public string? LinkOf(Guid subject) => Link?.Replace("{subject}", subject.ToString(), StringComparison.Ordinal);

    public string Trigger => string.Join(", ", _startWords);
    public string OwnerWords { get; private set; } = "";

    /// <summary>Who comes first above the owner; empty if nobody does.</summary>
    public string LadderWords { get; private set; } = "by its row";
    public bool IsLast { get; private set; }
    public bool SurvivesClosure { get; private set; }

    /// <summary>Owed of an open case only: news that comes after the closure does not begin it.</summary>
    public bool IsRoutine { get; private set; }

    internal List<Func<DutyContext, IEnumerable<Start>>> StartsFrom { get; } = [];
    internal Func<DutyContext, Start, RiskGrade?, DateTimeOffset>? DueByRisk { get; private set; }
    internal Func<DutyContext, Start, WarrantGrade, DateTimeOffset>? DueByWarrant { get; private set; }
    internal Func<DutyContext, Start, Fact, bool> EndsWith { get; private set; } = (_, _, _) => false;
    internal Func<DutyContext, Start, Fact, bool> CancelsWith { get; private set; } = (_, _, _) => false;
    internal Func<DutyContext, Start, (Guid? Person, Post Post)> Owner { get; private set; } = (_, _) => (null, Post.Sergeant);
    internal Func<DutyContext, Start, Ladder> LadderOf { get; private set; } = (_, _) => Ladder.Standard;

    internal static Clock Of(string id, string title) => new(id, title);

    /// <summary>Each such fact opens its own row, from when it happened.</summary>
    internal Clock Starts(params FactKind[] kinds) => StartsWhere(kinds, _ => true, recorded: false);

    /// <summary>CLK-01 to CLK-12 and CLK-28 run from when the system learned of it.</summary>
    internal Clock StartsOnRecord(params FactKind[] kinds) => StartsWhere(kinds, _ => true, recorded: true);

    internal Clock StartsWhere(FactKind[] kinds, Func<Fact, bool> where, bool recorded)
    {
        StartsFrom.Add(c => c.Facts.All.Where(f => kinds.Contains(f.Kind) && where(f)).Select(f => Start.From(f, recorded ? f.RecordedAt : f.OccurredAt)));
        _startWords.AddRange(kinds.Select(k => k.ToString()));
        return this;
    }

    /// <summary>One row, running from the latest of these (deadlines.md: triggers that say "last").</summary>
    internal Clock StartsLast(string words, Func<DutyContext, Start?> last)
    {
        StartsFrom.Add(c => last(c) is { } start ? [start] : []);
        _startWords.Add(words);
        IsLast = true;
        return this;
    }

    internal Clock StartsFromAll(string words, Func<DutyContext, IEnumerable<Start>> starts)
    {
        StartsFrom.Add(starts);
        _startWords.Add(words);
        return this;
    }

    internal Clock Due(Func<DutyContext, Start, RiskGrade?, DateTimeOffset> due)
    {
        DueByRisk = due;
        return this;
    }

    /// <summary>The clock's own period by the effective grade.</summary>
    internal Clock DueByPolicy(string variant = "") => Due((c, s, g) => c.PolicyAt(s).Period(Id, variant, g).After(s.StartsAt));

    internal Clock DueByWarrantGrade(Func<DutyContext, Start, WarrantGrade, DateTimeOffset>? due = null)
    {
        DueByWarrant = due ?? ((c, s, g) => c.PolicyAt(s).Period(Id, g).After(s.StartsAt));
        return this;
    }

    /// <summary>Ends by such a fact about the same subject.</summary>
    internal Clock Ends(params FactKind[] kinds) => EndsWhere((_, s, f) => kinds.Contains(f.Kind) && f.SubjectId == s.Subject);

    /// <summary>Ends by such a fact anywhere in the case.</summary>
    internal Clock EndsInCase(params FactKind[] kinds) => EndsWhere((_, _, f) => kinds.Contains(f.Kind));

    internal Clock EndsWhere(Func<DutyContext, Start, Fact, bool> ends)
    {
        EndsWith = ends;
        return this;
    }

    internal Clock CancelledBy(params FactKind[] kinds) => CancelledWhere((_, s, f) => kinds.Contains(f.Kind) && f.SubjectId == s.Subject);

    internal Clock CancelledWhere(Func<DutyContext, Start, Fact, bool> cancels)
    {
        CancelsWith = cancels;
        return this;
    }

    internal Clock OwnedByOfficer(Post or = Post.Sergeant) => OwnedBy((c, _) => c.OfficerInCase, or, "Officer in the case");

    internal Clock OwnedByLogger() => OwnedBy((c, s) => DutyContext.LoggerOf(s) ?? c.OfficerInCase, Post.Sergeant, "Logger");

    internal Clock OwnedBy(Post post) => OwnedBy((_, _) => null, post, null);

    internal Clock OwnedBy(Func<DutyContext, Start, Guid?> person, Post or, string? words)
    {
        Owner = (c, s) => (person(c, s), or);
        OwnerWords = words is null ? $"{or}" : $"{words}, or {or}";
        return this;
    }

    internal Clock Climbs(Ladder ladder)
    {
        LadderWords = ladder.First is { } first ? $"{first}{(ladder.IsFirstAtDue ? " at due" : "")}" : "";
        return Climbs((_, _) => ladder);
    }

    internal Clock Climbs(Func<DutyContext, Start, Ladder> ladder)
    {
        LadderOf = ladder;
        return this;
    }

    internal Clock Routine()
    {
        IsRoutine = true;
        return this;
    }

    internal Clock OutlivesClosure()
    {
        SurvivesClosure = true;
        return this;
    }

    /// <summary>Why it is owed (the source), what discharges it, and the page under the case where that is done.</summary>
    internal Clock Because(string source, string discharge, string? link)
    {
        (Why, Discharge, Link) = (source, discharge, link);
        return this;
    }
}
