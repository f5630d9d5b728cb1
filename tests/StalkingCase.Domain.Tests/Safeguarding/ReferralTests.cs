using StalkingCase.Domain.Duties;
using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.Safeguarding;
using StalkingCase.Domain.Tests.Support;
using StalkingCase.Domain.Victims;

namespace StalkingCase.Domain.Tests.Safeguarding;

public class ReferralTests
{
    private static readonly DateTimeOffset T = Story.Start;
    private static readonly Guid Organisation = Guid.NewGuid();
    private static readonly Guid Advocate = Guid.NewGuid();
    private readonly Story _story = A.Case();

    private static ConsentContent Given(ConsentScopes scopes = ConsentScopes.All) => new(IsGiven: true, scopes, "In person.");

    private Referral Sent(Guid? advocate = null) => Referral.Make(_story.Case, Organisation, advocate, Given(), T, _story.Officer, T);

    private static string Refused(Action act) => Assert.Throws<RuleViolationException>(act).RuleId;

    public static TheoryData<string, string> RefusedActs() => new()
    {
        { "accepted", "accept" }, { "accepted", "decline" }, { "declined", "accept" }, { "declined", "decline" }, { "declined", "end" }, { "declined", "reassign" }, { "declined", "consent" },
        { "ended", "accept" }, { "ended", "end" }, { "ended", "reassign" }, { "ended", "consent" }, { "sent", "end" }, { "sent", "away" }, { "accepted", "take-back" }, { "declined", "take-back" }, { "taken-back", "accept" }, { "taken-back", "take-back" }, { "withdrawn", "accept" }, { "withdrawn", "withdraw" },
    };

    [Theory, Trait("Rule", "ACC-02")]
    [MemberData(nameof(RefusedActs))]
    public void An_act_that_the_state_does_not_allow_is_refused_and_changes_nothing(string state, string act)
    {
        var referral = Sent(Advocate);
        if (state is "accepted" or "ended") referral.Accept(Advocate, Advocate, T);
        if (state is "ended") EndSupport.Of(referral, [], null, "Done.", Advocate, T);
        if (state is "taken-back") referral.TakeBack("Wrong service.", _story.Officer, T);
        if (state is "declined") referral.Decline("Full.", Advocate, T);
        if (state is "withdrawn") referral.WithdrawConsent("By phone.", T, _story.Officer, T);
        var (status, facts) = (referral.Status, referral.UnsavedFacts.Count);

        Assert.Throws<RuleViolationException>(() => Do(referral, act));

        Assert.Equal((status, facts), (referral.Status, referral.UnsavedFacts.Count));
    }

    private static void Do(Referral referral, string act)
    {
        switch (act)
        {
            case "accept": referral.Accept(Advocate, Advocate, T); break;
            case "decline": referral.Decline("Full.", Advocate, T); break;
            case "end": EndSupport.Of(referral, [], null, "Done.", Advocate, T); break;
            case "take-back": referral.TakeBack("Wrong service.", Advocate, T); break;
            case "reassign": referral.Reassign(Guid.NewGuid(), "Leave.", Advocate, T); break;
            case "away": referral.AdvocateIsAway(Advocate, T); break;
            case "withdraw": referral.WithdrawConsent("By phone.", T, Advocate, T); break;
            default: referral.ChangeConsent(Given(), Advocate, T); break;
        }
    }

    [Fact, Trait("Rule", "ACC-02"), Trait("Rule", "AUD-02")]
    public void Consent_says_how_and_what_and_a_lawful_basis_needs_somebody_elses_approval()
    {
        Referral Made(ConsentContent consent) => Referral.Make(_story.Case, Organisation, null, consent, T, _story.Officer, T);
        Assert.Equal("ACC-02", Refused(() => Made(Given(ConsentScopes.None))));
        Assert.Equal("ACC-02", Refused(() => Made(Given() with { How = " " })));
        Assert.Equal("ACC-02", Refused(() => Made(Given() with { UntilEndOf = UkTime.DateOf(T).AddDays(-1) })));
        Assert.Equal("ACC-02", Refused(() => Made(new ConsentContent(false, ConsentScopes.Contact, null) { LawfulBasis = "Life at risk." })));
        Assert.Equal("AUD-02", Refused(() => Made(new ConsentContent(false, ConsentScopes.Contact, null) { LawfulBasis = "Life at risk.", ApprovedBy = _story.Officer })));

        var lawful = Made(new ConsentContent(false, ConsentScopes.Contact, null) { LawfulBasis = "Life at risk.", ApprovedBy = _story.Inspector.Id, UntilEndOf = new DateOnly(2026, 3, 29) });
        Assert.Equal(new DateTimeOffset(2026, 3, 29, 23, 0, 0, TimeSpan.Zero), lawful.ConsentUntil);
    }

    [Fact, Trait("Rule", "CLK-11")]
    public void The_first_try_to_reach_the_victim_meets_the_advocates_clock_and_a_decline_cancels_it()
    {
        var referral = Sent();
        _story.Keep(referral);
        Assert.Equal(Post.AdvocateManager, _story.DutiesOf("CLK-11").Single().OwnerPost);

        referral.Accept(Advocate, Advocate, T.AddHours(1));
        _story.Wait(hours: 1).Keep(referral);
        Assert.Equal(Advocate, _story.DutiesOf("CLK-11").Single().OwnerId);

        _story.Wait(hours: 1).Keep(AdvocateContact.Record(_story.Case, Organisation, new AdvocateContactContent(SafeContact.Phone, false, null, "No answer."), _story.Now, Advocate, _story.Now));
        Assert.Equal(_story.Now, _story.DutiesOf("CLK-11").Single().MetAt);
        Assert.DoesNotContain(_story.Duties, d => d.Clock == "CLK-17" && d.MetAt is not null);

        var other = A.Case();
        var declined = Referral.Make(other.Case, Organisation, null, Given(), T, other.Officer, T);
        declined.Decline("Full.", Advocate, T);
        Assert.NotNull(other.Keep(declined).DutiesOf("CLK-11").Single().CancelledAt);
    }

    private static readonly DateTimeOffset End = UkTime.StartOfDay(UkTime.DateOf(T).AddDays(31));

    private Referral UntilEnd(int days = 30) => Referral.Make(_story.Case, Organisation, Advocate, Given() with { UntilEndOf = UkTime.DateOf(T).AddDays(days) }, T, _story.Officer, T);

    [Fact, Trait("Rule", "ACC-02")]
    public void Consent_that_ends_on_a_day_is_asked_for_again_from_a_week_before_and_due_when_it_ends()
    {
        var duty = Assert.Single(_story.Keep(UntilEnd()).DutiesOf("ACC-02"));

        Assert.Equal((End, UkTime.At(UkTime.DateOf(End).AddDays(-7), new TimeOnly(0, 0)), Post.Sergeant), (duty.DueBy, duty.VisibleFrom, duty.OwnerPost!.Value));
        Assert.Equal((false, true), (duty.IsOverdue(End.AddTicks(-1)), duty.IsOverdue(End)));
        Assert.True(duty.SergeantAt > End && duty.SergeantAt <= End.AddHours(24));
        _story.Act(c => c.Allocate(_story.Officer, _story.Sergeant.Id, T));
        Assert.Equal(_story.Officer, _story.Duty("ACC-02").OwnerId);
    }

    [Fact, Trait("Rule", "ACC-02")]
    public void Consent_for_less_than_a_week_is_asked_for_again_at_once_and_consent_without_an_end_never()
    {
        _story.Keep(Sent());
        Assert.Empty(_story.DutiesOf("ACC-02"));

        _story.Keep(UntilEnd(days: 0));
        Assert.Equal((T, UkTime.StartOfDay(UkTime.DateOf(T).AddDays(1))), (_story.Duty("ACC-02").VisibleFrom, _story.Duty("ACC-02").DueBy));
    }

    [Fact, Trait("Rule", "ACC-02")]
    public void Consent_given_anew_on_the_same_referral_ends_the_asking_and_a_new_end_asks_again()
    {
        var (referral, another) = (UntilEnd(), UntilEnd(days: 40));
        _story.Keep(referral).Keep(another);

        another.ChangeConsent(Given(), _story.Officer, T.AddDays(1));
        referral.ChangeConsent(Given() with { UntilEndOf = UkTime.DateOf(T).AddDays(60) }, _story.Officer, T.AddDays(2));
        _story.Wait(days: 2).Keep(another);
        Assert.Equal([false, true], _story.DutiesOf("ACC-02").OrderBy(d => d.SubjectId == referral.Id).Select(d => d.IsOpen));
        _story.Keep(referral);

        Assert.Equal(T.AddDays(2), _story.DutiesOf("ACC-02").Single(d => d.DueBy == End).MetAt);
        Assert.True(_story.DutiesOf("ACC-02").Single(d => d.DueBy == UkTime.StartOfDay(UkTime.DateOf(T).AddDays(61))).IsOpen);
        referral.ChangeConsent(Given(), _story.Officer, T.AddDays(70));
        Assert.DoesNotContain(_story.Wait(days: 68).Keep(referral).DutiesOf("ACC-02"), d => d.IsOpen);
    }

    [Theory, Trait("Rule", "ACC-02")]
    [InlineData("withdraw")]
    [InlineData("decline")]
    [InlineData("take-back")]
    [InlineData("end")]
    public void Nobody_is_asked_where_sharing_has_ended_otherwise_and_a_closed_case_still_asks(string act)
    {
        var referral = UntilEnd();
        if (act is "end") referral.Accept(Advocate, Advocate, T);
        var nothing = new Domain.Cases.ClosureObstacles(false, false, false, false, false, false);
        _story.Keep(referral).Act(c => c.RequestClosure(Domain.Cases.OutcomeCode.EvidentialDifficulty, "Nothing more.", nothing, _story.Officer, T))
            .Act(c => c.Close(new Domain.Cases.ClosureRecord(Domain.Cases.OutcomeCode.EvidentialDifficulty, true, "Little.", null, true), null, nothing, _story.Sergeant, T));
        Assert.True(_story.Duty("ACC-02").IsOpen);

        Do(referral, act);

        Assert.NotNull(_story.Wait(days: 1).Keep(referral).Duty("ACC-02").CancelledAt);
    }

    [Fact, Trait("Rule", "CLK-10"), Trait("Rule", "CLK-11")]
    public void A_referral_taken_back_owes_another_one_unless_another_stands()
    {
        var wrong = Sent();
        Assert.Equal("ACC-02", Refused(() => wrong.TakeBack(" ", _story.Officer, T)));
        wrong.TakeBack("Wrong service.", _story.Officer, T.AddHours(1));
        _story.Wait(hours: 1).Keep(wrong);
        Assert.NotNull(_story.DutiesOf("CLK-11").Single().CancelledAt);
        Assert.Equal(T.AddHours(1).AddDays(2), _story.DutiesOf("CLK-10", "taken-back").Single(d => d.IsOpen).DueBy);
        _story.Wait(hours: 1).Keep(Referral.Make(_story.Case, Organisation, null, Given(), _story.Now, _story.Officer, _story.Now));
        Assert.False(_story.DutiesOf("CLK-10", "taken-back").Single().IsOpen);

        var other = A.Case();
        var (first, second) = (Referral.Make(other.Case, Guid.NewGuid(), null, Given(), T, other.Officer, T), Referral.Make(other.Case, Organisation, null, Given(), T, other.Officer, T));
        first.TakeBack("Wrong service.", other.Officer, T.AddHours(1));
        Assert.Empty(other.Keep(second).Keep(first).DutiesOf("CLK-10", "taken-back"));
    }

    [Theory, Trait("Rule", "CLK-10"), Trait("Rule", "ACC-02")]
    [InlineData("withdrawn", true)]
    [InlineData("given again", false)]
    [InlineData("given again and withdrawn", true)]
    public void A_referral_stands_if_the_last_word_on_consent_is_that_it_is_given(string consent, bool owed)
    {
        var (stands, wrong) = (Sent(), Sent());
        stands.WithdrawConsent("By phone.", T.AddHours(1), _story.Officer, T.AddHours(1));
        if (consent != "withdrawn") stands.ChangeConsent(Given(), _story.Officer, T.AddHours(2));
        if (consent.EndsWith("and withdrawn", StringComparison.Ordinal)) stands.WithdrawConsent("By phone.", T.AddHours(3), _story.Officer, T.AddHours(3));
        wrong.TakeBack("Wrong service.", _story.Officer, T.AddHours(4));

        Assert.Equal(owed, _story.Wait(hours: 4).Keep(stands).Keep(wrong).DutiesOf("CLK-10", "taken-back").Any(d => d.IsOpen));
    }

    [Fact, Trait("Rule", "SAF-07"), Trait("Rule", "SAF-08"), Trait("Rule", "ACC-02")]
    public void Support_ends_only_with_somebody_who_takes_over_the_plan_and_its_actions()
    {
        var (referral, plan) = (Sent(), CourtActs.Plan(_story, Advocate));
        referral.Accept(Advocate, Advocate, T);
        var action = plan.AddMeasure(new MeasureContent(PlanDomain.Home, "Change the locks", Advocate, null, UkTime.DateOf(T).AddDays(2), VictimAgreement.Yes), Advocate, T);
        _story.Keep(referral).Keep(plan);
        foreach (var nobody in new Guid?[] { null, Guid.Empty, Advocate }) Assert.Equal("SAF-07", Refused(() => EndSupport.Of(referral, [plan], nobody, "She moved away.", Advocate, T)));
        Assert.Equal("ACC-02", Refused(() => EndSupport.Of(referral, [plan], _story.Officer, " ", Advocate, T)));
        Assert.Equal((ReferralStatus.Accepted, Advocate), (referral.Status, plan.OwnerId));

        EndSupport.Of(referral, [plan], _story.Officer, "She moved away.", Advocate, T);

        _story.Keep(referral).Keep(plan);
        Assert.Equal((ReferralStatus.Ended, _story.Officer, _story.Officer), (referral.Status, plan.OwnerId, plan.Measures.Single(m => m.Id == action.Id).OwnerId!.Value));
        Assert.All(_story.DutiesOf("CLK-08").Concat(_story.DutiesOf("CLK-09")), d => Assert.Equal(_story.Officer, d.OwnerId));
        var without = Sent();
        without.Accept(Advocate, Advocate, T);
        EndSupport.Of(without, [plan], null, "She wants none.", Advocate, T);
        Assert.Equal(ReferralStatus.Ended, without.Status);
    }

    [Fact, Trait("Rule", "CLK-47")]
    public void An_advocate_away_without_a_deputy_leaves_24_hours_to_find_another()
    {
        var referral = Sent();
        referral.Accept(Advocate, Advocate, T);
        referral.AdvocateIsAway(Advocate, T);
        _story.Keep(referral);
        var duty = _story.DutiesOf("CLK-47").Single();
        Assert.Equal((T.AddHours(24), Post.AdvocateManager), (duty.DueBy, duty.OwnerPost!.Value));

        referral.Reassign(Guid.NewGuid(), "On leave.", Advocate, T.AddHours(5));
        Assert.False(_story.Wait(hours: 5).Keep(referral).DutiesOf("CLK-47").Single().IsOpen);
    }

    [Fact, Trait("Rule", "CLK-52")]
    public void A_question_is_owed_an_answer_within_24_hours_and_only_somebody_else_answers_it()
    {
        var question = AdvocateMessage.Ask(_story.Case, Organisation, "Was he arrested?", Advocate, T);
        _story.Keep(question);
        Assert.Equal(T.AddHours(24), _story.DutiesOf("CLK-52").Single().DueBy);
        Assert.Equal("CLK-52", Refused(() => question.Reply("Yes.", Advocate, T)));
        question.Reply("Yes, this morning.", _story.Officer, T.AddHours(3));
        Assert.Equal(T.AddHours(3), _story.Wait(hours: 3).Keep(question).DutiesOf("CLK-52").Single().MetAt);
        Assert.Equal("CLK-52", Refused(() => question.Reply("Again.", _story.Officer, T.AddHours(4))));
    }

    [Fact, Trait("Rule", "ACC-03")]
    public void A_private_note_leaves_no_fact_and_sharing_copies_it_once()
    {
        var note = AdvocateNote.Write(_story.Case, Organisation, "She is thinking of moving.", Advocate, T);
        Assert.Empty(note.UnsavedFacts);

        var copy = note.Share(_story.Case, Advocate, T);
        Assert.Equal((MessageKind.SharedNote, note.Words), (copy.Kind, copy.Words));
        Assert.Equal("ACC-03", Refused(() => note.Share(_story.Case, Advocate, T)));
    }
}
