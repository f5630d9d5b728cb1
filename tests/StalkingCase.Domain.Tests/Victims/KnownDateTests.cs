using System.Globalization;
using StalkingCase.Domain.Duties;
using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.Reports;
using StalkingCase.Domain.Risk;
using StalkingCase.Domain.Safeguarding;
using StalkingCase.Domain.Tests.Support;
using StalkingCase.Domain.Victims;

namespace StalkingCase.Domain.Tests.Victims;

public class KnownDateTests
{
    private static readonly TimeOnly LastMinute = new(23, 59);

    private static DateTimeOffset EndOf(DateOnly day) => UkTime.At(day, LastMinute);

    private static Story Known(DateOnly on, KnownDateKind kind = KnownDateKind.PrisonRelease)
    {
        var story = A.Case();
        return Known(story.Keep(SafeguardingPlan.Start(story.Case, story.Officer, story.Officer, story.Now)), on, kind);
    }

    private static Story Known(Story story, DateOnly on, KnownDateKind kind = KnownDateKind.PrisonRelease) =>
        story.Act(c => c.KnowDate(kind, on, "The day he comes out.", story.Officer, story.Now));

    [Theory, Trait("Rule", "CLK-46")]
    [InlineData("2026-06-30", "2026-06-16", "2026-06-29")]
    [InlineData("2026-04-05", "2026-03-22", "2026-04-04")] // over the change of the clocks
    [InlineData("2027-01-04", "2026-12-21", "2027-01-03")]
    public void The_victim_is_warned_and_the_plan_reviewed_14_days_before_and_on_the_day_before(string on, string first, string second)
    {
        var story = Known(DateOnly.Parse(on, CultureInfo.InvariantCulture));
        foreach (var part in (string[])["victim", "plan"])
        {
            var (one, two) = (story.Duty("CLK-46", part + "-1"), story.Duty("CLK-46", part + "-2"));
            Assert.Equal((EndOf(DateOnly.Parse(first, CultureInfo.InvariantCulture)), EndOf(DateOnly.Parse(second, CultureInfo.InvariantCulture))), (one.DueBy, two.DueBy));
            Assert.Equal((false, true), (one.IsOverdue(one.DueBy.AddTicks(-1)), one.IsOverdue(one.DueBy)));
            Assert.Equal(UkTime.StartOfDay(DateOnly.Parse(second, CultureInfo.InvariantCulture)), two.VisibleFrom);
        }
    }

    [Fact, Trait("Rule", "CLK-46"), Trait("Rule", "VIC-03")]
    public void A_warning_counts_from_its_own_day_and_only_if_it_says_so_and_a_plan_review_is_its_own()
    {
        var on = new DateOnly(2026, 3, 30);
        var story = Known(on).Wait(hours: 1).Told(ToldOf.Routine);
        Assert.True(story.Duty("CLK-46", "victim-1").IsOpen);

        story.Told(ToldOf.KnownDate);
        Assert.Equal((false, true, true), (story.Duty("CLK-46", "victim-1").IsOpen, story.Duty("CLK-46", "victim-2").IsOpen, story.Duty("CLK-46", "plan-1").IsOpen));
        story.At(UkTime.StartOfDay(on.AddDays(-1)).AddTicks(-1)).Told(ToldOf.KnownDate);
        Assert.True(story.Duty("CLK-46", "victim-2").IsOpen);
        story.At(UkTime.StartOfDay(on.AddDays(-1))).Told(ToldOf.KnownDate).Planned();
        Assert.All(story.DutiesOf("CLK-46"), d => Assert.False(d.IsOpen));
    }

    private static IReadOnlyList<Duty> OfPlan(Story story) => [.. story.DutiesOf("CLK-46").Where(d => d.Part is "plan-1" or "plan-2").OrderBy(d => d.Part)];

    [Fact, Trait("Rule", "CLK-46"), Trait("Rule", "SAF-08")]
    public void A_review_of_the_plan_is_owed_only_where_a_plan_is_and_a_closed_case_without_one_owes_none()
    {
        var on = new DateOnly(2026, 3, 30);
        var without = Known(A.Case().Decided(RiskGrade.Standard), on).Wait(days: 1).Closed();
        Assert.Equal((0, 2), (OfPlan(without).Count, without.DutiesOf("CLK-46").Count(d => d.IsOpen)));
        Assert.Empty(OfPlan(Known(Ended(A.Case().Planned().Wait(days: 1)).Wait(days: 1), on)));
        Assert.Empty(OfPlan(Known(A.Case(), on).At(UkTime.StartOfDay(on.AddDays(1))).Planned()));

        var kept = Known(A.Case().Planned().Wait(days: 1), on).Wait(days: 1).Closed();
        Assert.Equal([true, true], OfPlan(kept).Select(d => d.IsOpen));
        Assert.All(OfPlan(Ended(kept.Wait(days: 1))), d => Assert.Equal((CancelReason.SubjectEnded, kept.Now), (d.Cancelled, d.CancelledAt)));
        Assert.Equal([false, true], OfPlan(kept.Wait(days: 1).Planned()).Select(d => d.IsOpen));
    }

    [Fact, Trait("Rule", "CLK-46")]
    public void A_review_that_was_made_stays_made_when_the_plan_ends_and_a_plan_begun_late_has_time_for_its_first()
    {
        var on = new DateOnly(2026, 3, 30);
        var ended = Known(A.Case().Planned().Wait(days: 1), on).Wait(days: 1).On<SafeguardingPlan>(p => p.Review(new PlanReviewContent(ReviewTrigger.Periodic, "Nothing.", "Calm."), Story.Start.AddDays(2), Guid.NewGuid(), Story.Start.AddDays(2)));
        Assert.Equal([false, true], OfPlan(Ended(ended.Wait(days: 1))).Select(d => d.MetAt is null));
        Assert.NotNull(OfPlan(ended)[1].CancelledAt);

        var late = Known(A.Case(), on).At(new(2026, 3, 25, 9, 0, 0, TimeSpan.Zero));
        late.Keep(SafeguardingPlan.Start(late.Case, late.Officer, late.Officer, late.Now));
        Assert.Equal([late.Now.AddDays(1), EndOf(on.AddDays(-1))], OfPlan(late).Select(d => d.DueBy));
    }

    private static Story Ended(Story story) => story.On<SafeguardingPlan>(p => p.End("She moved away.", null, story.Officer, story.Now));

    [Fact, Trait("Rule", "CLK-46")]
    public void A_date_known_late_warns_as_soon_as_any_news_and_before_the_day_begins()
    {
        Assert.Equal(Story.Start.AddDays(1), Known(new DateOnly(2026, 3, 9)).Duty("CLK-46", "victim-1").DueBy);
        Assert.Equal(UkTime.StartOfDay(new DateOnly(2026, 3, 3)), Known(new DateOnly(2026, 3, 3)).Duty("CLK-46", "victim-1").DueBy);
        Assert.Equal(Story.Start, Known(new DateOnly(2026, 3, 2)).Duty("CLK-46", "victim-1").DueBy);
    }

    [Fact, Trait("Rule", "CLK-46")]
    public void A_cancelled_date_warns_no_more_and_one_in_the_past_or_without_words_is_refused()
    {
        var story = Known(new DateOnly(2026, 6, 30));
        var date = story.LastFact(FactKind.DateKnown).SubjectId;
        Refused.By("CLK-46", story, () => story.Case.CancelDate(date, " ", story.Officer, story.Now));
        story.Wait(days: 1).Act(c => c.CancelDate(date, "He stays in.", story.Officer, story.Now));
        Assert.All(story.DutiesOf("CLK-46"), d => Assert.NotNull(d.CancelledAt));

        Refused.By("CLK-46", story, () => story.Case.KnowDate(KnownDateKind.PrisonRelease, new DateOnly(2026, 3, 2), null, story.Officer, story.Now));
        Refused.By("CLK-46", story, () => story.Case.KnowDate(KnownDateKind.Other, new DateOnly(2026, 9, 2), " ", story.Officer, story.Now));
        Refused.By("CLK-46", story, () => story.Case.RecordHearing(story.Now, story.Officer, story.Now, new DateOnly(2026, 3, 2)));
    }

    private static void Warned(Story story, IReadOnlyList<Guid> known, IReadOnlyList<Guid> dates, params ToldOf[] told) => story.Keep(VictimContact.Record(story.Case,
        new ContactContent(story.Now, SafeContact.Phone, true, told, "Spoke to her.") { SafeToSpeak = true, NoContactWanted = true, KnownDates = known, Dates = dates }, ToldScreen.Nothing, story.Officer, story.Now));

    [Fact, Trait("Rule", "CLK-46")]
    public void A_contact_warns_of_the_dates_that_it_names_and_of_no_other()
    {
        var story = Known(new DateOnly(2026, 6, 30));
        var release = story.LastFact(FactKind.DateKnown).SubjectId;
        story.Act(c => c.RecordHearing(story.Now, story.Officer, story.Now, new DateOnly(2026, 5, 12)));
        var hearing = story.LastFact(FactKind.HearingKnown).SubjectId;
        Guid[] known = [release, hearing];
        bool IsOwed(Guid date) => story.DutiesOf("CLK-46", "victim-1").Single(d => d.SubjectId == date).IsOpen;
        story.Wait(hours: 1);

        Refused.By("CLK-46", story, () => Warned(story, known, [], ToldOf.KnownDate));
        Refused.By("CLK-46", story, () => Warned(story, known, [Guid.NewGuid()], ToldOf.KnownDate));
        Warned(story, known, [], ToldOf.Court);
        Assert.Equal((true, true), (IsOwed(release), IsOwed(hearing)));

        Warned(story, known, [release], ToldOf.Routine);
        Assert.Equal((false, true), (IsOwed(release), IsOwed(hearing)));
        Assert.Contains(ToldOf.KnownDate, story.LastFact(FactKind.VictimContacted).Detail.Told!);
        Warned(story, known, [hearing], ToldOf.Court);
        Assert.Equal((false, false), (IsOwed(release), IsOwed(hearing)));
    }

    [Fact, Trait("Rule", "CLK-46")]
    public void A_contact_about_court_that_had_no_date_to_name_warns_of_the_hearing()
    {
        var story = A.Case();
        story.Act(c => c.RecordHearing(story.Now, story.Officer, story.Now, new DateOnly(2026, 5, 12)));
        story.Wait(hours: 1);

        Warned(story, [], [], ToldOf.Court);

        Assert.Null(story.LastFact(FactKind.VictimContacted).Detail.DateIds);
        Assert.False(story.DutiesOf("CLK-46", "victim-1").Single().IsOpen);
    }

    [Fact, Trait("Rule", "CLK-18"), Trait("Rule", "CLK-46")]
    public void A_hearing_offers_the_statement_14_days_before_and_warns_like_any_date()
    {
        var story = A.Case();
        story.Act(c => c.RecordHearing(story.Now, story.Officer, story.Now, new DateOnly(2026, 6, 30)));
        Assert.Equal(EndOf(new DateOnly(2026, 6, 16)), story.Duty("CLK-18", "hearing").DueBy);
        Assert.Equal(["victim-1", "victim-2"], story.DutiesOf("CLK-46").Select(d => d.Part).Order());

        story.Wait(hours: 1).Told(ToldOf.Court);
        Assert.Equal((false, true), (story.Duty("CLK-46", "victim-1").IsOpen, story.Duty("CLK-18", "hearing").IsOpen));
        story.Act(c => c.OfferPersonalStatement("Will think.", story.Officer, story.Now));
        Assert.False(story.Duty("CLK-18", "hearing").IsOpen);
    }

    [Fact, Trait("Rule", "CLK-18")]
    public void The_statement_is_offered_before_the_file_or_the_charge_and_declining_is_an_answer()
    {
        var story = A.Case().Reported(Box.Gifts).Wait(days: 3).Charged();
        Assert.Equal(story.Now, story.Duty("CLK-18", "").DueBy);
        Assert.True(story.Duty("CLK-18", "").IsOpen);

        Refused.By("CLK-18", story, () => story.Case.DeclinePersonalStatement(" ", story.Officer, story.Now));
        story.Act(c => c.DeclinePersonalStatement("Does not want to.", story.Officer, story.Now));
        Assert.False(story.Duty("CLK-18", "").IsOpen);
    }
}
