using StalkingCase.Domain.Alarms;
using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Duties;
using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.Orders;
using StalkingCase.Domain.Reports;
using StalkingCase.Domain.Risk;
using StalkingCase.Domain.Tests.Support;
using StalkingCase.Domain.Victims;
using StalkingCase.Domain.Warrants;

namespace StalkingCase.Domain.Tests.Duties;

/// <summary>Bail and its end, arrest for a breach, and the court after it.</summary>
public class CustodyClockTests
{
    private static readonly DateTimeOffset T = Story.Start;
    private static readonly DateOnly LastDay = UkTime.DateOf(T).AddDays(10);
    private static readonly DateTimeOffset Over = UkTime.StartOfDay(LastDay.AddDays(1));

    private static Story OnBail(bool noContact = true) => A.Case().Act(c => c.RecordBail(T, noContact, LastDay, Guid.NewGuid(), T));

    [Fact, Trait("Rule", "ALM-06")]
    public void Bail_forbids_contact_to_the_end_of_its_last_day_and_not_after()
    {
        Assert.True(OnBail().At(Over.AddTicks(-1)).Incident(Box.Loitering).Shows(AlarmKind.BreachWithoutArrest));
        Assert.False(OnBail().At(Over).Incident(Box.Loitering).Shows(AlarmKind.BreachWithoutArrest));

        // A change that names no new end keeps the old one; an extension moves it.
        var changed = OnBail().Wait(days: 2);
        changed.Act(c => c.RecordBailChange(changed.Now, true, changed.Officer, changed.Now));
        Assert.False(changed.At(Over).Incident(Box.Loitering).Shows(AlarmKind.BreachWithoutArrest));
        var longer = OnBail().Wait(days: 2);
        longer.Act(c => c.ExtendBail(T, longer.Now, LastDay.AddDays(30), true, longer.Inspector, longer.Now));
        Assert.True(longer.At(Over).Incident(Box.Loitering).Shows(AlarmKind.BreachWithoutArrest));
    }

    [Fact, Trait("Rule", "CLK-33"), Trait("Rule", "ORD-08")]
    public void Bail_that_runs_out_asks_for_the_gap_check_on_the_day_after_hidden_until_then_also_when_the_case_is_closed()
    {
        var row = Assert.Single(OnBail().DutiesOf("CLK-33"));
        Assert.Equal((Over, Over, UkTime.At(LastDay.AddDays(1), new TimeOnly(23, 59)), true), (row.VisibleFrom, row.StartsAt, row.DueBy, row.IsOpen));
        Assert.Equal(row, Assert.Single(OnBail().Wait(days: 1).Closed().DutiesOf("CLK-33")) with { CaseId = row.CaseId, Id = row.Id, ForceId = row.ForceId, StartFactId = row.StartFactId, SubjectId = row.SubjectId, UnitId = row.UnitId });
        Assert.Empty(OnBail(noContact: false).DutiesOf("CLK-33"));

        // Ended, changed or granted anew before: not needed; the new end has a row of its own.
        Assert.Equal(CancelReason.Met, Assert.Single(OnBail().At(Over.AddTicks(-1)).Charged().BailEnded().DutiesOf("CLK-33", "lapsed")).Cancelled);
        var longer = OnBail().Wait(days: 2);
        longer.Act(c => c.ExtendBail(T, longer.Now, LastDay.AddDays(30), true, longer.Inspector, longer.Now));
        Assert.Equal(UkTime.StartOfDay(LastDay.AddDays(31)), Assert.Single(longer.DutiesOf("CLK-33"), d => d.IsOpen).VisibleFrom);

        Assert.True(OnBail().At(Over).BailEnded().Duty("CLK-33", "lapsed").IsOpen);
        Assert.Equal(Over.AddHours(9), OnBail().At(Over.AddHours(9)).NotNow().Duty("CLK-33", "lapsed").MetAt);
    }

    [Fact, Trait("Rule", "CLK-33")]
    public void The_gap_check_ends_by_a_decision_on_an_order_or_by_bail_that_forbids_contact_and_by_no_other_bail()
    {
        Story Gap() => A.Case().Act(c => c.RecordRelease(T, true, Guid.NewGuid(), T)).Wait(hours: 1);

        Assert.True(Gap().Bailed(noContact: false).Duty("CLK-33").IsOpen);
        Assert.False(Gap().Bailed().Duty("CLK-33").IsOpen);
        Assert.False(Gap().NotNow().Duty("CLK-33").IsOpen);
        var changed = Gap().Bailed(noContact: false).Wait(hours: 1);
        changed.Act(c => c.RecordBailChange(changed.Now, true, changed.Officer, changed.Now));
        Assert.Equal(changed.Now, changed.Duty("CLK-33").MetAt);
    }

    [Fact, Trait("Rule", "CLK-29")]
    public void A_breach_ticked_on_an_incident_is_of_the_order_or_bail_in_force_then()
    {
        Story Ordered(OrderKind kind) => A.Case().OrderMade(kind).Wait(days: 1).Incident(Box.UnwantedContact, Box.BreachOfOrder).Wait(hours: 1).Arrested();

        Assert.Equal(T.AddDays(1).AddHours(25), Ordered(OrderKind.DomesticViolenceOrder).Duty("CLK-29").DueBy);
        Assert.Empty(Ordered(OrderKind.StalkingProtection).DutiesOf("CLK-29"));
        Assert.Empty(A.Case().OrderMade(OrderKind.DomesticViolenceOrder).Wait(days: 1).Incident(Box.UnwantedContact).Arrested().DutiesOf("CLK-29"));
        Assert.Empty(A.Case().OrderMade(OrderKind.DomesticViolenceOrder, protectsSomebodyElse: true).Wait(days: 1).Incident(Box.BreachOfOrder).Arrested().DutiesOf("CLK-29"));
        var ended = A.Case().OrderMade(OrderKind.DomesticViolenceOrder).Wait(days: 1);
        ended.On<Order>(o => o.End(ended.Now, "Discharged.", ended.Officer, ended.Now)).Wait(hours: 1).Incident(Box.BreachOfOrder).Arrested();
        Assert.Empty(ended.DutiesOf("CLK-29"));

        Story Charged(bool noContact) => A.Case().Charged().Bailed(noContact).Wait(days: 1).Incident(Box.UnwantedContact, Box.BreachOfOrder).Arrested();
        Assert.Single(Charged(noContact: true).DutiesOf("CLK-29"));
        Assert.Empty(Charged(noContact: false).DutiesOf("CLK-29"));
    }

    [Theory, Trait("Rule", "CLK-29"), Trait("Rule", "CLK-30")]
    [InlineData("CLK-29", 1)]
    [InlineData("CLK-30", 2)]
    public void Only_a_hearing_with_a_date_in_time_ends_the_courts_clock_and_a_late_one_on_its_own_day(string clock, int days)
    {
        Story Story() => clock == "CLK-30" ? A.Case().Keep(OrderKind.DomesticAbuseNotice)
            : A.Case().OrderMade(OrderKind.DomesticViolenceOrder).Incident(Box.BreachOfOrder).Arrested();
        var due = UkTime.DateOf(T).AddDays(days);
        Duty After(DateOnly? on, DateTimeOffset? known = null)
        {
            var story = Story().At(known ?? T.AddHours(1));
            return story.Act(c => c.RecordHearing(story.Now, story.Officer, story.Now, on)).Duty(clock);
        }

        Assert.True(After(null).IsOpen);
        Assert.True(After(due.AddDays(1)).IsOpen);
        Assert.True(After(due.AddDays(30)).IsOpen);
        Assert.NotNull(After(due).MetAt);
        var late = After(due.AddDays(1), UkTime.At(due.AddDays(1), new TimeOnly(10, 0)));
        Assert.True(late.MetAt > late.DueBy);
        if (clock == "CLK-29") Assert.NotNull(Story().Wait(hours: 3).Act(c => c.RecordRemand(T.AddHours(3), Guid.NewGuid(), T.AddHours(3))).Duty(clock).MetAt);
    }

    [Fact, Trait("Rule", "CLK-28"), Trait("Rule", "ORD-05"), Trait("Rule", "ALM-06")]
    public void An_attempt_without_a_warrant_ends_the_first_and_dates_the_next_until_the_arrest_or_an_inspectors_decision()
    {
        var story = A.Case().Decided(RiskGrade.High).Breach(Box.UnwantedContact, Box.BreachOfOrder).Wait(hours: 2);
        var breach = story.Duty("CLK-28", "attempt").SubjectId;
        Refused.By("ORD-05", story, () => story.Case.RecordArrestAttempt(breach, story.Now.AddTicks(1), story.Now.AddHours(2), story.Officer, story.Now));
        Refused.By("ORD-05", story, () => story.Case.RecordArrestAttempt(breach, story.Now, story.Now, story.Officer, story.Now));
        Refused.By("ORD-05", story, () => story.Case.RecordArrestAttempt(breach, story.Now, story.Now.AddHours(24).AddTicks(1), story.Officer, story.Now));

        story.ArrestDecided(breach, ArrestDecision.Wanted, story.Sergeant).Act(c => c.RecordArrestAttempt(breach, story.Now, story.Now.AddHours(24), story.Officer, story.Now));

        Assert.Equal(story.Now, story.Duty("CLK-28", "attempt").MetAt);
        var next = Assert.Single(story.DutiesOf("CLK-28"), d => d.IsOpen);
        Assert.Equal(("next", breach, story.Now.AddHours(24)), (next.Part, next.SubjectId, next.DueBy));
        Assert.Empty(story.DutiesOf("CLK-36"));
        story.Wait(hours: 20).Act(c => c.RecordArrestAttempt(breach, story.Now, story.Now.AddHours(5), story.Officer, story.Now));
        Assert.Equal(story.Now.AddHours(5), Assert.Single(story.DutiesOf("CLK-28"), d => d.IsOpen).DueBy);
        Assert.True(story.Shows(AlarmKind.BreachWithoutArrest));

        story.Wait(hours: 1).ArrestDecided(breach, ArrestDecision.None, story.Inspector);
        Assert.DoesNotContain(story.DutiesOf("CLK-28"), d => d.IsOpen);
        Assert.False(story.Shows(AlarmKind.BreachWithoutArrest));
    }

    [Fact, Trait("Rule", "WAR-09"), Trait("Rule", "CLK-13"), Trait("Rule", "CLK-05")]
    public void Kept_in_custody_after_a_warrant_tells_the_victim_and_looks_at_the_risk_again()
    {
        var story = A.Case().Reported(Box.Gifts).WarrantIssued().Wait(hours: 1).Executed().Wait(hours: 5);
        story.On<Warrant>(w => w.RecordResult(story.Case, WarrantResult.Remanded, story.Now, story.Officer, story.Now)).Keep(story.Case);

        Assert.True(story.Duty("CLK-13").IsOpen);
        Assert.Equal(story.Now, story.Duty("CLK-13").StartsAt);
        Assert.Contains(story.DutiesOf("CLK-05"), d => d.IsOpen && d.StartFactId == story.LastFact(FactKind.Remanded).Id);
        Assert.False(story.Wait(hours: 1).Told(ToldOf.Custody).Duty("CLK-13").IsOpen);
    }

    [Fact, Trait("Rule", "CLK-32")]
    public void The_end_of_bail_is_warned_of_at_every_point_of_the_policy_and_never_called_overdue_before_it()
    {
        var end = UkTime.At(UkTime.DateOf(T).AddMonths(3), new TimeOnly(23, 59));
        var rows = A.Case().Bailed().DutiesOf("CLK-32").OrderBy(d => d.VisibleFrom).ToList();
        Assert.Equal([28, 14, 7, 2], rows.Select(r => (end - r.VisibleFrom).Days));
        Assert.All(rows, r => Assert.Equal(end, r.DueBy));
        Assert.Equal([rows[1].VisibleFrom, rows[2].VisibleFrom, rows[3].VisibleFrom], rows.Skip(1).Select(r => r.InspectorAt));
        Assert.Equal(rows[3].VisibleFrom, rows[3].SuperintendentAt);
        Assert.True(rows[0].InspectorAt > end && rows[2].SuperintendentAt > end);

        // The first fact after the next point takes the earlier warning away; the last stands until bail is dealt with.
        var story = A.Case().Bailed().At(rows[1].VisibleFrom.AddTicks(-1)).NoAnswer();
        Assert.Equal(4, story.DutiesOf("CLK-32").Count(d => d.IsOpen));
        story.Wait(ticks: 1).NoAnswer();
        Assert.Equal(CancelReason.NoLongerOwed, Assert.Single(story.DutiesOf("CLK-32"), d => !d.IsOpen).Cancelled);
        story.At(end.AddDays(1)).NoAnswer();
        Assert.Equal(end, Assert.Single(story.DutiesOf("CLK-32"), d => d.IsOpen).DueBy);

        // An extension warns again before the new end, under ids of its own.
        var longer = A.Case().Bailed().Wait(days: 80);
        var before = longer.DutiesOf("CLK-32").Select(d => d.Id).ToList();
        longer.Act(c => c.ExtendBail(T, longer.Now, UkTime.DateOf(T).AddMonths(6), true, longer.Inspector, longer.Now));
        Assert.Equal(4, longer.DutiesOf("CLK-32").Count(d => d.IsOpen && d.VisibleFrom > longer.Now && !before.Contains(d.Id)));

        // Ten days of bail leave the warnings that still have time.
        Assert.Equal([T, rows[2].VisibleFrom.AddTicks((Over.AddMinutes(-1) - end).Ticks), rows[3].VisibleFrom.AddTicks((Over.AddMinutes(-1) - end).Ticks)], OnBail().DutiesOf("CLK-32").OrderBy(d => d.VisibleFrom).Select(d => d.VisibleFrom));
    }

    [Fact, Trait("Rule", "CLK-31"), Trait("Rule", "CLK-32"), Trait("Rule", "CLK-37")]
    public void A_change_of_the_warning_points_and_of_the_superintendents_time_has_effect()
    {
        var policy = PolicyHistory.Of([(T.AddDays(-1), """{"CLK-31":{"warn-1":"120d","warn-3":"45d"},"CLK-32":{"warn-1":"35d","warn-2":"21d"},"CLK-37":{"superintendent/A":"3d"}}""")]);
        var story = A.Case(Relationship.ExPartner).Incident(Box.Following).Incident(Box.UnwantedContact).Bailed().WarrantIssued().GradedAs(WarrantGrade.A);
        List<Duty> Of(string clock, PolicyHistory under) => [.. DutyBook.Derive(story.Facts, story.Alarms, story.Risk, under).Where(d => d.Clock == clock && d.Part != "file").OrderBy(d => d.VisibleFrom)];

        Assert.Equal([90, 60, 30, 14, 7, 1], Of("CLK-31", PolicyHistory.Defaults).Select(d => (d.DueBy - d.VisibleFrom).Days));
        var charge = Of("CLK-31", policy);
        Assert.Equal([120, 60, 45, 14, 7, 1], charge.Select(d => (d.DueBy - d.VisibleFrom).Days));
        Assert.Equal((charge[2].VisibleFrom, charge[3].VisibleFrom), (charge[2].InspectorAt, charge[3].SuperintendentAt));
        var bail = Of("CLK-32", policy);
        Assert.Equal([35, 21, 7, 2], bail.Select(d => (d.DueBy - d.VisibleFrom).Days));
        Assert.Equal(bail[1].VisibleFrom, bail[1].InspectorAt);
        Assert.Equal(TimeSpan.FromDays(3), Of("CLK-37", policy)[0].SuperintendentAt - Of("CLK-37", policy)[0].DueBy);
    }

    [Fact, Trait("Rule", "ORD-08")]
    public void Nobody_agrees_to_their_own_release_under_investigation()
    {
        var story = A.Case();
        Refused.By("ORD-08", story, () => story.Case.ReleaseUnderInvestigation(T, "No grounds for bail.", story.Officer, story.Officer, T));
        story.Act(c => c.ReleaseUnderInvestigation(T, "No grounds for bail.", story.Sergeant.Id, story.Officer, T));
    }
}

file static class Notices
{
    public static Story Keep(this Story story, OrderKind kind) =>
        story.Keep(Order.Made(story.Case, new MadeContent(kind, story.Now, null), story.Officer, story.Now));
}
