using StalkingCase.Domain.Duties;
using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.Meetings;
using StalkingCase.Domain.Reports;
using StalkingCase.Domain.Risk;
using StalkingCase.Domain.Safeguarding;
using StalkingCase.Domain.Tests.Support;

namespace StalkingCase.Domain.Tests.Meetings;

public class MeetingClockTests
{
    private static readonly DateTimeOffset T = Story.Start;

    private static Story Three(Relationship tie, double lastAfterDays = 1) => A.Case(tie).Incident(Box.Following).Wait(hours: 1).Incident(Box.Gifts).At(T.AddDays(lastAfterDays)).Incident(Box.Loitering);

    [Fact, Trait("Rule", "CLK-41"), Trait("Rule", "SAF-06")]
    public void Three_incidents_in_twelve_months_owe_a_referral_and_the_advocate_in_24_hours_and_climb_to_the_inspector()
    {
        var story = Three(Relationship.ExPartner);

        Assert.Equal(["", "advocate"], story.DutiesOf("CLK-41").Select(d => d.Part).Order());
        Assert.All(story.DutiesOf("CLK-41"), d => Assert.Equal((T.AddDays(2), T.AddDays(2).AddHours(12)), (d.DueBy, d.InspectorAt)));
        Assert.Empty(Three(Relationship.Stranger).DutiesOf("CLK-41"));
        Assert.Empty(A.Case(Relationship.ExPartner).Incident(Box.Following).Incident(Box.Gifts).DutiesOf("CLK-41"));
    }

    [Fact, Trait("Rule", "CLK-41")]
    public void The_third_incident_counts_to_the_day_twelve_months_after_the_first_and_not_a_day_longer()
    {
        Story On(DateOnly last) => A.Case(Relationship.ExPartner).Incident(Box.Following).Wait(days: 100).Incident(Box.Gifts).At(UkTime.At(last, new TimeOnly(23, 30))).Incident(Box.Loitering);

        Assert.NotEmpty(On(new DateOnly(2027, 3, 2)).DutiesOf("CLK-41"));
        Assert.Empty(On(new DateOnly(2027, 3, 3)).DutiesOf("CLK-41"));
    }

    [Theory, Trait("Rule", "CLK-41")]
    [InlineData(14, true)]
    [InlineData(13, false)]
    public void Fourteen_ticks_on_the_DASH_are_a_criterion_and_thirteen_are_not(int yes, bool isMet)
    {
        var story = A.Case(Relationship.Family);
        var answers = Enumerable.Range(1, 27).ToDictionary(n => n, n => n <= yes ? Answer.Yes : Answer.No);
        story.Keep(RiskAssessment.Propose(story.Case, new AssessmentContent("DASH", "2026.1", answers, new Dictionary<int, string>(), RiskGrade.High, RiskActs.Why), null, story.Officer, story.Now));

        Assert.Equal(isMet, story.DutiesOf("CLK-41").Count > 0);
        Assert.Equal(isMet, MaracCriteria.Met(story.Facts, PolicyHistory.Defaults).Any(m => m.Criterion is MaracCriterion.Ticks));
    }

    [Fact, Trait("Rule", "CLK-41"), Trait("Rule", "SAF-06")]
    public void Only_the_referral_or_an_inspectors_reason_ends_it_and_the_advocate_has_a_row_of_her_own()
    {
        var story = A.Case(Relationship.Partner).Decided(RiskGrade.High).Wait(hours: 1);
        Assert.True(story.Duty("CLK-41", "").IsOpen);
        Refused.By("SAF-06", story, () => story.Case.DecideNoReferral("Not needed.", story.Sergeant, story.Now));
        Refused.By("SAF-06", story, () => story.Case.DecideNoReferral(" ", story.Inspector, story.Now));

        story.Referred(MeetingKind.StalkingClinic);
        Assert.True(story.Duty("CLK-41", "").IsOpen);
        story.Wait(hours: 1).Referred();
        Assert.Equal(story.Now, story.Duty("CLK-41", "").MetAt);
        Assert.True(story.Duty("CLK-41", "advocate").IsOpen);
        story.Act(c => c.TellAdvocate("The duty advocate, by phone.", story.Officer, story.Now));
        Assert.False(story.Duty("CLK-41", "advocate").IsOpen);

        var other = Three(Relationship.Partner).Wait(hours: 1);
        other.Act(c => c.DecideNoReferral("She left the country.", other.Inspector, other.Now));
        Assert.All(other.DutiesOf("CLK-41"), d => Assert.Equal(other.Now, d.MetAt));
    }

    [Fact, Trait("Rule", "CLK-41"), Trait("Rule", "CLK-42")]
    public void Within_twelve_months_of_a_heard_referral_one_further_incident_asks_again_and_after_it_does_not()
    {
        var story = A.Case(Relationship.ExPartner).Decided(RiskGrade.High).Referred();
        var meeting = story.Meeting(T.AddDays(20));
        story.Listed(meeting).Wait(days: 1).Incident(Box.Gifts);
        Assert.DoesNotContain(story.DutiesOf("CLK-41"), d => d.IsOpen && d.Part.Length == 0);
        story.At(T.AddDays(20)).Discussed(meeting);
        var until = MaracCriteria.RepeatUntil(story.Facts, PolicyHistory.Defaults)!.Value;
        Assert.Equal(UkTime.At(new DateOnly(2027, 3, 2), new TimeOnly(23, 59)), until);

        Assert.Empty(Open(story.At(until.AddTicks(1)).Incident(Box.Gifts)));
        story.HappenedEarlier(until, Box.Gifts);

        Assert.Single(Open(story));
        Assert.Contains(MaracCriteria.Met(story.Facts, PolicyHistory.Defaults), m => m.Criterion is MaracCriterion.Repeat);

        static IEnumerable<Duty> Open(Story s) => s.DutiesOf("CLK-41", "").Where(d => d.IsOpen);
    }

    [Theory, Trait("Rule", "CLK-42")]
    [InlineData("2026-03-20T10:00", "2026-03-13T10:00")]
    [InlineData("2026-04-09T10:00", "2026-03-31T10:00")]
    public void Papers_are_due_five_working_days_before_the_meeting_bank_holidays_not_counted(string meeting, string due)
    {
        var story = A.Case(Relationship.ExPartner).Referred();
        var at = story.Meeting(UkTime.Parse(meeting));
        story.Listed(at);

        var papers = story.Duty("CLK-42", "papers");
        Assert.Equal((UkTime.Parse(due), Post.MeetingCoordinator), (papers.DueBy, papers.OwnerPost));
        story.On<MeetingItem>(i => i.SendPapers(at, "By secure mail.", story.Officer, story.Now));
        Assert.False(story.Duty("CLK-42", "papers").IsOpen);
    }

    [Fact, Trait("Rule", "CLK-42")]
    public void A_case_listed_late_has_24_hours_and_never_past_the_meeting()
    {
        Assert.Equal(T.AddHours(24), A.Case(Relationship.ExPartner).Referred() is var a ? a.Listed(a.Meeting(T.AddDays(3))).Duty("CLK-42", "papers").DueBy : default);
        Assert.Equal(T.AddHours(5), A.Case(Relationship.ExPartner).Referred() is var b ? b.Listed(b.Meeting(T.AddHours(5))).Duty("CLK-42", "papers").DueBy : default);
    }

    [Fact, Trait("Rule", "CLK-42")]
    public void Papers_follow_a_postponed_meeting_and_end_when_the_case_is_taken_off()
    {
        var story = A.Case(Relationship.ExPartner).Referred();
        var meeting = story.Meeting(T.AddDays(14));
        story.Listed(meeting).Wait(days: 1);
        Agenda.Postpone(meeting, [story.Last<MeetingItem>()], T.AddDays(21), "Chair ill.", story.Officer, story.Now);
        story.Keep(story.Last<MeetingItem>());
        Assert.Equal(T.AddDays(14), Assert.Single(story.DutiesOf("CLK-42", "papers")).DueBy);

        story.Wait(days: 1).On<MeetingItem>(i => i.TakeOff("Not ready.", story.Officer, story.Now));
        Assert.Equal(CancelReason.SubjectEnded, story.Duty("CLK-42", "papers").Cancelled);
    }

    [Fact, Trait("Rule", "CLK-42")]
    public void An_action_is_owed_by_who_took_it_or_the_coordinator_until_its_day_ends_and_climbs()
    {
        var (story, owner) = (A.Case(Relationship.ExPartner).Referred(), Guid.NewGuid());
        var meeting = story.Meeting(T.AddDays(1));
        var due = UkTime.DateOf(T.AddDays(5));
        story.Listed(meeting).At(T.AddDays(1)).Discussed(meeting).Agreed(meeting, due, owner);

        var duty = story.Duty("CLK-42", "action");
        Assert.Equal((owner, UkTime.At(due, new TimeOnly(23, 59))), (duty.OwnerId, duty.DueBy));
        Assert.True(duty.InspectorAt > duty.DueBy && duty.SuperintendentAt > duty.InspectorAt);
        Assert.True(story.Closed().Duty("CLK-42", "action").IsOpen);
        story.On<MeetingAction>(a => a.Done("Locks seen.", owner, story.Now));
        Assert.False(story.Duty("CLK-42", "action").IsOpen);

        Assert.Equal(Post.MeetingCoordinator, story.Reopened().Wait(hours: 1).Agreed(meeting, due).Duty("CLK-42", "action").OwnerPost);
    }

    [Fact, Trait("Rule", "CLK-41"), Trait("Rule", "ACC-02")]
    public void A_referral_to_an_advocate_after_the_criterion_tells_her()
    {
        var story = Three(Relationship.ExPartner);
        story.Keep(Referral.Make(story.Case, null, Guid.NewGuid(), new ConsentContent(true, ConsentScopes.All, "In person."), story.Now, story.Officer, story.Now));

        Assert.False(story.Duty("CLK-41", "advocate").IsOpen);
        Assert.True(story.Duty("CLK-41", "").IsOpen);
    }
}
