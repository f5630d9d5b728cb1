using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.Meetings;
using StalkingCase.Domain.Reports;
using StalkingCase.Domain.Risk;
using StalkingCase.Domain.Tests.Support;
using static StalkingCase.Domain.Tests.Support.MeetingActs;

namespace StalkingCase.Domain.Tests.Meetings;

public class MeetingTests
{
    private static readonly DateTimeOffset T = Story.Start;
    private static readonly DateOnly Day = UkTime.DateOf(T.AddDays(20));

    private static readonly Dictionary<string, Action<Story, Meeting, MeetingItem>> Acts = new()
    {
        ["withdraw"] = (s, _, i) => i.Withdraw("She moved away.", s.Officer, s.Now),
        ["put on"] = (s, m, i) => i.PutOn(m, 1, s.Officer, s.Now),
        ["take off"] = (s, _, i) => i.TakeOff("Not ready.", s.Officer, s.Now),
        ["move"] = (_, _, i) => i.MoveTo(3),
        ["papers"] = (s, m, i) => i.SendPapers(m, "By secure mail.", s.Officer, s.Now),
        ["inform"] = (s, m, i) => i.Inform(m, m.Agencies[0].Id, "Known to us.", s.Officer, s.Now),
        ["leave"] = (s, m, i) => i.Leaves(m, m.Agencies[0].Id, "Employs the suspect.", s.Officer, s.Now),
        ["discuss"] = (s, m, i) => i.Discuss(m, RiskGrade.High, ItemOutcome.ActionsAgreed, "Locks.", s.Officer, s.Now),
        ["minute"] = (s, m, i) => MeetingMinute.Start(m, i, s.Officer, s.Now),
        ["agree"] = (s, m, i) => MeetingAction.Agree(m, i, Action(Day.AddDays(5)), s.Officer, s.Now),
    };

    public static TheoryData<ItemStatus, string, bool> EveryPair()
    {
        var pairs = new TheoryData<ItemStatus, string, bool>();
        foreach (var status in Enum.GetValues<ItemStatus>())
        {
            foreach (var act in Acts.Keys)
            {
                pairs.Add(status, act, act switch
                {
                    "withdraw" or "put on" => status is ItemStatus.Referred,
                    "minute" or "agree" => status is ItemStatus.Listed or ItemStatus.Discussed,
                    _ => status is ItemStatus.Listed,
                });
            }
        }

        return pairs;
    }

    /// <summary>An item in that state at a meeting that begins 20 days after the start and has begun, unless it must still take cases.</summary>
    private static (Story Story, Meeting Meeting, MeetingItem Item) At(ItemStatus status)
    {
        var story = A.Case(Relationship.ExPartner);
        var meeting = story.Meeting(T.AddDays(20));
        meeting.Invite("Housing", "J. Tanner", "housing@council.example", null);
        story.Referred();
        if (status is ItemStatus.Listed or ItemStatus.Discussed) story.Listed(meeting);
        story.At(T.AddDays(20));
        if (status is ItemStatus.Discussed) story.Discussed(meeting);
        if (status is ItemStatus.Withdrawn) story.On<MeetingItem>(i => i.Withdraw("She moved.", story.Officer, story.Now));
        return (story.Wait(hours: 1), meeting, story.Last<MeetingItem>());
    }

    [Theory, MemberData(nameof(EveryPair)), Trait("Rule", "MTG-03")]
    public void Every_act_in_every_state_is_done_or_refused_with_nothing_changed(ItemStatus status, string act, bool legal)
    {
        var (story, meeting, item) = At(status);

        if (legal)
        {
            Acts[act](story, meeting, item);
            return;
        }

        var (version, facts) = (item.Version, item.UnsavedFacts.Count);
        Assert.Throws<RuleViolationException>(() => Acts[act](story, meeting, item));
        Assert.Equal((version, facts, status), (item.Version, item.UnsavedFacts.Count, item.Status));
    }

    [Fact, Trait("Rule", "SAF-06")]
    public void A_MARAC_hears_domestic_abuse_only_and_another_route_is_open_to_every_case()
    {
        foreach (var tie in Enum.GetValues<Relationship>())
        {
            var story = A.Case(tie);
            if (tie is Relationship.ExPartner or Relationship.Partner or Relationship.Family) story.Referred();
            else Refused.By("SAF-06", story, () => MeetingItem.Refer(story.Case, Content(), story.Facts, story.Officer, story.Now));
            foreach (var other in Enum.GetValues<MeetingKind>().Where(k => k is not MeetingKind.Marac)) story.Referred(other);
        }
    }

    [Fact, Trait("Rule", "SAF-06")]
    public void A_referral_says_why_on_what_criterion_and_with_whose_agreement_and_is_made_once()
    {
        var story = A.Case(Relationship.Partner);
        void Refer(ReferralContent content) => MeetingItem.Refer(story.Case, content, story.Facts, story.Officer, story.Now);

        Refused.By("SAF-06", story, () => Refer(Content() with { Summary = " " }));
        Refused.By("SAF-06", story, () => Refer(Content() with { Criteria = [] }));
        Refused.By("SAF-06", story, () => Refer(Content() with { Consent = MeetingConsent.Refused }));
        Refer(Content() with { Criteria = [], WithoutCriteriaBecause = "Her GP asked for it." });
        Refer(Content() with { Consent = MeetingConsent.NotAsked, WithoutConsentBecause = "She cannot be reached safely." });
        story.Referred();
        Refused.By("SAF-06", story, () => Refer(Content()));
    }

    [Fact, Trait("Rule", "MTG-01")]
    public void A_meeting_is_planned_ahead_and_ends_once_with_every_case_discussed()
    {
        var story = A.Case(Relationship.Family);
        Refused.By("MTG-01", () => story.Meeting(T));
        var meeting = story.Meeting(T.AddDays(10));
        Refused.By("MTG-01", () => meeting.Hold(0, T.AddDays(10).AddTicks(-1)));
        Refused.By("MTG-01", () => meeting.Hold(1, T.AddDays(10)));
        Refused.By("MTG-01", () => meeting.Postpone(T.AddDays(10), "Chair ill.", story.Officer, T));
        meeting.Hold(0, T.AddDays(10));
        Refused.By("MTG-01", () => meeting.Cancel("Too late.", story.Officer, T.AddDays(11)));
        Refused.By("MTG-01", () => meeting.Invite("Housing", "J. Tanner", "", null));
    }

    [Fact, Trait("Rule", "MTG-02")]
    public void An_agency_that_left_the_item_neither_tells_nor_takes_an_action()
    {
        var (story, meeting, item) = At(ItemStatus.Listed);
        var agency = meeting.Agencies[0].Id;
        item.Leaves(meeting, agency, "Employs the suspect.", story.Officer, story.Now);

        Refused.By("MTG-02", () => item.Leaves(meeting, agency, "Again.", story.Officer, story.Now));
        Refused.By("MTG-02", () => item.Inform(meeting, agency, "Known.", story.Officer, story.Now));
        Refused.By("MTG-02", () => MeetingAction.Agree(meeting, item, Action(Day) with { AgencyId = agency }, story.Officer, story.Now));
    }

    [Fact, Trait("Rule", "MTG-04"), Trait("Rule", "SEC-R13")]
    public void Minutes_that_go_on_lose_nothing_and_words_taken_out_stay_readable()
    {
        var (story, meeting, item) = At(ItemStatus.Listed);
        var note = MeetingMinute.Start(meeting, item, story.Officer, story.Now);
        note.Write("Housing says", story.Officer, story.Now);
        note.Write("Housing says: locks tomorrow", story.Officer, story.Now);
        Assert.Empty(note.UnsavedAmendments);

        note.Write("Locks on Friday", story.Officer, story.Now);

        Assert.Equal("Housing says: locks tomorrow", Assert.Single(note.UnsavedAmendments).Earlier);
        Refused.By("MTG-04", () => note.Write("Mine now", Guid.NewGuid(), story.Now));
        Assert.NotEqual(note.Id, MeetingMinute.Start(meeting, item, Guid.NewGuid(), story.Now).Id);
    }

    [Fact, Trait("Rule", "MTG-05")]
    public void An_action_has_somebody_a_date_not_before_the_meeting_and_ends_by_its_proof()
    {
        var (story, meeting, item) = At(ItemStatus.Listed);
        MeetingAction Agree(ActionContent content) => MeetingAction.Agree(meeting, item, content, story.Officer, story.Now);

        Refused.By("MTG-05", () => Agree(Action(Day) with { OutsidePerson = " " }));
        Refused.By("MTG-05", () => Agree(Action(Day.AddDays(-1))));
        Refused.By("MTG-05", () => Agree(Action(Day) with { What = "" }));
        var action = Agree(Action(Day));
        Assert.False(action.IsLate(action.DueBy.AddTicks(-1)));
        Assert.True(action.IsLate(action.DueBy));
        Refused.By("MTG-05", () => action.Done("Done.", story.Officer, story.Now));
        Refused.By("MTG-05", () => action.Drop("Moved.", new(story.Officer, Domain.Cases.Rank.Constable), story.Now));
        action.Done("Locksmith's invoice seen.", story.Officer, story.Now);
        Refused.By("MTG-05", () => action.Done("Again, seen twice.", story.Officer, story.Now));
        Refused.By("MTG-05", () => action.Drop("Moved.", story.Sergeant, story.Now));
    }

    [Fact, Trait("Rule", "MTG-03")]
    public void The_agenda_takes_all_that_wait_worst_risk_first_then_longest_waiting_and_a_cancelled_meeting_gives_them_back()
    {
        RiskGrade?[] risks = [RiskGrade.Standard, RiskGrade.High, null, RiskGrade.Medium, RiskGrade.High];
        var stories = risks.Select((_, n) => A.Case(Relationship.ExPartner).Wait(hours: n).Referred()).ToList();
        var meeting = Meeting.Plan(Guid.Empty, Guid.Empty, new MeetingContent(MeetingKind.Marac, T.AddDays(9), "Town hall", Guid.NewGuid(), Guid.NewGuid()), T);
        var items = stories.Select(s => s.Last<MeetingItem>()).ToList();
        Assert.Throws<RuleViolationException>(() => items[0].PutOn(meeting, 1, Guid.NewGuid(), T.AddDays(1)));

        var own = stories.Select((s, n) => (Story: s, Meeting: s.Meeting(T.AddDays(9)), Risk: risks[n])).ToList();
        foreach (var (s, m, r) in own) Agenda.Build(m, [(s.Last<MeetingItem>(), r)], 4, s.Officer, s.Now);
        Assert.All(items, i => Assert.Equal((ItemStatus.Listed, 5), (i.Status, i.Place)));

        Agenda.Cancel(own[0].Meeting, [items[0]], "No room.", own[0].Story.Officer, T.AddDays(1));
        Assert.Equal((ItemStatus.Referred, (Guid?)null), (items[0].Status, items[0].MeetingId));
    }
}
