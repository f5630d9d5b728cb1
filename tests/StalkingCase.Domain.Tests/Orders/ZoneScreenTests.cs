using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Duties;
using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.Orders;
using StalkingCase.Domain.Tests.Support;

namespace StalkingCase.Domain.Tests.Orders;

public class ZoneScreenTests
{
    private static readonly MapPoint Home = new(54.4861m, -0.6155m);
    private static readonly ZoneLimits Limits = new(300, 500);

    [Theory, Trait("Rule", "SEC-D02")]
    [InlineData(0, 2000, ZoneConcern.CentreNearPlace)]
    [InlineData(299, 2000, ZoneConcern.CentreNearPlace)]
    [InlineData(301, 2000, null)]
    [InlineData(301, 500, null)]
    [InlineData(301, 499, ZoneConcern.PointsToPlace)]
    [InlineData(798, 499, ZoneConcern.PointsToPlace)]
    [InlineData(800, 499, null)]
    [InlineData(399, 100, ZoneConcern.PointsToPlace)]
    [InlineData(401, 100, null)]
    public void A_zone_is_held_up_to_the_set_distance_of_its_centre_and_below_the_set_radius(int metres, int radius, ZoneConcern? expected) =>
        Assert.Equal(expected, Of(Place(Home)).Check(new Zone(North(metres), radius)));

    [Fact, Trait("Rule", "SEC-D02")]
    public void The_limits_are_the_forces()
    {
        var zone = new Zone(North(700), 2000);
        Assert.Null(ZoneScreen.Of([Place(Home)], [Place(Home)], Policy.Defaults.Zones).Check(zone));
        var careful = Policy.Parse(Policy.ZoneChange(new ZoneLimits(1000, 1500)));
        Assert.Equal(ZoneConcern.CentreNearPlace, ZoneScreen.Of([Place(Home)], [Place(Home)], careful.Zones).Check(zone));
        Assert.Equal(careful.Zones, Policy.Parse(careful.ToJson()).Zones);
        Assert.Equal(new ZoneLimits(1000, 500), Policy.Parse("""{"zones":{"near":"1000m"}}""").Zones);
        foreach (var wrong in new[] { """{"zones":{"near":"0m"}}""", """{"zones":{"near":"300"}}""", """{"zones":{"far":"300m"}}""", """{"zones":{"near":"2wd"}}""" })
            Assert.Throws<ArgumentException>(() => Policy.Parse(wrong));
    }

    [Fact, Trait("Rule", "SEC-D02")]
    public void What_cannot_be_compared_is_held()
    {
        var zone = new Zone(North(5000), 1000);
        Assert.Equal(ZoneConcern.CannotCompare, ZoneScreen.Of([], [], Limits).Check(zone));
        Assert.Equal(ZoneConcern.CannotCompare, Of(Place(Home), Place(null)).Check(zone));
        Assert.Equal(ZoneConcern.CentreNearPlace, Of(Place(Home), Place(null)).Check(new Zone(Home, 1000)));
        Assert.Equal(ZoneConcern.CannotCompare, Of(new ContactDetail(ContactKind.Phone, new("07700 900982"), A.Case().Now)).Check(zone));
        Assert.Equal(ZoneConcern.CannotCompare, ZoneScreen.Of([Place(Home)], [], Limits).Check(zone));
        Assert.Null(Of(Place(Home)).Check(null));
    }

    [Fact, Trait("Rule", "SEC-D02")]
    public void A_held_zone_stops_application_and_service_until_a_second_person_clears_it_with_a_reason()
    {
        var story = Placed(Home);
        var order = Considered(story);
        order.Draft([Ban(story, North(100), 2000)], story.Officer, story.Now);
        void Apply() => order.Apply("Castle Hill Magistrates' Court", story.Now, null, [], Screen(story), story.Officer, story.Now);
        var condition = order.Conditions[0].Id;

        var refusal = Assert.Throws<RuleViolationException>(Apply);
        Assert.Equal("SEC-D02", refusal.RuleId);
        Assert.DoesNotMatch("[0-9]{2,}", refusal.Message);
        Refused.By("SEC-D01", story, () => order.Clear(condition, "The suspect lives in the same street.", Screen(story), story.Officer, story.Now));
        Refused.By("SEC-D01", story, () => order.Clear(condition, " ", Screen(story), story.Sergeant.Id, story.Now));
        order.Clear(condition, "The suspect lives in the same street.", Screen(story), story.Sergeant.Id, story.Now);
        Apply();
        order.BeMade(story.Now, null, UkTime.DateOf(story.Now).AddYears(2), [], story.Officer, story.Now);
        order.Serve(CourtActs.ByHand(story.Now), false, Screen(story), story.Officer, story.Now);

        Assert.Equal(OrderStatus.Served, order.Status);
    }

    [Fact, Trait("Rule", "SEC-D02")]
    public void A_zone_held_after_the_application_stops_the_making_of_what_was_applied_for()
    {
        var story = Placed(Home);
        var order = Considered(story);
        order.Apply("Castle Hill Magistrates' Court", story.Now, null, [Ban(story, North(5000), 2000)], Screen(story), story.Officer, story.Now);
        order.Draft([Ban(story, North(100), 2000)], story.Officer, story.Now);
        story.Keep(order);

        Refused.By("SEC-D02", story, () => order.BeMade(story.Now, null, UkTime.DateOf(story.Now).AddYears(2), [], story.Officer, story.Now));
        Refused.By("SEC-D02", story, () => Considered(story).Apply("Castle Hill Magistrates' Court", story.Now, null, [Ban(story, North(100), 2000)], Screen(story), story.Officer, story.Now));
    }

    [Fact, Trait("Rule", "SEC-D02")]
    public void A_home_recorded_after_the_zone_was_made_is_found_at_service_although_the_zone_was_cleared()
    {
        var story = Placed(Home);
        var order = Order.Made(story.Case, new MadeContent(OrderKind.NonMolestation, story.Now, null) { Conditions = [Ban(story, North(100), 2000)] }, story.Officer, story.Now);
        order.Clear(order.Conditions[0].Id, "He knows the old house.", Screen(story), story.Sergeant.Id, story.Now);
        story.Wait(days: 1);
        story.Case.AddContact(story.Case.Victim.Id, ContactKind.Address, new("2 Harbour Street, Whitby"), story.Now, new ProtectedPosition(North(50)));
        story.Keep(order);

        Refused.By("SEC-D02", story, () => order.Serve(CourtActs.ByHand(story.Now), false, Screen(story), story.Officer, story.Now));
        Assert.Equal(1, order.ScreenAgain(Screen(story), story.Officer, story.Now));
        Assert.True(order.Conditions[0].IsHeld);
        story.Keep(order);
        Refused.By("SEC-D02", story, () => order.Serve(CourtActs.ByHand(story.Now), false, Screen(story), story.Officer, story.Now));
        order.Clear(order.Conditions[0].Id, "She agreed to it.", Screen(story), story.Sergeant.Id, story.Now);
        order.Serve(CourtActs.ByHand(story.Now), false, Screen(story), story.Officer, story.Now);

        Assert.Equal(OrderStatus.Served, order.Status);
    }

    [Fact, Trait("Rule", "SEC-D02")]
    public void A_variation_by_the_court_is_recorded_and_held_and_keeps_what_was_cleared()
    {
        var story = Placed(Home);
        var order = Order.Made(story.Case, new MadeContent(OrderKind.NonMolestation, story.Now, null) { Conditions = [Ban(story, North(5000), 2000)] }, story.Officer, story.Now);
        order.Serve(CourtActs.ByHand(story.Now), false, Screen(story), story.Officer, story.Now);
        story.Wait(days: 1);
        story.Case.AddContact(story.Case.Victim.Id, ContactKind.SafePlace, new("With her sister"), story.Now, new ProtectedPosition(North(5050)));
        story.Keep(order);
        void Vary(params ConditionContent[] conditions) => order.Vary(story.Now, UkTime.DateOf(story.Now).AddYears(1), conditions, "The court changed the end.", false, story.Officer, story.Now);

        Vary(Ban(story, North(5000), 2000));
        Assert.True(Assert.Single(order.Conditions, c => c.EndedAt is null).IsHeld);
        story.Keep(order);
        order.Clear(order.Conditions.Single(c => c.EndedAt is null).Id, "He cannot know of it: the zone is as old as the order.", Screen(story), story.Sergeant.Id, story.Now);
        Vary(Ban(story, North(5001), 2000));
        Assert.True(Assert.Single(order.Conditions, c => c.EndedAt is null).IsHeld);
        order.Clear(order.Conditions.Single(c => c.EndedAt is null).Id, "A metre tells him nothing.", Screen(story), story.Sergeant.Id, story.Now);
        Vary(Ban(story, North(5001), 2000));

        var current = Assert.Single(order.Conditions, c => c.EndedAt is null);
        Assert.False(current.IsHeld);
        Assert.Equal(story.Sergeant.Id, current.ClearedBy);
    }

    [Fact, Trait("Rule", "SEC-D02")]
    public void A_clearance_covers_the_places_that_were_compared_and_no_earlier_one_that_is_linked_later()
    {
        var story = Placed(Home);
        var elsewhere = Place(North(5000));
        story.Wait(days: 5);
        var order = Order.Made(story.Case, new MadeContent(OrderKind.NonMolestation, story.Now, null) { Conditions = [Ban(story, North(100), 2000)] }, story.Officer, story.Now);
        order.Clear(order.Conditions[0].Id, "He knows the house.", Screen(story), story.Sergeant.Id, story.Now);
        story.Keep(order);
        var linked = ServedScreen.Of([], ZoneScreen.Of([.. story.Case.Victim.Contacts, elsewhere], story.Case.Victim.Contacts, new ZoneLimits(6000, 500)));

        Refused.By("SEC-D02", story, () => order.Serve(CourtActs.ByHand(story.Now), false, linked, story.Officer, story.Now));
        order.Serve(CourtActs.ByHand(story.Now), false, Screen(story), story.Officer, story.Now);
    }

    [Fact, Trait("Rule", "SEC-D01")]
    public void Clearing_the_zone_of_a_condition_clears_none_of_its_words()
    {
        var story = Placed(null);
        var order = Order.Made(story.Case, new MadeContent(OrderKind.NonMolestation, story.Now, null) { Conditions = [Ban(story, North(5000), 2000) with { Words = "Not to enter Harbour Street, Whitby." }] }, story.Officer, story.Now);
        order.Clear(order.Conditions[0].Id, "No position is known.", Screen(story), story.Sergeant.Id, story.Now);
        story.Keep(order);
        var moved = ServedScreen.Of([(ContactKind.Workplace, new("Harbour Street, Whitby"))], ZoneScreen.Of(story.Case.Victim.Contacts, story.Case.Victim.Contacts, Limits));

        Refused.By("SEC-D01", story, () => order.Serve(CourtActs.ByHand(story.Now), false, moved, story.Officer, story.Now));
        Assert.Equal(1, order.ScreenAgain(moved, story.Officer, story.Now));
        story.Keep(order);
        Refused.By("SEC-D01", story, () => order.Serve(CourtActs.ByHand(story.Now), false, moved, story.Officer, story.Now));
        order.Clear(order.Conditions[0].Id, "He works there himself.", moved, story.Sergeant.Id, story.Now);
        order.Serve(CourtActs.ByHand(story.Now), false, moved, story.Officer, story.Now);
        Assert.Equal(OrderStatus.Served, order.Status);
    }

    [Fact, Trait("Rule", "SEC-D02")]
    public void A_point_of_the_map_typed_as_words_is_found() =>
        Assert.NotEmpty(ServedScreen.Of([]).Check("Within 100 m of 54.4861, -0.6155"));

    [Fact, Trait("Rule", "SEC-D02")]
    public void A_clearance_answers_what_is_known_when_it_is_given()
    {
        var story = Placed(null);
        var order = Considered(story);
        order.Draft([Ban(story, North(100), 2000)], story.Officer, story.Now);
        Assert.Equal(ZoneConcern.CannotCompare, order.Conditions[0].Concern);
        var home = story.Case.Victim.Contacts.Single(c => c.IsPlace);
        story.Case.PutOnMap(story.Case.Victim.Id, home.Id, new ProtectedPosition(Home), story.Now);
        story.Keep(order);

        Refused.By("SEC-D02", story, () => order.Clear(order.Conditions[0].Id, "No position yet.", Screen(story), story.Sergeant.Id, story.Now));
        order.ScreenAgain(Screen(story), story.Officer, story.Now);
        Assert.Equal(ZoneConcern.CentreNearPlace, order.Conditions[0].Concern);
    }

    [Fact, Trait("Rule", "SEC-D02")]
    public void A_zone_and_a_position_are_what_they_say()
    {
        var story = Placed(Home);
        var order = Considered(story);
        var zone = new Zone(North(5000), 2000);
        Refused.By("SEC-D02", story, () => order.Draft([new ConditionContent(ConditionKind.NoContact, "No contact.") { Zone = zone }], story.Officer, story.Now));
        Refused.By("SEC-D02", story, () => order.Draft([new ConditionContent(ConditionKind.Place, "Not to enter the zone.") { Zone = zone with { RadiusMetres = 0 } }], story.Officer, story.Now));
        Refused.By("SEC-D02", story, () => _ = new MapPoint(48.85m, 2.35m));
        var phone = new ContactDetail(ContactKind.Phone, new("07700 900982"), story.Now);
        story.Case.AddContact(story.Case.Victim.Id, ContactKind.Phone, phone.Words, story.Now);
        Refused.By("SEC-D02", story, () => story.Case.PutOnMap(story.Case.Victim.Id, story.Case.Victim.Contacts.Single(c => c.Kind is ContactKind.Phone).Id, new ProtectedPosition(Home), story.Now));
        Assert.Equal(ProtectedText.Mask, $"{new ProtectedPosition(Home)}");
    }

    private static ZoneScreen Of(params ContactDetail[] details) => ZoneScreen.Of(details, details, Limits);

    private static Story Placed(MapPoint? home)
    {
        var story = A.Case();
        story.Case.AddContact(story.Case.Victim.Id, ContactKind.Address, new("14 Mill Lane, Leeds LS1 4AB"), story.Now, home is null ? null : new ProtectedPosition(home));
        return story;
    }

    private static Order Considered(Story story)
    {
        var order = Order.Consider(story.Case, OrderKind.StalkingProtection, story.Now);
        story.Keep(order);
        return order;
    }

    private static ServedScreen Screen(Story story) => ServedScreen.Of([], ZoneScreen.Of(story.Case.Victim.Contacts, story.Case.Victim.Contacts, Limits));

    private static ConditionContent Ban(Story story, MapPoint centre, int radius)
    {
        var zone = new Zone(centre, radius);
        return new ConditionContent(ConditionKind.Place, "Not to enter the zone on the map.") { Zone = zone, Concern = Screen(story).Zones.Check(zone) };
    }

    private static ContactDetail Place(MapPoint? at)
    {
        var story = Placed(at);
        return story.Case.Victim.Contacts.Single(c => c.IsPlace);
    }

    /// <summary>A point so many metres north of the home: a degree of latitude is 111,195 metres.</summary>
    private static MapPoint North(int metres) => new(Home.Latitude + (metres / 111_195m), Home.Longitude);
}
