using System.Globalization;
using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Duties;
using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.Orders;
using StalkingCase.Domain.Reports;
using StalkingCase.Domain.Risk;
using StalkingCase.Domain.Safeguarding;
using StalkingCase.Domain.Tests.Support;
using StalkingCase.Domain.Victims;
using StalkingCase.Domain.Warrants;

namespace StalkingCase.Domain.Tests.Victims;

/// <summary>The clocks of the Victims' Code, an instant before and at each deadline, on London clocks with the holidays of England and Wales.</summary>
public partial class VictimClockTests
{
    private static readonly (string Clock, ToldOf Of, Func<Story, Story> Happens)[] News =
    [
        ("CLK-13", ToldOf.Custody, s => s.Arrested()),
        ("CLK-13", ToldOf.Custody, s => s.Act(c => c.RecordInterview(s.Now, s.Officer, s.Now))),
        ("CLK-13", ToldOf.Custody, s => s.Bailed()),
        ("CLK-13", ToldOf.Custody, s => s.Act(c => c.RecordNotInvestigated(s.Now, s.Officer, s.Now))),
        ("CLK-14", ToldOf.ChargeDecision, s => s.Charged()),
        ("CLK-14", ToldOf.ChargeDecision, s => s.Act(c => c.RecordNoFurtherAction(s.Now, OutcomeCode.EvidentialDifficulty, s.Officer, s.Now))),
        ("CLK-15", ToldOf.Warrant, s => s.WarrantIssued()),
        ("CLK-16", ToldOf.Court, s => s.Act(c => c.RecordConviction(s.Now, s.Officer, s.Now))),
    ];

    /// <summary>A time on a London clock.</summary>
    private static DateTimeOffset London(string at)
    {
        var local = DateTime.ParseExact(at, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        return UkTime.At(DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local));
    }

    private static Story At(string at) => A.Case().At(London(at));

    private static Story Downgraded(string at)
    {
        var story = A.Case();
        return story.Act(c => c.DowngradeRights("Not a victim of stalking.", story.Sergeant, story.Now)).At(London(at));
    }

    /// <summary>Not overdue one instant before, overdue at it; late only when met after it.</summary>
    private static void IsDueAt(DateTimeOffset expected, Duty duty)
    {
        Assert.Equal(expected, duty.DueBy);
        Assert.False(duty.IsOverdue(expected.AddTicks(-1)));
        Assert.True(duty.IsOverdue(expected));
    }

    [Theory, Trait("Rule", "CLK-13"), Trait("Rule", "CLK-14"), Trait("Rule", "CLK-15"), Trait("Rule", "CLK-16"), Trait("Rule", "VIC-01")]
    [InlineData("2026-03-03 09:00", "2026-03-04 09:00", "2026-03-10 09:00")] // a plain week
    [InlineData("2026-03-07 11:00", "2026-03-09 11:00", "2026-03-13 11:00")] // begun on a Saturday
    [InlineData("2026-03-27 15:00", "2026-03-30 15:00", "2026-04-07 15:00")] // summer time, then Easter
    [InlineData("2026-04-02 15:00", "2026-04-07 15:00", "2026-04-13 15:00")] // before Good Friday
    [InlineData("2026-10-23 09:00", "2026-10-26 09:00", "2026-10-30 09:00")] // winter time
    [InlineData("2026-12-24 10:00", "2026-12-29 10:00", "2027-01-05 10:00")] // Christmas, the substitute day, New Year
    public void News_is_told_in_one_working_day_and_in_five_without_enhanced_rights(string from, string enhanced, string plain)
    {
        foreach (var (clock, _, happens) in News)
        {
            IsDueAt(London(enhanced), happens(At(from)).Duty(clock));
            IsDueAt(London(clock is "CLK-16" ? enhanced : plain), happens(Downgraded(from)).Duty(clock));
        }
    }

    [Fact, Trait("Rule", "VIC-01")]
    public void Taking_rights_away_changes_nothing_that_runs_and_giving_them_back_counts_for_what_comes()
    {
        var story = At("2026-03-03 09:00").Arrested();
        story.Act(c => c.DowngradeRights("Another offence.", story.Sergeant, story.Now)).Wait(hours: 1);
        Assert.Equal(London("2026-03-04 09:00"), story.Duty("CLK-13").DueBy);
        Assert.Equal(London("2026-03-10 10:00"), story.Arrested().Duty("CLK-13").DueBy);

        story.Act(c => c.RestoreRights("He came back.", story.Officer, story.Now)).Wait(hours: 1).Arrested();
        Assert.Equal(London("2026-03-04 11:00"), story.Duty("CLK-13").DueBy);

        Refused.By("VIC-01", story, () => story.Case.DowngradeRights("Because.", new Decider(story.Officer, Rank.Constable), story.Now));
        Refused.By("VIC-01", story, () => story.Case.DowngradeRights(" ", story.Sergeant, story.Now));
        Refused.By("VIC-01", story, () => story.Case.RestoreRights(" ", story.Officer, story.Now));
    }

    [Fact, Trait("Rule", "VIC-03")]
    public void News_is_met_only_by_a_success_that_tells_of_it_at_or_after_it_or_by_a_choice_recorded_then()
    {
        foreach (var (clock, of, happens) in News)
        {
            Story Begun() => happens(A.Case().Wait(days: 1));
            var other = Enum.GetValues<ToldOf>().First(t => t != of);

            Assert.True(Begun().Told(Story.Start.AddDays(1).AddTicks(-1), of).Duty(clock).IsOpen, $"{clock} was met before it began.");
            Assert.True(Begun().Told(other).NoAnswer().Duty(clock).IsOpen, $"{clock} was met by something else.");
            Assert.False(Begun().Told(of).Duty(clock).IsOpen, $"{clock} was not met at its start.");

            var chose = Begun().Wait(hours: 1);
            chose.Act(c => c.ChooseUpdates(null, false, [other], "Not that.", chose.Officer, chose.Now));
            Assert.True(chose.Duty(clock).IsOpen, $"{clock} was met by another choice.");
            chose.Act(c => c.ChooseUpdates(null, false, [of], "Does not want to hear of it.", chose.Officer, chose.Now));
            Assert.Equal(chose.Now, chose.Duty(clock).MetAt);
            Assert.True(happens(chose.Wait(hours: 1)).Duty(clock).IsOpen, $"{clock}: an earlier choice met what came later.");
        }
    }

    [Fact, Trait("Rule", "VIC-03")]
    public void Told_an_instant_after_the_deadline_is_met_late()
    {
        var due = London("2026-03-04 09:00");
        var late = At("2026-03-03 09:00").Arrested().At(due.AddTicks(1)).Told(ToldOf.Custody).Duty("CLK-13");
        Assert.True(late.MetAt > late.DueBy);
        var inTime = At("2026-03-03 09:00").Arrested().At(due).Told(ToldOf.Custody).Duty("CLK-13");
        Assert.True(inTime.MetAt <= inTime.DueBy);
    }

    [Fact, Trait("Rule", "CLK-15")]
    public void An_arrest_on_a_warrant_is_told_as_its_issue_was()
    {
        var story = At("2026-03-03 09:00").WarrantIssued().Wait(hours: 2).Executed();
        IsDueAt(London("2026-03-04 11:00"), story.Duty("CLK-15"));
        Assert.All(story.Told(ToldOf.Warrant).DutiesOf("CLK-15"), d => Assert.False(d.IsOpen));
    }

    [Theory, Trait("Rule", "CLK-10")]
    [InlineData("2026-04-02 15:00", "2026-04-03 15:00", "2026-04-08 15:00")]
    [InlineData("2026-03-28 12:00", "2026-03-29 13:00", "2026-03-31 12:00")] // 24 hours over the change of the clocks
    [InlineData("2026-12-24 10:00", "2026-12-25 10:00", "2026-12-30 10:00")]
    public void Support_is_offered_in_24_hours_and_the_referral_sent_in_two_working_days(string from, string offered, string sent)
    {
        var story = At(from).Reported(Box.Gifts);
        IsDueAt(London(offered), story.Duty("CLK-10", ""));
        IsDueAt(London(sent), story.Duty("CLK-10", "sent"));

        story.Wait(hours: 1).Act(c => c.OfferSupport("Thinks about it.", story.Officer, story.Now));
        Assert.Equal((false, true), (story.Duty("CLK-10", "").IsOpen, story.Duty("CLK-10", "sent").IsOpen));
        story.Act(c => c.DeclineSupport("Does not want it.", story.Officer, story.Now));
        Assert.False(story.Duty("CLK-10", "sent").IsOpen);
    }

    [Fact, Trait("Rule", "CLK-10")]
    public void Where_a_referral_is_open_what_the_victim_says_of_it_after_a_further_report_is_the_answer()
    {
        var story = A.Case().Reported(Box.Gifts).Wait(hours: 1);
        var referral = Referral.Make(story.Case, Guid.NewGuid(), null, new ConsentContent(IsGiven: true, ConsentScopes.All, "In person."), story.Now, story.Officer, story.Now);
        story.Keep(referral).Wait(days: 1).Reported(Box.Gifts);
        Assert.Contains(story.DutiesOf("CLK-10"), d => d.IsOpen);

        referral.ChangeConsent(new ConsentContent(IsGiven: true, ConsentScopes.Contact, "By phone."), story.Officer, story.Wait(hours: 1).Now);
        Assert.DoesNotContain(story.Keep(referral).DutiesOf("CLK-10"), d => d.IsOpen);
    }

    [Theory, Trait("Rule", "CLK-12")]
    [InlineData("2026-04-02 15:00", "2026-04-08 15:00")]
    [InlineData("2026-10-24 09:00", "2026-10-27 09:00")]
    [InlineData("2026-12-23 10:00", "2026-12-29 10:00")]
    public void Confirmation_and_needs_are_due_in_two_working_days_and_each_is_met_by_its_own_acts(string from, string due)
    {
        var story = At(from).Reported(Box.Gifts);
        IsDueAt(London(due), story.Duty("CLK-12", ""));
        IsDueAt(London(due), story.Duty("CLK-12", "needs"));

        story.Wait(hours: 1).Act(c => c.ChooseUpdates(7, false, [], "Every week.", story.Officer, story.Now));
        Assert.All(story.DutiesOf("CLK-12"), d => Assert.True(d.IsOpen));
        story.Keep(NeedsAssessment.Record(story.Case, Enum.GetValues<Need>().ToDictionary(n => n, _ => Answer.No), null, story.Officer, story.Now));
        Assert.Equal((true, false), (story.Duty("CLK-12", "").IsOpen, story.Duty("CLK-12", "needs").IsOpen));

        var report = story.LastFact(FactKind.ReportRecorded).SubjectId;
        story.Act(c => c.Confirm(report, new ConfirmationContent(story.Now, ConfirmationWay.ByHand, "Handed over."), story.Officer, story.Now));
        Assert.False(story.Duty("CLK-12", "").IsOpen);
    }
}
