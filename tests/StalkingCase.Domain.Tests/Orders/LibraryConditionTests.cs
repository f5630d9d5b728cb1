using StalkingCase.Domain.Orders;
using StalkingCase.Domain.Tests.Support;

namespace StalkingCase.Domain.Tests.Orders;

public class LibraryConditionTests
{
    private static readonly DateTimeOffset T = Story.Start;
    private static readonly Guid Force = Guid.CreateVersion7();
    private static readonly Guid First = Guid.CreateVersion7();
    private static readonly Guid Second = Guid.CreateVersion7();

    [Fact, Trait("Rule", "ORD-11"), Trait("Rule", "AUD-02")]
    public void A_wording_is_offered_from_its_start_once_a_second_administrator_approved_it()
    {
        var condition = Added(T.AddDays(1));

        Refused.By("AUD-02", () => condition.Decide(condition.Wordings[0].Id, true, First, T));
        Assert.Equal(WordingState.Draft, condition.StateOf(condition.Wordings[0], T.AddDays(2)));
        Assert.Null(condition.At(T.AddDays(2)));
        condition.Decide(condition.Wordings[0].Id, true, Second, T);

        Assert.Null(condition.At(T.AddDays(1).AddTicks(-1)));
        Assert.Equal("Not to enter [place].", condition.At(T.AddDays(1))!.Words);
        Refused.By("AUD-02", () => condition.Decide(condition.Wordings[0].Id, true, Second, T));
    }

    [Fact, Trait("Rule", "ORD-11")]
    public void A_new_version_replaces_the_one_before_from_its_start_and_never_backwards()
    {
        var condition = Approved(Added(T.AddDays(1)));

        Refused.By("ORD-11", () => condition.Reword(Words(T), First, T));
        Refused.By("ORD-11", () => condition.Reword(Words(T.AddDays(1)), First, T));
        condition.Reword(Words(T.AddDays(3)), First, T);
        Refused.By("ORD-11", () => condition.Reword(Words(T.AddDays(4)), First, T));
        Refused.By("AUD-02", () => condition.Decide(condition.Wordings[1].Id, true, Second, T.AddDays(3)));
        Approved(condition);

        Assert.Equal(1, condition.At(T.AddDays(3).AddTicks(-1))!.Number);
        Assert.Equal(2, condition.At(T.AddDays(3))!.Number);
        Assert.Equal("Not to enter [place].", condition.Wordings[0].Words);
    }

    [Fact, Trait("Rule", "ORD-11")]
    public void A_withdrawn_condition_is_offered_to_nobody_until_a_new_version_brings_it_back()
    {
        var condition = Added(T.AddDays(1));
        Refused.By("ORD-11", () => condition.Withdraw(T.AddDays(2), "A court struck it out.", First, T));
        Approved(condition).Withdraw(T.AddDays(2), "A court struck it out.", First, T);
        Approved(condition);

        Assert.NotNull(condition.At(T.AddDays(2).AddTicks(-1)));
        Assert.Null(condition.At(T.AddDays(2)));
        Assert.Equal(WordingState.Withdrawn, condition.StateOf(condition.Wordings[0], T.AddDays(2)));
        Refused.By("ORD-11", () => condition.Withdraw(T.AddDays(5), "Twice.", First, T.AddDays(2)));
        condition.Reword(Words(T.AddDays(4)), First, T.AddDays(2));
        Approved(condition, T.AddDays(2));

        Assert.Equal((2, WordingState.Approved), (condition.At(T.AddDays(4))!.Number, condition.StateOf(condition.At(T.AddDays(4))!, T.AddDays(4))));
    }

    [Fact, Trait("Rule", "ORD-11")]
    public void A_declined_wording_counts_for_nobody_and_its_number_is_not_given_again()
    {
        var condition = Added(T.AddDays(1));
        condition.Decide(condition.Wordings[0].Id, false, Second, T);
        condition.Reword(Words(T.AddDays(1)), First, T);
        Approved(condition);

        Assert.Equal(WordingState.Declined, condition.StateOf(condition.Wordings[0], T.AddDays(1)));
        Assert.Equal(2, condition.At(T.AddDays(1))!.Number);
    }

    [Theory, Trait("Rule", "ORD-11")]
    [InlineData(ConditionKind.OwnWords, "Called so", "Words.", "Reason.")]
    [InlineData(ConditionKind.Place, " ", "Words.", "Reason.")]
    [InlineData(ConditionKind.Place, "Called so", " ", "Reason.")]
    [InlineData(ConditionKind.Place, "Called so", "Words.", " ")]
    public void What_the_library_cannot_offer_is_refused(ConditionKind kind, string title, string words, string reason) =>
        Refused.By("ORD-11", () => LibraryCondition.Add(Force, kind, title, new WordingContent(words, T.AddDays(1), reason), First, T));

    [Fact, Trait("Rule", "ORD-11")]
    public void An_order_keeps_the_words_and_the_version_and_what_is_to_be_filled_in_is_filled_in()
    {
        var story = A.Case();
        var order = Order.Consider(story.Case, OrderKind.StalkingProtection, T);
        order.Draft([new ConditionContent(ConditionKind.NoContact, "Own words [sic].")], story.Officer, T);
        var source = new WordingSource(Guid.CreateVersion7(), 3, IsAdapted: true);

        Refused.By("ORD-11", () => order.Draft([new ConditionContent(ConditionKind.Place, "Not to enter [place].") { Wording = source }], story.Officer, T));
        Refused.By("ORD-11", () => order.Draft([new ConditionContent(ConditionKind.Place, "Not to enter.") { CourtWording = "[place]", Wording = source }], story.Officer, T));
        Assert.Null(Assert.Single(order.Conditions).EndedAt);
        order.Draft([new ConditionContent(ConditionKind.Place, "Not to enter the old town.") { Wording = source }], story.Officer, T);

        var kept = order.Conditions.Single(c => c.EndedAt is null);
        Assert.Equal((source.WordingId, 3, true, "Not to enter the old town."), (kept.WordingId, kept.WordingVersion, kept.IsWordingAdapted, kept.Words));
    }

    private static LibraryCondition Added(DateTimeOffset from) => LibraryCondition.Add(Force, ConditionKind.Place, "A named place", Words(from), First, T);

    private static WordingContent Words(DateTimeOffset from) => new("Not to enter [place].", from, "The force solicitor asked for it.");

    private static LibraryCondition Approved(LibraryCondition condition, DateTimeOffset? at = null)
    {
        condition.Decide(condition.Wordings.Single(w => w.IsWaiting).Id, approve: true, Second, at ?? T);
        return condition;
    }
}
