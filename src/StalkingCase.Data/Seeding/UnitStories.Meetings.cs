using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.Meetings;
using StalkingCase.Domain.Risk;

namespace StalkingCase.Data.Seeding;

internal sealed partial class UnitStories
{
    /// <summary>A MARAC that was held, with actions of which some are overdue; a stalking clinic to come, whose papers are due.</summary>
    private void AtMeetings()
    {
        var open = _stories.Where(s => s.Case is { Status: CaseStatus.Open, IsRestricted: false } && s.Case.OfficerInCaseId is not null && s.Case.OpenedAt < until.AddDays(-25)).ToList();
        var (held, planned) = (until.AddDays(-20), until.AddDays(-3));
        var marac = Plan(MeetingKind.Marac, UkTime.At(UkTime.DateOf(until).AddDays(-9), new TimeOnly(10, 0)), held);
        var clinic = Plan(MeetingKind.StalkingClinic, UkTime.At(UkTime.DateOf(until).AddDays(8), new TimeOnly(14, 0)), planned);
        foreach (var story in open.Where(s => MaracCriteria.IsDomestic(s.Case.Relationship)).Take(6)) Heard(story, marac, held.AddHours(2 + marac.Version));
        foreach (var story in open.Where(s => !MaracCriteria.IsDomestic(s.Case.Relationship)).Take(5)) Waiting(story, clinic, planned.AddHours(3));
        marac.Hold(0, marac.StartsAt.AddHours(3));
    }

    private Meeting Plan(MeetingKind kind, DateTimeOffset startsAt, DateTimeOffset at)
    {
        var meeting = Meeting.Plan(unit.ForceId, unit.Id, new MeetingContent(kind, startsAt, $"{unit.Town} civic centre, committee room", unit.Inspector, unit.Officers[1]), at);
        meeting.Invite("Independent advocacy service", "The service's named advocate", "Duty line of the service", unit.Advocate);
        meeting.Invite("Council housing", "Jo Tanner", "Housing options desk", null);
        meeting.Invite("Probation", "Sam Whitlock", "Victim liaison office", null);
        Meetings.Add(meeting);
        return meeting;
    }

    private void Heard(CaseStory story, Meeting meeting, DateTimeOffset referred)
    {
        var item = Referred(story, meeting.Kind, referred);
        item.PutOn(meeting, ++_place, unit.Officers[1], referred.AddHours(20));
        item.SendPapers(meeting, "Secure mail to each named person.", unit.Officers[1], referred.AddHours(30));
        item.Inform(meeting, meeting.Agencies[1].Id, "The tenancy is in her name; locks can be changed within two days.", unit.Officers[1], meeting.StartsAt);
        item.Discuss(meeting, RiskGrade.High, ItemOutcome.ActionsAgreed, "Locks, a check of the car for trackers, and one point of contact.", unit.Officers[1], meeting.StartsAt.AddMinutes(20 * _place));
        var note = MeetingMinute.Start(meeting, item, unit.Officers[1], meeting.StartsAt);
        note.Write("Housing will change the locks. The officer checks the car. The advocate stays the one point of contact.", unit.Officers[1], meeting.StartsAt.AddMinutes(20 * _place));
        var at = meeting.StartsAt.AddMinutes(20 * _place);
        var day = UkTime.DateOf(meeting.StartsAt);
        var locks = MeetingAction.Agree(meeting, item, new ActionContent("Change the locks.", day.AddDays(3)) { AgencyId = meeting.Agencies[1].Id, OutsidePerson = "Jo Tanner" }, unit.Officers[1], at);
        var car = MeetingAction.Agree(meeting, item, new ActionContent("Have the car checked for trackers.", day.AddDays(_place % 2 == 0 ? 5 : 20)) { OwnerId = story.Officer }, unit.Officers[1], at);
        if (_place % 3 != 0) locks.Done("Invoice of the locksmith seen.", unit.Officers[1], meeting.StartsAt.AddDays(2));
        foreach (var made in new AggregateRoot[] { item, note, locks, car }) story.Brings(made);
    }

    private void Waiting(CaseStory story, Meeting meeting, DateTimeOffset referred)
    {
        var item = Referred(story, meeting.Kind, referred);
        item.PutOn(meeting, ++_place, unit.Officers[1], referred.AddHours(5));
        if (_place % 2 == 0) item.SendPapers(meeting, "Secure mail to each named person.", unit.Officers[1], referred.AddHours(20));
        story.Brings(item);
    }

    private static MeetingItem Referred(CaseStory story, MeetingKind kind, DateTimeOffset at) => MeetingItem.Refer(story.Case,
        new ReferralContent(kind, MeetingConsent.Given, "The conduct goes on after arrest and warnings, and she changes how she lives because of it.") { Criteria = kind is MeetingKind.Marac ? [MaracCriterion.Judgement] : [] }, story.Known, story.Officer, at);

    private int _place;
}
