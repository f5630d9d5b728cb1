using StalkingCase.Domain.Reports;
using StalkingCase.Domain.Risk;
using StalkingCase.Domain.Tests.Support;
using static StalkingCase.Domain.Risk.RiskGrade;

namespace StalkingCase.Domain.Tests.Risk;

[Trait("Rule", "RSK-04")]
public class FloorTests
{
    private static RiskGrade? Of(Story story) => story.Risk.Floor.Grade;

    [Theory, Trait("Rule", "RSK-03")]
    [InlineData(Box.ThreatsToKill)]
    [InlineData(Box.ThreatsSuicide)]
    [InlineData(Box.Strangulation)]
    [InlineData(Box.Weapon)]
    [InlineData(Box.Sexual)]
    [InlineData(Box.TrackingDevice)]
    [InlineData(Box.ResearchPlanning)]
    [InlineData(Box.EnteredHome)]
    public void One_critical_box_on_any_entry_sets_it_High_without_a_tool(Box box) => Assert.Equal(High, Of(A.Case().Statement(box)));

    [Fact, Trait("Rule", "RSK-03")]
    public void A_breach_is_critical_with_a_behaviour_and_serious_without()
    {
        Assert.Equal(High, Of(A.Case().Entered(EntryType.Breach, c => c with { Fear = Answer.No }, Box.BreachOfOrder, Box.UnwantedContact)));
        Assert.Equal(Medium, Of(A.Case().Entered(EntryType.Breach, c => c with { Fear = Answer.No }, Box.BreachOfOrder)));
    }

    [Fact, Trait("Rule", "RSK-08")]
    public void Two_serious_are_High_with_fear_recorded_or_unknown_and_Medium_without()
    {
        Assert.Equal(High, Of(A.Case().Afraid(Answer.Yes, Box.Damage, Box.CyberIntrusion)));
        Assert.Equal(High, Of(A.Case().Afraid(Answer.NotKnown, Box.Damage, Box.CyberIntrusion)));
        Assert.Equal(High, Of(A.Case().Incident(Box.Damage, Box.CyberIntrusion)));
        Assert.Equal(Medium, Of(A.Case().Afraid(Answer.No, Box.Damage, Box.CyberIntrusion)));
    }

    [Fact]
    public void Two_serious_between_former_partners_or_in_a_flagged_case_are_High_without_fear()
    {
        Assert.Equal(High, Of(A.Case(Relationship.ExPartner).Afraid(Answer.No, Box.Damage, Box.CyberIntrusion)));
        Assert.Equal(High, Of(A.Case().Afraid(Answer.No, Box.Damage, Box.CyberIntrusion).Four(Answer.Yes, Answer.Yes)));
    }

    [Fact]
    public void Visits_to_home_and_work_are_one_serious_indicator() => Assert.Equal(Medium, Of(A.Case().Incident(Box.VisitsHome, Box.VisitsWork)));

    [Theory]
    [InlineData(10, 15, true)]
    [InlineData(10, 16, false)]
    public void Shortening_gaps_count_when_the_last_is_at_most_half_the_one_before(int second, int third, bool isHigh)
    {
        Story Flagged() => A.Case().Incident(Box.Gifts).Four(Answer.Yes, Answer.Yes);
        var story = Flagged().At(Story.Start.AddDays(second)).Incident(Box.Gifts).At(Story.Start.AddDays(third)).Incident(Box.Gifts);

        Assert.Equal(isHigh, Of(story) is High);
    }

    [Fact]
    public void Separation_with_control_and_a_threat_is_High_and_two_of_the_three_are_not()
    {
        Assert.Equal(High, Of(A.Case().Afraid(Answer.No, Box.Separation, Box.CoerciveControl, Box.OtherThreats)));
        Assert.Equal(Medium, Of(A.Case().Afraid(Answer.No, Box.Separation, Box.CoerciveControl)));
    }

    [Fact]
    public void An_outstanding_warrant_with_threats_is_High_until_it_is_executed()
    {
        Assert.Equal(High, Of(A.Case().Incident(Box.OtherThreats).WarrantIssued()));
        Assert.Null(Of(A.Case().Incident(Box.OtherThreats)));
        Assert.Null(Of(A.Case().Incident(Box.OtherThreats).WarrantIssued().Executed()));
    }

    [Fact]
    public void The_tools_floor_is_part_of_it() => Assert.Equal(High, Of(A.Case().Proposed(High, toolFloor: High)));

    [Fact]
    public void A_neighbours_act_that_flags_the_case_and_makes_the_floor_High_is_shown()
    {
        var story = A.Case().Afraid(Answer.No, Box.Damage, Box.CyberIntrusion).Four(Answer.Yes, null, null, Answer.NotKnown).Incident(Box.UnwantedContact);
        Assert.Equal(Medium, Of(story));

        var act = new Domain.Alarms.NeighbourIncident(Guid.NewGuid(), Story.Start, Story.Start.AddDays(1), [Box.UnwantedContact], Classification.Nuisance);
        story.Neighbours.Add(new(Guid.NewGuid(), Domain.Alarms.Tie.PossibleSamePerson, Story.Start.AddDays(1), Guid.NewGuid(), [act]) { BothPersons = true });

        Assert.Equal(High, Of(story));
        Assert.Equal(act.FactId, story.AlarmsOf(Domain.Alarms.AlarmKind.FloorHigh).Single().RaisedByFactId);
    }
}
