using StalkingCase.Domain.Alarms;
using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Reports;
using StalkingCase.Domain.Tests.Support;
using static StalkingCase.Domain.Alarms.AlarmKind;

namespace StalkingCase.Domain.Tests.Alarms;

public class EarlierRecordTests
{
    private static readonly Guid Other = Guid.NewGuid();
    private static readonly DateTimeOffset Since = Story.Start.AddHours(1);

    private static Neighbour Tied(Tie tie, DateTimeOffset since, params DateTimeOffset[] incidents) =>
        new(Other, tie, since, Guid.NewGuid(), [.. incidents.Select(at => new NeighbourIncident(Guid.NewGuid(), at, at, [Box.Following], Classification.Nuisance))]);

    private static Story With(params Neighbour[] ties)
    {
        var story = A.Case().Reported(Box.Following).Wait(days: 2);
        story.Neighbours.AddRange(ties);
        return story;
    }

    [Theory, Trait("Rule", "ALM-03"), Trait("Rule", "REP-02")]
    [InlineData(Tie.PossibleSamePerson)]
    [InlineData(Tie.SharedIdentifier)]
    [InlineData(Tie.SamePlace)]
    public void An_earlier_record_nobody_has_decided_on_is_shown_from_when_the_tie_was_known(Tie tie)
    {
        var alarm = With(Tied(tie, Since)).AlarmsOf(UnlinkedRecord).Single();

        Assert.Equal((Other, Since, true), (alarm.SubjectId, alarm.RaisedAt, alarm.IsOpen));
    }

    [Fact, Trait("Rule", "ALM-03"), Trait("Rule", "REP-15")]
    public void Several_ties_to_one_record_are_one_alarm_from_the_earliest()
    {
        Neighbour[] ties = [Tied(Tie.SamePlace, Since.AddHours(3)), Tied(Tie.SharedIdentifier, Since), Tied(Tie.PossibleSamePerson, Since.AddHours(1))];

        var story = With(ties);
        story.Act(c => c.DecideLink(Other, LinkDecision.Refused, "Another person.", story.Officer, story.Now));

        var alarm = story.AlarmsOf(UnlinkedRecord).Single();
        Assert.Equal((Since, story.Now), (alarm.RaisedAt, alarm.EndedAt!.Value));
    }

    [Theory, Trait("Rule", "ALM-03")]
    [InlineData(LinkDecision.Linked)]
    [InlineData(LinkDecision.Refused)]
    public void A_decision_is_remembered_and_a_later_tie_to_the_same_record_raises_nothing(LinkDecision decision)
    {
        var story = With();
        story.Act(c => c.DecideLink(Other, decision, "Looked at both.", story.Officer, story.Now));

        story.Neighbours.Add(Tied(Tie.SharedIdentifier, story.Now.AddDays(1)));

        Assert.Empty(story.AlarmsOf(UnlinkedRecord));
    }

    [Fact, Trait("Rule", "REP-12")]
    public void A_refusal_needs_a_reason_and_no_case_is_linked_to_itself()
    {
        var story = With();
        Refused.By("REP-12", story, () => story.Case.DecideLink(Other, LinkDecision.Refused, " ", story.Officer, story.Now));
        Refused.By("REP-02", story, () => story.Case.DecideLink(story.Case.Id, LinkDecision.Linked, null, story.Officer, story.Now));
    }

    [Fact, Trait("Rule", "ALM-02"), Trait("Rule", "REP-14"), Trait("Rule", "RSK-10")]
    public void Another_victim_of_the_suspect_counts_for_ten_years_to_the_tick()
    {
        Assert.True(With(Tied(Tie.SameSuspect, Since, Story.Start.AddYears(-10))).Shows(OtherVictims));
        Assert.False(With(Tied(Tie.SameSuspect, Since, Story.Start.AddYears(-10).AddTicks(-1))).Shows(OtherVictims));
        Assert.True(With(Tied(Tie.SameSuspect, Since)).Shows(OtherVictims));
    }

    [Fact, Trait("Rule", "ALM-02")]
    public void An_old_record_with_a_new_incident_is_raised_by_the_new_one_and_not_before()
    {
        var tick = Since.AddDays(1);

        var alarm = With(Tied(Tie.SameSuspect, Since, Story.Start.AddYears(-12), tick)).AlarmsOf(OtherVictims).Single();

        Assert.Equal(tick, alarm.RaisedAt);
    }

    [Fact, Trait("Rule", "ALM-02"), Trait("Rule", "REP-07")]
    public void Cleared_it_comes_back_with_the_next_incident_over_there()
    {
        var story = With(Tied(Tie.SameSuspect, Since, Story.Start.AddYears(-1))).Cleared(OtherVictims);
        Assert.False(story.Shows(OtherVictims));

        var tie = story.Neighbours[0];
        var next = new NeighbourIncident(Guid.NewGuid(), story.Now.AddDays(1), story.Now.AddDays(1), [Box.Gifts], Classification.Nuisance);
        story.Neighbours[0] = tie with { Incidents = [.. tie.Incidents, next] };

        Assert.Equal(next.FactId, story.AlarmsOf(OtherVictims).Single(a => a.IsOpen).RaisedByFactId);
    }

    [Fact, Trait("Rule", "ALM-02")]
    public void Prior_victims_ticked_or_a_record_found_elsewhere_raise_it_and_again_after_clearing()
    {
        var story = A.Case().Incident(Box.Following, Box.PriorVictims).Wait(hours: 1).Cleared(OtherVictims);
        Assert.False(story.Shows(OtherVictims));

        story.Wait(hours: 1).Act(c => c.FoundOutsideRecord(Guid.NewGuid(), story.Now.AddYears(-3), story.Officer, story.Now));

        Assert.Equal(story.Now, story.AlarmsOf(OtherVictims).Single(a => a.IsOpen).RaisedAt);
    }

    [Theory, Trait("Rule", "REP-17"), Trait("Rule", "REP-05")]
    [InlineData(Tie.RolesReversed)]
    [InlineData(Tie.SameVictim)]
    public void Reversed_roles_and_another_suspect_of_the_victim_raise_neither(Tie tie)
        => Assert.DoesNotContain(With(Tied(tie, Since, Story.Start)).Alarms, a => a.Kind is OtherVictims or UnlinkedRecord);
}
