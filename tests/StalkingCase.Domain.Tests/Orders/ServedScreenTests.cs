using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.Orders;
using StalkingCase.Domain.Tests.Support;

namespace StalkingCase.Domain.Tests.Orders;

public class ServedScreenTests
{
    private static readonly ServedScreen Screen = ServedScreen.Of(
    [
        (ContactKind.Phone, new("07700 900 982")), (ContactKind.Email, new("p.deshmukh@example.org")), (ContactKind.Address, new("14 Mill Lane, Leeds LS1 4AB")),
        (ContactKind.SafePlace, new("Flat 2, 7 Harbour St, Whitby YO21 3PU")), (ContactKind.Vehicle, new("AB12 CDE")), (ContactKind.Workplace, new("Tidewell Dental Practice")),
    ]);

    [Theory, Trait("Rule", "SEC-D01")]
    [InlineData("Not to ring 07700900982 or text it.")]
    [InlineData("Not to ring +44 7700 900982.")]
    [InlineData("Not to ring +44 (0) 7700 900 982.")]
    [InlineData("Not to ring 0044-7700-900-982.")]
    [InlineData("Not to write to P.Deshmukh@example.org.")]
    [InlineData("Not to ring 07700_900_982.")]
    [InlineData("Not to enter LS1 4AB.")]
    [InlineData("Not to enter ls14ab or its surroundings.")]
    [InlineData("Not to go to 14 mill lane.")]
    [InlineData("Not to go to 14, Mill Ln.")]
    [InlineData("Not to go to 7 Harbour Street.")]
    [InlineData("Not to come near yo 21 3 pu.")]
    [InlineData("Not to approach the car ab 12-cde.")]
    [InlineData("Not to enter Tidewell  Dental Practice.")]
    public void A_protected_detail_is_found_however_it_is_written(string words) => Assert.NotEmpty(Screen.Check(words));

    [Theory]
    [InlineData("Not to contact the victim, directly or through anybody else.")]
    [InlineData("Not to enter Leeds city centre within the ring road.")]
    [InlineData("Not to come within 100 metres of the victim.")]
    [InlineData("Not to enter Mill Lane Primary School.")]
    public void Ordinary_wording_passes(string words) => Assert.Empty(Screen.Check(words));

    [Fact, Trait("Rule", "SEC-D01")]
    public void A_condition_that_holds_a_detail_stops_application_and_service_until_a_second_person_clears_it()
    {
        var story = A.Case();
        var order = Order.Consider(story.Case, OrderKind.StalkingProtection, story.Now);
        story.Keep(order);
        const string words = "Not to enter LS1 4AB.";
        order.Draft([new ConditionContent(ConditionKind.Place, words) { Found = Screen.Check(words) }], story.Officer, story.Now);
        void Apply() => order.Apply("Castle Hill Magistrates' Court", story.Now, null, [], Screen, story.Officer, story.Now);

        var refusal = Assert.Throws<RuleViolationException>(Apply);
        Assert.Contains("condition 1: \"LS1 4AB\"", refusal.Message, StringComparison.Ordinal);
        Refused.By("SEC-D01", story, () => order.Clear(order.Conditions[0].Id, "Known to the suspect already.", Screen, story.Officer, story.Now));
        Refused.By("SEC-D01", story, () => order.Clear(order.Conditions[0].Id, " ", Screen, story.Sergeant.Id, story.Now));
        order.Clear(order.Conditions[0].Id, "The suspect lived there with her until March.", Screen, story.Sergeant.Id, story.Now);
        Apply();

        Assert.Equal(OrderStatus.Applied, order.Status);
    }

    [Fact, Trait("Rule", "SEC-D01")]
    public void Words_that_became_a_protected_detail_after_drafting_stop_the_service()
    {
        var story = A.Case();
        var order = Order.Made(story.Case, new MadeContent(OrderKind.NonMolestation, story.Now, null) { Conditions = [new ConditionContent(ConditionKind.Place, "Not to enter LS1 4AB.")] }, story.Officer, story.Now);
        story.Keep(order);

        Refused.By("SEC-D01", story, () => order.Serve(CourtActs.ByHand(story.Now), false, Screen, story.Officer, story.Now));
        Assert.Equal(OrderStatus.Made, order.Status);
    }
}
