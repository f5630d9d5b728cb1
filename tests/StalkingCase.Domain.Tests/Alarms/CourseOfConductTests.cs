using StalkingCase.Domain.Alarms;
using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.Reports;
using StalkingCase.Domain.Risk;
using StalkingCase.Domain.Tests.Support;
using static StalkingCase.Domain.Alarms.AlarmKind;

namespace StalkingCase.Domain.Tests.Alarms;

[Trait("Rule", "REP-03"), Trait("Rule", "REP-16"), Trait("Rule", "ALM-01")]
public class CourseOfConductTests
{
    private static Story CivilExPartner() => A.Case(Relationship.ExPartner).Afraid(Answer.No, Box.UnwantedContact).Wait(days: 30).Afraid(Answer.No, Box.VisitsHome);

    [Fact]
    public void One_act_of_one_kind_asks_nothing()
        => Assert.DoesNotContain(A.Case().Incident(Box.Following).Alarms, a => a.Kind is CourseOfConductQuestion or ProbableCourseOfConduct);

    [Fact]
    public void Two_incidents_of_any_label_raise_the_question_and_no_flag()
    {
        var story = A.Case(Relationship.Neighbour).Incident(Box.Damage).Wait(days: 400)
            .Entered(EntryType.Incident, c => c with { Principal = Classification.NonCrime }, Box.Damage);

        Assert.True(story.Shows(CourseOfConductQuestion));
        Assert.False(story.Shows(ProbableCourseOfConduct));
    }

    [Fact]
    public void One_entry_with_two_kinds_raises_the_question_and_with_one_kind_does_not()
    {
        Assert.True(A.Case().Statement(Box.Following, Box.Gifts).Shows(CourseOfConductQuestion));
        Assert.False(A.Case().Statement(Box.Following, Box.Violence).Shows(CourseOfConductQuestion));
    }

    [Fact, Trait("Rule", "REP-10")]
    public void Answering_FOUR_ends_the_question_and_a_full_answer_stops_it_from_coming_back()
    {
        var story = A.Case().Statement(Box.Following, Box.Gifts).Four(Answer.No, Answer.No, Answer.No, Answer.No);
        Assert.False(story.Shows(CourseOfConductQuestion));

        Assert.False(story.Wait(days: 1).Incident(Box.Damage).Shows(CourseOfConductQuestion));
    }

    [Fact, Trait("Rule", "REP-10")]
    public void FOUR_left_half_answered_is_asked_again_with_the_next_act()
        => Assert.True(A.Case().Statement(Box.Following, Box.Gifts).Four(fixated: Answer.No).Wait(days: 1).Incident(Box.Damage).Shows(CourseOfConductQuestion));

    [Fact]
    public void A_flag_ends_the_question_and_the_question_is_not_asked_beside_a_flag()
    {
        var story = A.Case().Statement(Box.Following, Box.Gifts).Four(Answer.Yes, null, Answer.Yes);
        Assert.True(story.Shows(ProbableCourseOfConduct));

        Assert.False(story.Wait(days: 1).Four(Answer.No, null, Answer.No).Incident(Box.Damage).Shows(CourseOfConductQuestion));
    }

    [Fact]
    public void Two_FOUR_answers_of_yes_flag_and_one_does_not()
    {
        Assert.True(A.Case().Statement(Box.Following, Box.Gifts).Four(fixated: Answer.Yes, repeated: Answer.Yes).Shows(ProbableCourseOfConduct));
        Assert.False(A.Case().Statement(Box.Following, Box.Gifts).Four(fixated: Answer.Yes, repeated: Answer.NotKnown).Shows(ProbableCourseOfConduct));
    }

    [Fact]
    public void Obsession_ticked_and_unwanted_contact_in_two_entries_are_two_answers()
    {
        Assert.True(A.Case().Incident(Box.UnwantedContact, Box.Obsession).Wait(days: 1).Incident(Box.UnwantedContact).Shows(ProbableCourseOfConduct));
        Assert.False(A.Case().Incident(Box.UnwantedContact, Box.Obsession).Wait(days: 1).Incident(Box.Damage).Shows(ProbableCourseOfConduct));
    }

    [Fact]
    public void Repeated_and_fixated_are_never_inferred_from_counts()
    {
        var story = A.Case(Relationship.Stranger);
        for (var i = 0; i < 6; i++) story.Wait(days: 100).Afraid(Answer.No, Box.UnwantedContact);

        Assert.False(story.Shows(ProbableCourseOfConduct));
    }

    [Fact]
    public void Two_kinds_with_fear_flag_and_two_kinds_with_fear_unknown_do_not()
    {
        Assert.True(A.Case().Incident(Box.Following).Wait(days: 1).Afraid(Answer.Yes, Box.Gifts).Shows(ProbableCourseOfConduct));
        Assert.False(A.Case().Incident(Box.Following).Wait(days: 1).Afraid(Answer.NotKnown, Box.Gifts).Shows(ProbableCourseOfConduct));
        Assert.False(A.Case().Incident(Box.Following).Wait(days: 1).Afraid(Answer.Yes, Box.Following).Shows(ProbableCourseOfConduct));
    }

    [Fact]
    public void Contact_continued_after_being_told_to_stop_flags()
        => Assert.True(A.Case().Incident(Box.UnwantedContact).Wait(days: 1)
            .Entered(EntryType.Incident, c => c with { AfterToldToStop = true }, Box.UnwantedContact).Shows(ProbableCourseOfConduct));

    [Fact]
    public void Contact_after_a_warning_flags_from_the_first_tick_after_it()
    {
        Story Warned() => A.Case().Incident(Box.UnwantedContact).Wait(days: 1).Warned();

        Assert.False(Warned().Incident(Box.UnwantedContact).Shows(ProbableCourseOfConduct));
        Assert.True(Warned().Wait(ticks: 1).Incident(Box.UnwantedContact).Shows(ProbableCourseOfConduct));
    }

    [Fact]
    public void A_former_partner_with_anything_but_open_contact_is_flagged()
    {
        Assert.False(CivilExPartner().Shows(ProbableCourseOfConduct));
        Assert.True(CivilExPartner().Wait(days: 1).Afraid(Answer.No, Box.Following).Shows(ProbableCourseOfConduct));
    }

    [Fact, Trait("Rule", "RSK-08")]
    public void Unknown_fear_is_not_no_and_ends_the_exemption_of_open_contact()
    {
        Assert.True(A.Case(Relationship.ExPartner).Incident(Box.UnwantedContact).Wait(days: 1).Incident(Box.VisitsHome).Shows(ProbableCourseOfConduct));
        Assert.True(CivilExPartner().Wait(days: 1).Afraid(Answer.NotKnown, Box.UnwantedContact).Shows(ProbableCourseOfConduct));
        Assert.True(CivilExPartner().Wait(days: 1).Afraid(Answer.Yes, Box.UnwantedContact).Shows(ProbableCourseOfConduct));
    }

    [Fact]
    public void Fixated_or_obsessive_ends_the_exemption_of_open_contact()
    {
        Assert.False(CivilExPartner().Four(Answer.No, Answer.No).Shows(ProbableCourseOfConduct));
        Assert.True(CivilExPartner().Four(fixated: Answer.Yes).Shows(ProbableCourseOfConduct));
        Assert.True(CivilExPartner().Four(obsessive: Answer.Yes).Shows(ProbableCourseOfConduct));
    }

    [Fact]
    public void A_critical_indicator_ends_the_exemption_of_open_contact()
        => Assert.True(CivilExPartner().Wait(days: 1).Afraid(Answer.No, Box.UnwantedContact, Box.ThreatsToKill).Shows(ProbableCourseOfConduct));

    [Theory]
    [InlineData("told")]
    [InlineData("warning")]
    [InlineData("order")]
    [InlineData("bail")]
    public void Going_on_after_being_told_ends_the_exemption_of_open_contact(string by)
    {
        var story = CivilExPartner();
        if (by == "warning") story.Warned();
        if (by == "order") story.OrderMade();
        if (by == "bail") story.Bailed();

        story.Wait(days: 1).Entered(EntryType.Incident, c => c with { Fear = Answer.No, AfterToldToStop = by == "told" }, Box.UnwantedContact);

        Assert.True(story.Shows(ProbableCourseOfConduct));
    }

    [Fact, Trait("Rule", "RSK-04")]
    public void A_two_sided_dispute_of_neighbours_is_never_flagged_and_never_High()
    {
        var story = A.Case(Relationship.Neighbour);
        for (var i = 0; i < 5; i++)
            story.Wait(days: 40).Afraid(Answer.No, Box.Damage).Wait(days: 1).Act(c => c.NoteCounterComplaint(Guid.NewGuid(), story.Officer, story.Now));

        Assert.True(story.Shows(CourseOfConductQuestion));
        Assert.Empty(story.AlarmsOf(ProbableCourseOfConduct));
        Assert.DoesNotContain(story.Risk.Changes, c => c.Effective is RiskGrade.High);
    }

    [Fact, Trait("Rule", "REP-04")]
    public void An_unknown_suspect_with_one_method_twice_is_flagged_and_a_known_one_is_not()
    {
        Story Twice(bool known) => A.Case(suspectKnown: known).Afraid(Answer.No, Box.Gifts).Wait(days: 9).Afraid(Answer.No, Box.Gifts);

        Assert.True(Twice(known: false).Shows(ProbableCourseOfConduct));
        Assert.False(Twice(known: true).Shows(ProbableCourseOfConduct));
    }

    [Fact, Trait("Rule", "REP-07")]
    public void A_cleared_flag_stays_away_until_the_next_incident_brings_it_back_as_a_new_alarm()
    {
        var story = A.Case().Statement(Box.Following, Box.Gifts).Four(Answer.Yes, Answer.Yes).Wait(hours: 1).Cleared(ProbableCourseOfConduct);
        story.Wait(hours: 1).Four(repeated: Answer.Yes).Act(c => c.NoteCounterComplaint(Guid.NewGuid(), story.Officer, story.Now));
        Assert.False(story.Shows(ProbableCourseOfConduct));

        story.Wait(hours: 1).Incident(Box.Gifts);

        Assert.True(story.Shows(ProbableCourseOfConduct));
        Assert.Equal(2, story.AlarmsOf(ProbableCourseOfConduct).Select(a => a.Id).Distinct().Count());
        Assert.Equal(story.Now, story.AlarmsOf(ProbableCourseOfConduct)[^1].RaisedAt);
    }

    [Fact, Trait("Rule", "REP-09")]
    public void A_withdrawal_of_the_victim_leaves_the_flag_and_its_incidents()
    {
        var story = A.Case().Incident(Box.Following).Wait(days: 1).Afraid(Answer.Yes, Box.Gifts);
        var before = story.AlarmsOf(ProbableCourseOfConduct).Single();

        story.Wait(days: 1).Act(c => c.RecordVictimWithdrawal("She is tired of it.", story.Officer, story.Now));

        Assert.Equal(before.Because, story.AlarmsOf(ProbableCourseOfConduct).Single().Because);
    }

    [Fact, Trait("Rule", "REP-17")]
    public void A_counter_complaint_counts_only_once_a_supervisor_classes_it_vexatious()
    {
        var story = A.Case().Incident(Box.Following).Wait(days: 1);
        story.Act(c => c.NoteCounterComplaint(Guid.NewGuid(), story.Officer, story.Now));
        Assert.False(story.Shows(CourseOfConductQuestion));

        var complaint = story.LastFact(FactKind.CounterCaseOpened).Id;
        story.Wait(days: 1).Act(c => c.ClassComplaintVexatious(complaint, "Third false report.", story.Sergeant, story.Now));

        Assert.True(story.Shows(CourseOfConductQuestion));
    }

    [Fact, Trait("Rule", "REP-02"), Trait("Rule", "REP-12")]
    public void Incidents_of_a_case_with_the_same_two_people_count_until_somebody_refuses_the_match()
    {
        var (other, since) = (Guid.NewGuid(), Story.Start.AddHours(1));
        var story = A.Case().Incident(Box.Following).Wait(days: 1);
        story.Neighbours.Add(new Neighbour(other, Tie.PossibleSamePerson, since, Guid.NewGuid(),
            [new NeighbourIncident(Guid.NewGuid(), Story.Start.AddYears(-15), Story.Start.AddYears(-15), [Box.Damage], Classification.CriminalDamage)])
        { BothPersons = true });
        Assert.Equal(since, story.AlarmsOf(CourseOfConductQuestion).Single().RaisedAt);
        Assert.Equal(story.Case.Id, story.AlarmsOf(CourseOfConductQuestion).Single().SubjectId);

        story.Act(c => c.DecideLink(other, LinkDecision.Refused, "Another person.", story.Officer, story.Now));

        Assert.Empty(story.AlarmsOf(CourseOfConductQuestion));
    }
}
