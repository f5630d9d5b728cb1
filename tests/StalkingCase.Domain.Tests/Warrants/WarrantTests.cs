using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Duties;
using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.Risk;
using StalkingCase.Domain.Tests.Support;
using StalkingCase.Domain.Warrants;
using static StalkingCase.Domain.Tests.Support.WarrantActs;

namespace StalkingCase.Domain.Tests.Warrants;

public class WarrantTests
{
    private static readonly DateTimeOffset T = Story.Start;

    private static readonly Dictionary<string, Action<Story, Warrant>> Acts = new()
    {
        ["grade"] = (s, w) => w.GradeAs(WarrantGrade.A, WarrantGrade.B, s.Officer, s.Now),
        ["circulate"] = (s, w) => w.Circulate(s.Now, s.Officer, s.Now),
        ["allocate"] = (s, w) => w.Allocate(Guid.NewGuid(), s.Officer, s.Now),
        ["note whereabouts"] = (s, w) => w.NoteWhereabouts("The gym.", null, s.Officer, s.Now),
        ["attempt"] = (s, w) => w.RecordArrestAttempt(NotThere(s.Now, s.Now.AddHours(2)), WarrantGrade.B, Policy.Defaults, s.Officer, s.Now),
        ["execute"] = (s, w) => w.RecordArrestAttempt(Success(s.Now), WarrantGrade.B, Policy.Defaults, s.Officer, s.Now),
        ["review"] = (s, w) => w.Review(Reviewed(s.Now), monthly: false, s.Sergeant, s.Now),
        ["withdraw"] = (s, w) => w.End(WarrantStatus.Withdrawn, "Court reference 12.", s.Now, s.Sergeant, s.Now),
        ["record death"] = (s, w) => w.End(WarrantStatus.Deceased, "Death certificate seen.", s.Now, s.Sergeant, s.Now),
        ["executed elsewhere"] = (s, w) => w.End(WarrantStatus.ExecutedElsewhere, "Arrested by Eastvale, CU/3/26.", s.Now, s.Sergeant, s.Now),
        ["clear PNC"] = (s, w) => w.ClearPnc(s.Now, s.Officer, s.Now),
        ["record result"] = (s, w) => w.RecordResult(s.Case, WarrantResult.Remanded, s.Now, s.Officer, s.Now),
    };

    private static readonly Dictionary<WarrantStatus, string?> Reached = new()
    {
        [WarrantStatus.Outstanding] = null,
        [WarrantStatus.Executed] = "execute",
        [WarrantStatus.Withdrawn] = "withdraw",
        [WarrantStatus.Deceased] = "record death",
        [WarrantStatus.ExecutedElsewhere] = "executed elsewhere",
    };

    public static TheoryData<WarrantStatus, string, bool> EveryPair()
    {
        var pairs = new TheoryData<WarrantStatus, string, bool>();
        foreach (var status in Reached.Keys)
        {
            foreach (var act in Acts.Keys)
            {
                pairs.Add(status, act, act switch
                {
                    "clear PNC" => status is not WarrantStatus.Outstanding,
                    "record result" => status is WarrantStatus.Executed or WarrantStatus.ExecutedElsewhere,
                    _ => status is WarrantStatus.Outstanding,
                });
            }
        }

        return pairs;
    }

    [Theory, MemberData(nameof(EveryPair)), Trait("Rule", "WAR-07")]
    public void Every_act_in_every_state_is_done_or_refused_with_nothing_changed(WarrantStatus status, string act, bool legal)
    {
        var story = A.Case().WarrantIssued();
        var warrant = story.Last<Warrant>();
        if (Reached[status] is { } way) story.Wait(hours: 1).On<Warrant>(w => Acts[way](story, w));
        story.Wait(hours: 1);

        if (legal)
        {
            Acts[act](story, warrant);
            return;
        }

        var (before, facts, attempts) = (warrant.Version, warrant.UnsavedFacts.Count, warrant.Attempts.Count);
        Assert.Throws<RuleViolationException>(() => Acts[act](story, warrant));
        Assert.Equal((before, facts, attempts, status), (warrant.Version, warrant.UnsavedFacts.Count, warrant.Attempts.Count, warrant.Status));
    }

    [Theory, Trait("Rule", "WAR-03")]
    [InlineData("PNC check.")]
    [InlineData("pnc checked, still wanted")]
    [InlineData("PNC: no trace, no change")]
    public void A_PNC_check_alone_is_no_attempt(string found)
    {
        var story = A.Case().WarrantIssued();
        var content = new AttemptContent(ArrestOutcome.Enquiry, T, "PNC", "PC Lowe", found) { NextAction = "Go to the address.", NextActionBy = T.AddHours(3) };

        Refused.By("WAR-03", story, () => story.Last<Warrant>().RecordArrestAttempt(content, WarrantGrade.B, Policy.Defaults, story.Officer, story.Now));
    }

    [Fact, Trait("Rule", "WAR-03"), Trait("Rule", "WAR-04")]
    public void An_attempt_needs_its_time_a_place_people_what_was_found_and_a_next_action_in_time()
    {
        var story = A.Case().WarrantIssued();
        var warrant = story.Last<Warrant>();
        void Attempt(AttemptContent content) => warrant.RecordArrestAttempt(content, WarrantGrade.B, Policy.Defaults, story.Officer, story.Now);
        var good = NotThere(T, T.AddDays(2));

        Refused.By("WAR-03", story, () => Attempt(good with { MadeAt = T.AddTicks(-1) }));
        Refused.By("WAR-03", story, () => Attempt(good with { MadeAt = T.AddTicks(1), NextActionBy = T.AddDays(2) }));
        Refused.By("WAR-03", story, () => Attempt(good with { Place = " " }));
        Refused.By("WAR-03", story, () => Attempt(good with { WhoWent = "" }));
        Refused.By("WAR-03", story, () => Attempt(good with { Found = " " }));
        Refused.By("WAR-03", story, () => Attempt(good with { NextAction = null }));
        Refused.By("WAR-03", story, () => Attempt(good with { NextActionBy = null }));
        Refused.By("WAR-03", story, () => Attempt(good with { NextActionBy = T }));
        Refused.By("WAR-04", story, () => Attempt(good with { NextActionBy = T.AddDays(7).AddTicks(1) }));
        Attempt(good with { NextActionBy = T.AddDays(7) });
        Assert.Single(warrant.Attempts);
    }

    [Fact, Trait("Rule", "WAR-04")]
    public void The_next_action_follows_the_grade_that_counts_not_the_one_that_was_given_below_the_floor()
    {
        var story = A.Case().WarrantIssued().GradedAs(WarrantGrade.C);

        Refused.By("WAR-04", story, () => story.Last<Warrant>().RecordArrestAttempt(NotThere(T, T.AddHours(49)), WarrantGrade.A, Policy.Defaults, story.Officer, story.Now));
    }

    [Fact, Trait("Rule", "WAR-07")]
    public void An_arrest_is_recorded_with_its_custody_reference()
    {
        var story = A.Case().WarrantIssued();

        Refused.By("WAR-07", story, () => story.Last<Warrant>().RecordArrestAttempt(Success(T) with { CustodyReference = " " }, WarrantGrade.A, Policy.Defaults, story.Officer, story.Now));
    }

    [Fact, Trait("Rule", "WAR-02"), Trait("Rule", "WAR-01")]
    public void A_warrant_names_its_court_and_offence_and_is_graded_no_lower_than_its_floor()
    {
        var story = A.Case();

        Refused.By("WAR-01", story, () => Warrant.Issue(story.Case, Paper(T) with { Court = " " }, story.Officer, T));
        Refused.By("WAR-01", story, () => Warrant.Issue(story.Case, Paper(T) with { Offence = "" }, story.Officer, T));
        Refused.By("WAR-01", story, () => Warrant.Issue(story.Case, Paper(T.AddTicks(1)), story.Officer, T));
        story.WarrantIssued();
        Refused.By("WAR-02", story, () => story.Last<Warrant>().GradeAs(WarrantGrade.C, WarrantGrade.B, story.Officer, T));
    }

    [Fact, Trait("Rule", "WAR-06"), Trait("Rule", "WAR-05")]
    public void Reviewed_alone_is_no_review_and_its_direction_is_for_the_next_24_hours()
    {
        var story = A.Case().WarrantIssued();
        var warrant = story.Last<Warrant>();
        void Review(ReviewContent content, Decider? by = null, bool monthly = false) => warrant.Review(content, monthly, by ?? story.Sergeant, story.Now);
        var good = Reviewed(T);

        Refused.By("WAR-06", story, () => Review(good with { Done = "Reviewed." }));
        Refused.By("WAR-06", story, () => Review(good with { Done = " " }));
        Refused.By("WAR-06", story, () => Review(good with { Gaps = "" }));
        Refused.By("WAR-06", story, () => Review(good with { Direction = "Continue" }));
        Refused.By("WAR-05", story, () => Review(good with { NextActionBy = T.AddHours(24).AddTicks(1) }));
        Refused.By("WAR-05", story, () => Review(good with { NextActionBy = T }));
        Refused.By("WAR-06", story, () => Review(good, new Decider(story.Officer, Rank.Constable)));
        Refused.By("WAR-06", story, () => Review(good, story.Inspector, monthly: true));
        Review(good with { NextActionBy = T.AddHours(24) });
        Assert.Single(warrant.Reviews);
    }

    [Fact, Trait("Rule", "WAR-07")]
    public void A_warrant_ends_by_an_outcome_with_evidence_decided_by_a_supervisor()
    {
        var story = A.Case().WarrantIssued();
        var warrant = story.Last<Warrant>();

        Refused.By("WAR-07", story, () => warrant.End(WarrantStatus.Withdrawn, " ", T, story.Sergeant, T));
        Refused.By("WAR-07", story, () => warrant.End(WarrantStatus.Outstanding, "It is old.", T, story.Sergeant, T));
        Refused.By("WAR-07", story, () => warrant.End(WarrantStatus.Executed, "Somebody says so.", T, story.Sergeant, T));
        Refused.By("WAR-07", story, () => warrant.End(WarrantStatus.Withdrawn, "Court reference 12.", T, new Decider(story.Officer, Rank.Constable), T));
        Refused.By("WAR-07", story, () => warrant.End(WarrantStatus.Withdrawn, "Court reference 12.", T.AddTicks(-1), story.Sergeant, T));
    }

    [Fact, Trait("Rule", "WAR-04")]
    public void A_supervisors_next_action_needs_words_a_reason_and_a_time_that_the_grade_allows_and_moves_no_clock()
    {
        var story = A.Case().WarrantIssued().Wait(days: 4);
        var warrant = story.Last<Warrant>();
        var before = story.Duties;
        void Set(NextActionContent next, Decider? by = null) => warrant.SetNextAction(next, WarrantGrade.B, Policy.Defaults, by ?? story.Sergeant, story.Now);
        var good = new NextActionContent("Try the work at six.", story.Now.AddDays(7), "Nobody went there.");

        Refused.By("WAR-04", story, () => Set(good with { What = "Noted." }));
        Refused.By("WAR-04", story, () => Set(good with { Reason = " " }));
        Refused.By("WAR-04", story, () => Set(good with { By = story.Now }));
        Refused.By("WAR-04", story, () => Set(good with { By = story.Now.AddDays(7).AddTicks(1) }));
        Refused.By("WAR-04", story, () => Set(good, new Decider(story.Officer, Rank.Constable)));
        story.On<Warrant>(_ => Set(good));

        Assert.True(warrant.AwaitsNextAction);
        Assert.Equal(before, story.Duties);
        story.Wait(hours: 1).Attempted();
        Assert.False(warrant.AwaitsNextAction);
    }

    [Fact, Trait("Rule", "WAR-05")]
    public void Handing_up_gives_the_next_rank_what_is_overdue_now_keeps_due_time_and_owner_and_does_not_break_the_silence()
    {
        var story = A.Case().Incident(Reports.Box.Weapon).WarrantIssued().Wait(hours: 25);
        var warrant = story.Last<Warrant>();
        var before = story.Duty("CLK-35");
        var quiet = story.Duty("CLK-49", "quiet").DueBy;
        void Up(Decider by, string reason = "No car for two nights.") => warrant.Escalate([.. story.Duties.Where(d => d.Clock == "CLK-35")], reason, by, story.Now);

        Refused.By("WAR-05", story, () => Up(story.Sergeant, " "));
        Refused.By("WAR-05", story, () => Up(new Decider(story.Officer, Rank.Constable)));
        Refused.By("WAR-05", story, () => Up(story.Superintendent));
        Refused.By("WAR-05", story, () => warrant.Escalate([before with { DueBy = story.Now.AddTicks(1) }], "Soon.", story.Sergeant, story.Now));
        story.On<Warrant>(_ => Up(story.Sergeant));
        var inspector = story.Duty("CLK-35");
        story.Wait(hours: 1).On<Warrant>(_ => Up(story.Sergeant));
        var superintendent = story.Duty("CLK-35");
        Refused.By("WAR-05", story, () => Up(story.Inspector));

        Assert.Equal(before with { InspectorAt = story.Now.AddHours(-1) }, inspector);
        Assert.Equal(inspector with { SuperintendentAt = story.Now }, superintendent);
        Assert.Equal(quiet, story.Duty("CLK-49", "quiet").DueBy);
    }
}
