using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.Orders;
using StalkingCase.Domain.Tests.Support;

namespace StalkingCase.Domain.Tests.Orders;

[Trait("Rule", "ORD-07")]
public sealed class BindingTermsTests
{
    private static readonly DateOnly Today = UkTime.DateOf(Story.Start);

    private static Order Made(OrderKind kind, params ConditionContent[] conditions)
    {
        var story = A.Case();
        return Order.Made(story.Case, new MadeContent(kind, story.Now, null) { Conditions = conditions }, story.Officer, story.Now);
    }

    private static ConditionContent Distance(string words, int metres) => new(ConditionKind.Distance, words) { Metres = metres };

    [Theory]
    [InlineData("Not within 100m of the home.", 1)]
    [InlineData("NOT within 100 metres of the home", 1)]
    [InlineData("Not within 1,000 meters of the home", 1)]
    [InlineData("Not within 100 metres of the school", 2)]
    [InlineData("Not within 100 metres of 14 High Street", 2)]
    public void Of_distances_from_one_place_the_longest_is_shown_and_two_places_are_never_one(string words, int shown)
    {
        var first = Made(OrderKind.StalkingProtection, Distance("Not within 200 metres of the home.", 200));
        var second = Made(OrderKind.NonMolestation, Distance(words, 100));

        var terms = BindingTerms.Of([second, first], Today);

        Assert.Equal(shown, terms.Count);
        Assert.Contains(terms, t => t.Condition.Metres == 200);
    }

    [Fact]
    public void House_numbers_tell_places_apart()
    {
        var order = Made(OrderKind.StalkingProtection, Distance("Not within 100 metres of 12 High Street", 100), Distance("Not within 200 metres of 14 High Street", 200));

        Assert.Equal(2, BindingTerms.Of([order], Today).Count);
    }

    [Fact]
    public void Terms_of_other_kinds_are_all_shown_however_alike()
    {
        var order = Made(OrderKind.StalkingProtection, new(ConditionKind.Online, "Not to post about her."), new(ConditionKind.Online, "Not to follow her accounts."), new(ConditionKind.Devices, "To show his phone."));

        Assert.Equal(3, BindingTerms.Of([order], Today).Count);
    }

    [Fact]
    public void Orders_or_bail_that_differ_on_contact_are_in_conflict_and_an_order_without_recorded_conditions_is_not()
    {
        var forbids = Made(OrderKind.StalkingProtection, new ConditionContent(ConditionKind.NoContact, "No contact."));
        var silent = Made(OrderKind.NonMolestation, Distance("Not within 100 metres of the home", 100));
        var unknown = Made(OrderKind.Injunction);

        Assert.Equal([silent], BindingTerms.ContactConflict([forbids, silent], Today, null)!.Silent);
        Assert.NotNull(BindingTerms.ContactConflict([forbids], Today, bailForbids: false));
        Assert.NotNull(BindingTerms.ContactConflict([silent], Today, bailForbids: true));
        Assert.Null(BindingTerms.ContactConflict([forbids, unknown], Today, bailForbids: true));
        Assert.Null(BindingTerms.ContactConflict([silent], Today, null));
    }
}
