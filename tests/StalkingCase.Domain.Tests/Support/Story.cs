using StalkingCase.Domain.Alarms;
using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Duties;
using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.Reports;
using StalkingCase.Domain.Risk;

namespace StalkingCase.Domain.Tests.Support;

/// <summary>Where a test begins: <c>A.Case()</c>.</summary>
public static class A
{
    public static Story Case(Relationship relationship = Relationship.NotKnown, bool suspectKnown = true) => new(relationship, suspectKnown);
}

/// <summary>
/// The history of one case, told through the public acts of the aggregates. Time stands still until a test moves it; every
/// fact takes its place as the commit would give it.
/// </summary>
public sealed class Story
{
    /// <summary>A Monday, 09:00 in London, with no holiday for a month.</summary>
    public static readonly DateTimeOffset Start = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    private readonly List<Fact> _history = [];

    public Story(Relationship relationship, bool suspectKnown)
    {
        Case = Case.Open(Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), suspectKnown, relationship, Officer, Now);
        Keep(Case);
    }

    /// <summary>The history of another case, told beside one that is told already.</summary>
    public Story(Case of, DateTimeOffset now)
    {
        (Case, Now) = (of, now);
        Keep(of);
    }

    public Case Case { get; }
    public DateTimeOffset Now { get; private set; } = Start;
    public Guid Officer { get; } = Guid.NewGuid();
    public Decider Sergeant { get; } = new(Guid.NewGuid(), Rank.Sergeant);
    public Decider Inspector { get; } = new(Guid.NewGuid(), Rank.Inspector);
    public Decider Superintendent { get; } = new(Guid.NewGuid(), Rank.Superintendent);
    public List<Neighbour> Neighbours { get; } = [];

    /// <summary>The acts' own records, latest last, for acts that go on with them.</summary>
    public List<AggregateRoot> Records { get; } = [];

    public IReadOnlyList<Fact> History => _history;
    public CaseFacts Facts => new(_history);
    public Neighbours Around => new(Neighbours);
    public RiskPicture Risk => RiskPicture.Of(Facts, Around);
    public IReadOnlyList<Alarm> Alarms => AlarmBook.Derive(Facts, Around);
    public IReadOnlyList<Duty> Duties => DutyBook.Derive(Facts, Alarms, Risk, PolicyHistory.Defaults);

    public Story Wait(double days = 0, double hours = 0, double minutes = 0, long ticks = 0) =>
        At(Now.AddDays(days).AddHours(hours).AddMinutes(minutes).AddTicks(ticks));

    public Story At(DateTimeOffset now)
    {
        Now = now;
        return this;
    }

    public Story Act(Action<Case> act)
    {
        act(Case);
        return Keep(Case);
    }

    public T Last<T>() where T : AggregateRoot => Records.OfType<T>().Last();

    public Story Keep(AggregateRoot record)
    {
        foreach (var fact in record.UnsavedFacts.Where(f => f.CaseId == Case.Id))
        {
            fact.TakePlace(_history.Count + 1);
            _history.Add(fact);
        }

        record.FactsSaved();
        if (record is not Domain.Cases.Case && !Records.Contains(record)) Records.Add(record);
        return this;
    }

    public Fact LastFact(FactKind kind) => _history.Last(f => f.Kind == kind);

    public IReadOnlyList<Alarm> AlarmsOf(AlarmKind kind) => [.. Alarms.Where(a => a.Kind == kind)];

    public bool Shows(AlarmKind kind) => Alarms.Any(a => a.Kind == kind && a.IsOpen);

    public IReadOnlyList<Duty> DutiesOf(string clock, string? part = null) =>
        [.. Duties.Where(d => d.Clock == clock && (part is null || d.Part == part)).OrderBy(d => d.StartsAt)];

    public Duty Duty(string clock, string? part = null) => DutiesOf(clock, part)[^1];
}
