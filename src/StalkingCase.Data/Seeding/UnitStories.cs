using StalkingCase.Data.Identity;
using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.Meetings;
using StalkingCase.Domain.Orders;
using StalkingCase.Domain.People;
using StalkingCase.Domain.Reports;
using StalkingCase.Domain.Risk;
using StalkingCase.Domain.Victims;
using StalkingCase.Domain.Warrants;
using static StalkingCase.Domain.Reports.Box;

namespace StalkingCase.Data.Seeding;

/// <summary>The situations of one unit of the demo, each told as a case.</summary>
internal sealed partial class UnitStories(Invention by, SeedUnit unit, Func<int> number, DateTimeOffset until)
{
    private readonly List<CaseStory> _stories = [];

    public IReadOnlyList<CaseStory> Stories => _stories;
    public List<ConflictDeclaration> Conflicts { get; } = [];
    public List<Report> Drafts { get; } = [];
    public List<Meeting> Meetings { get; } = [];

    /// <param name="staff">An officer of the unit who is the suspect of one case.</param>
    public void Tell(Officer staff, int cases)
    {
        Restricted(staff);
        TwoWay();
        ThreeVictims();
        Conflict();
        Consent();
        Wanted();
        Orders();
        OverduePlans();
        ToDecide();
        Unallocated();
        UnderOtherCrimes();
        foreach (var _ in Enumerable.Range(0, 14)) Closed();
        foreach (var _ in Enumerable.Range(0, 2)) Ordinary(by.Days(40, 70)).AskToClose(by.Days(1, 2), Domain.Cases.OutcomeCode.EvidentialDifficulty);
        while (_stories.Count < cases) Ordinary(by.Days(4, 120));
        DraftsOf(3);
        AtMeetings();
    }

    /// <summary>Twenty cases as a large force has them: most closed, a few alive, some suspects wanted, one with three victims, two who report each other.</summary>
    public void TellTwenty(int wanted)
    {
        ThreeVictims();
        TwoWay();
        Ordinary(by.Days(2, 30));
        Ordinary(by.Days(30, 90));
        Typical(Begin(by.Hours(2, 60)));
        for (var i = 0; i < wanted; i++) WantedFor(by.Days(3, 60));
        while (_stories.Count < 12) Closed();
        while (_stories.Count < 20) ClosedAfterOneReport();
    }

    private CaseStory Begin(TimeSpan ago, Guid? officer = null)
    {
        var story = officer is { } named ? new CaseStory(by, unit, number(), until - ago, until) { Officer = named } : new CaseStory(by, unit, number(), until - ago, until);
        _stories.Add(story);
        return story;
    }

    /// <summary>Reported, graded, allocated, referred: what a well-kept case has after two days.</summary>
    private CaseStory Kept(CaseStory story, RiskGrade grade) => story
        .Grade(by.Hours(0.3, 2), grade).Endorse(by.Hours(0.5, 2)).Allocate(by.Hours(0.1, 0.5)).Refer(by.Hours(1, 5))
        .Plan(by.Hours(1, 12)).Tell(by.Hours(1, 6)).Confirm(by.Hours(0.1, 2)).LookAtAlarms(by.Hours(0.1, 0.6)).ConsiderOrder(by.Hours(2, 12));

    private CaseStory Ordinary(TimeSpan ago, Guid? officer = null)
    {
        var story = Typical(Begin(ago, officer));
        Kept(story, by.Of([RiskGrade.Standard, RiskGrade.Medium, RiskGrade.Medium, RiskGrade.High]));
        for (var more = by.Below(4); more > 0; more--)
            story.Incident(by.Days(2, 25), by.Of(Behaviours), VictimFear).Review(by.Hours(1, 12)).Endorse(by.Hours(1, 10)).ReviewPlan(by.Hours(2, 10)).LookAtAlarms(by.Hours(0.1, 0.5));
        if (by.Chance(0.3)) story.Arrest(by.Days(1, 6)).Bail(by.Hours(5, 20)).Tell(by.Hours(1, 8), ToldOf.Custody).Review(by.Hours(1, 6)).Endorse(by.Hours(1, 6));
        return by.Chance(0.7) ? UpToDate(story) : story;
    }

    /// <summary>The last round before now: risk, plan and victim are in time.</summary>
    private CaseStory UpToDate(CaseStory story)
    {
        var gap = until - story.At - by.Hours(8, 60);
        return gap <= TimeSpan.Zero ? story : story.Review(gap).Endorse(by.Hours(0.5, 2)).ReviewPlan(by.Hours(0.5, 2)).Tell(by.Hours(0.2, 1)).LookAtAlarms(by.Hours(0.1, 0.4)).ConsiderOrder(by.Hours(0.1, 0.5));
    }

    private static readonly Box[] Behaviours = [UnwantedContact, Following, Loitering, VisitsHome, VisitsWork, Gifts, ContactFamily, ThirdPartyProxy, Posting, CyberIntrusion, Damage];

    private static readonly Classification[] Labels =
        [Classification.Stalking, Classification.Stalking, Classification.Harassment, Classification.MaliciousCommunications, Classification.CriminalDamage, Classification.PublicOrder, Classification.StalkingFear];

    private static readonly Relationship[] Ties =
        [Relationship.ExPartner, Relationship.ExPartner, Relationship.ExPartner, Relationship.Work, Relationship.Neighbour, Relationship.Friend, Relationship.Stranger, Relationship.Family];

    private CaseStory Typical(CaseStory story, Person? suspect = null)
    {
        Box[] boxes = by.Chance(0.6) ? [by.Of(Behaviours), UnwantedContact, VictimFear] : [by.Of(Behaviours)];
        return story.Open(by.Of(Ties), by.Of(Labels), null, suspect, boxes.Distinct().ToArray());
    }

    private void Restricted(Officer staff)
    {
        for (var i = 0; i < 5; i++)
        {
            var story = Begin(by.Days(20, 60), unit.Officers[i % 2]);
            var suspect = i == 0 ? Person.Record(unit.ForceId, new Domain.People.Identity(staff.DisplayName.Split(' ')[0], staff.DisplayName.Split(' ')[^1], null, staff.BornOn, null), story.At) : null;
            Typical(story, suspect);
            if (suspect is not null)
            {
                story.Brings(suspect);
                Conflicts.Add(new ConflictDeclaration { ForceId = unit.ForceId, UserId = staff.Id, PersonId = suspect.Id, CaseId = story.Case.Id, DeclaredAt = story.At });
            }

            story.Restrict(by.Hours(0.2, 1), story.Officer, unit.Sergeant, unit.Inspector, unit.Officers[^1]);
            UpToDate(Kept(story, RiskGrade.High));
        }
    }

    /// <summary>REP-17: the man reported for stalking reports the woman he stalks.</summary>
    private void TwoWay()
    {
        var hers = Kept(Begin(by.Days(60, 80), unit.Officers[0]).Open(Relationship.ExPartner, Classification.Stalking, Following, VisitsHome, VictimFear), RiskGrade.High);
        var his = new CaseStory(by, unit, number(), hers.At + by.Days(4, 8), until) { Officer = unit.Officers[1] };
        _stories.Add(his);
        his.Open(Relationship.ExPartner, Classification.Harassment, hers.Suspect, hers.Victim, UnwantedContact);
        Kept(his, RiskGrade.Standard);
        UpToDate(hers.NoteCounterComplaint(his).Incident(by.Days(3, 9), FalseComplaint, UnwantedContact, VictimFear));
    }

    private void ThreeVictims()
    {
        var first = Kept(Begin(by.Days(300, 360)).Open(Relationship.ExPartner, Classification.Harassment, UnwantedContact, VisitsWork), RiskGrade.Medium);
        first.NoFurtherAction(by.Days(20, 40)).Tell(by.Hours(2, 9), ToldOf.ChargeDecision).AskToClose(by.Days(10, 20), Domain.Cases.OutcomeCode.EvidentialDifficulty).Close(by.Days(0.5, 2), Domain.Cases.OutcomeCode.EvidentialDifficulty);
        var second = Begin(by.Days(120, 150)).Open(Relationship.Work, Classification.MaliciousCommunications, null, first.Suspect, Posting, UnwantedContact, VictimFear);
        UpToDate(Kept(second, RiskGrade.Medium));
        var third = Begin(by.Days(12, 20), unit.Officers[0]).Open(Relationship.ExPartner, Classification.Stalking, null, first.Suspect, Following, VisitsHome, VictimFear, PriorVictims);
        UpToDate(Kept(third, RiskGrade.High).Incident(by.Days(2, 4), Loitering, VictimFear, Escalation));
    }

    /// <summary>An officer who knows the suspect has said so: the case is not there for them.</summary>
    private void Conflict()
    {
        var story = Ordinary(by.Days(30, 50), unit.Officers[1]);
        Conflicts.Add(new ConflictDeclaration { ForceId = unit.ForceId, UserId = unit.Officers[0], PersonId = story.Suspect.Id, DeclaredAt = story.At });
    }

    private void Consent()
    {
        var limited = Typical(Begin(by.Days(15, 25))).Grade(by.Hours(0.3, 1), RiskGrade.High).Endorse(by.Hours(0.5, 2)).Allocate(by.Hours(0.1, 1)).Refer(by.Hours(2, 8), consent: false).Plan(by.Hours(2, 12), unit.Advocate);
        UpToDate(limited);
        Kept(Typical(Begin(by.Days(25, 35))), RiskGrade.Medium).WithdrawConsent(by.Days(5, 9));
        UpToDate(Kept(Typical(Begin(by.Days(10, 14))), RiskGrade.High));
    }
}
