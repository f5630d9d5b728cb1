using StalkingCase.Domain.Alarms;
using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.People;
using StalkingCase.Domain.Reports;

namespace StalkingCase.Data.Seeding;

/// <summary>
/// One case as it came about, told by the ordinary acts of the domain, each at its own time. Nothing is done after
/// <c>until</c>: what the story has not reached yet is work for somebody.
/// </summary>
public sealed partial class CaseStory
{
    private readonly Invention _by;
    private readonly DateTimeOffset _until;
    private readonly List<AggregateRoot> _made = [];

    public CaseStory(Invention by, SeedUnit unit, int number, DateTimeOffset from, DateTimeOffset until)
    {
        (_by, Unit, Number, At, _until) = (by, unit, number, from, until);
        Officer = by.Of(unit.Officers);
    }

    public SeedUnit Unit { get; }
    public int Number { get; }

    /// <summary>When the last act was done.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>Who logs and works it.</summary>
    public Guid Officer { get; init; }

    public Case Case { get; private set; } = null!;
    public Person Victim { get; private set; } = null!;
    public Person Suspect { get; private set; } = null!;
    public IReadOnlyList<AggregateRoot> Made => _made;

    /// <summary>Opens the case by a first report of these boxes.</summary>
    public CaseStory Open(Relationship relationship, Classification principal, params Box[] boxes) => Open(relationship, principal, null, null, boxes);

    public CaseStory Open(Relationship relationship, Classification principal, Person? victim, Person? suspect, params Box[] boxes)
    {
        Victim = victim ?? Add(Person.Record(Unit.ForceId, _by.Somebody(), At));
        Suspect = suspect ?? Add(Person.Record(Unit.ForceId, relationship is Relationship.NotKnown ? Domain.People.Identity.NotKnown : _by.Somebody(1960, 2004), At));
        Case = Add(Case.Open(Unit.ForceId, Unit.Id, Victim.Id, Suspect.Id, Suspect.Identity.IsKnown, relationship, Officer, At, Reference.From(_by.Below)));
        Protect();
        Find(suspect is null);
        return Log(principal, boxes);
    }

    /// <summary>A report onto the case, under whatever crime type the officer chose.</summary>
    public CaseStory Report(TimeSpan gap, Classification principal, params Box[] boxes) => Moves(gap) ? Log(principal, boxes) : this;

    public CaseStory Incident(TimeSpan gap, params Box[] boxes) => Moves(gap) ? Enter(EntryType.Incident, boxes) : this;

    public CaseStory Breach(TimeSpan gap, params Box[] boxes) => Moves(gap) ? Enter(EntryType.Breach, boxes) : this;

    private CaseStory Enter(EntryType type, Box[] boxes)
    {
        Add(Entry.Record(Case, Content(type, Classification.Stalking, boxes), Officer, At));
        return this;
    }

    private CaseStory Log(Classification principal, Box[] boxes)
    {
        var report = Add(Domain.Reports.Report.Start(Unit.ForceId, Unit.Id, Officer, At));
        var stalking = principal is Classification.Stalking or Classification.StalkingFear;
        var content = new ReportContent(Content(EntryType.Report, principal, boxes))
        {
            Relationship = Case.Relationship,
            Belief = stalking ? Belief.Stalking : Belief.NotSure,
            Four = stalking ? new FourAnswers(Domain.Risk.Answer.Yes, Domain.Risk.Answer.NotKnown, Domain.Risk.Answer.Yes, Domain.Risk.Answer.Yes) : null,
            CrimeNumber = $"{At.Year}/{100000 + Number}",
            AdvocateOffered = stalking,
        };
        Add(LogReport.Submit(report, content, Case, Officer, At));
        return this;
    }

    private EntryContent Content(EntryType type, Classification principal, Box[] boxes)
    {
        var happened = At - _by.Hours(1, 20);
        return new EntryContent(type, happened, _by.Chance(0.8) ? TimePrecision.Minute : TimePrecision.Day, _by.Account(boxes), boxes)
        {
            Place = boxes.Contains(Box.VisitsHome) ? PlaceKind.Home : boxes.Contains(Box.VisitsWork) ? PlaceKind.Work : PlaceKind.PublicPlace,
            PlaceWords = _by.Chance(0.4) ? Sentinels.Place(Number, _by.Place()) : null,
            Fear = boxes.Contains(Box.VictimFear) ? Domain.Risk.Answer.Yes : Domain.Risk.Answer.No,
            Principal = principal,
        };
    }

    private void Protect()
    {
        Contact(Case.Victim, ContactKind.Phone, Sentinels.Phone(Number));
        Contact(Case.Victim, ContactKind.Address, Sentinels.Address(Number, _by.Road(), Unit.Town));
        if (_by.Chance(0.5)) Contact(Case.Victim, ContactKind.Email, Sentinels.Email(Number));
        if (_by.Chance(0.4)) Contact(Case.Victim, ContactKind.Workplace, Sentinels.Workplace(Number, _by.Work()));
        if (_by.Chance(0.2)) Contact(Case.Victim, ContactKind.SafePlace, Sentinels.SafePlace(Number));
        if (_by.Chance(0.3)) Contact(Case.Victim, ContactKind.SafeTimes, Sentinels.SafeTimes(Number));
        if (_by.Chance(0.8)) Case.PreferContactBy(_by.Chance(0.7) ? Domain.Victims.SafeContact.Phone : Domain.Victims.SafeContact.Text, worksOnCase: true, Unit.Inspector, At);
    }

    /// <summary>Where the suspect is found. A suspect of an earlier case of the story is found there.</summary>
    private void Find(bool isNew)
    {
        if (!isNew) return;
        if (!Suspect.Identity.IsKnown || _by.Chance(0.4)) Contact(Case.Suspect, ContactKind.Handle, new ProtectedText($"@quiet.{_by.Road().Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant()}{Number}"));
        if (!Suspect.Identity.IsKnown) return;
        Contact(Case.Suspect, ContactKind.Phone, new ProtectedText(Number < 1000 ? $"01632 960{Number:D3}" : $"+999 1632 {Number:D7}"));
        if (_by.Chance(0.6)) Contact(Case.Suspect, ContactKind.Address, new ProtectedText($"Flat S{Number} {_by.Road()}, {Unit.Town} {Sentinels.Postcode(Number + 7)}"));
        if (_by.Chance(0.3)) Contact(Case.Suspect, ContactKind.Vehicle, new ProtectedText($"ZZ{Number:D6}"));
    }

    public CaseStory SharesHandle(string handle)
    {
        Contact(Case.Suspect, ContactKind.Handle, new ProtectedText(handle));
        return this;
    }

    /// <summary>Made outside the story, recorded with it.</summary>
    public void Brings(AggregateRoot made) => Add(made);

    /// <summary>What is known so far, for acts of a meeting on the case.</summary>
    internal CaseFacts Known => Facts();

    private void Contact(CaseRole role, ContactKind kind, ProtectedText words) => Case.AddContact(role.Id, kind, words, At);

    private bool Moves(TimeSpan gap)
    {
        if (At + gap > _until) return false;
        At += gap;
        return true;
    }

    private T Add<T>(T made) where T : AggregateRoot
    {
        _made.Add(made);
        return made;
    }

    /// <summary>What the books would read now: facts of one instant stand in the order of the acts, as the commit will place them.</summary>
    private CaseFacts Facts()
    {
        var facts = _made.SelectMany(m => m.UnsavedFacts).Where(f => f.CaseId == Case.Id).OrderBy(f => f.RecordedAt).ToList();
        for (var i = 0; i < facts.Count; i++)
        {
            if (facts[i].Seq == 0) facts[i].TakePlace(i + 1);
        }

        return new CaseFacts(facts);
    }

    private IEnumerable<Alarm> OpenPatterns() => AlarmBook.Derive(Facts(), Neighbours.None).Where(a => a.IsOpen && AlarmText.IsPattern(a.Kind));
}
