using FsCheck.Xunit;
using StalkingCase.Domain.Alarms;
using StalkingCase.Domain.Duties;
using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.Orders;
using StalkingCase.Domain.Reports;
using StalkingCase.Domain.Risk;
using StalkingCase.Domain.Tests.Support;
using StalkingCase.Domain.Warrants;

namespace StalkingCase.Domain.Tests.Duties;

/// <summary>Random histories: each byte is one act, and how long it was after the one before.</summary>
public class HistoryPropertyTests
{
    private static readonly Action<Story>[] Acts =
    [
        s => s.Reported(Box.UnwantedContact), s => s.Incident(Box.Following, Box.Damage), s => s.Breach(Box.VisitsHome), s => s.Afraid(Answer.Yes, Box.Weapon),
        s => s.HappenedEarlier(s.Now.AddDays(-20), Box.Loitering), s => s.Voided(), s => s.Proposed(RiskGrade.Medium), s => s.Endorsed(s.Inspector), s => s.OrderMade(),
        s => s.Arrested(s.Now.AddDays(-1)), s => s.Bailed(), s => s.BailEnded(), s => s.Warned(), s => s.NotNow(), s => s.WarrantIssued(), s => s.Attempted(),
        s => s.GradedAs(WarrantGrade.A), s => s.ReviewedBy(s.Inspector), s => s.Executed(), s => s.Planned(), s => s.Told(Domain.Victims.ToldOf.Custody), s => s.NoAnswer(),
        s => s.Closed(), s => s.Reopened(), s => s.Cleared(AlarmKind.ProbableCourseOfConduct), s => s.Four(Answer.Yes, Answer.Yes),
        s => s.OrderServed(), s => s.On<Order>(o => o.End(s.Now, "Discharged.", s.Officer, s.Now)), s => s.On<Order>(o => o.DecideRenewal(RenewalDecision.LetEnd, "Agrees.", "Not needed.", s.Officer, s.Now)),
        s => s.On<Order>(o => o.Vary(s.Now, UkTime.DateOf(s.Now).AddYears(3), [], "Changed.", false, s.Officer, s.Now)), s => s.On<Warrant>(w => w.ClearPnc(s.Now, s.Officer, s.Now)),
    ];

    private static Story Told(byte[]? acts)
    {
        var story = A.Case();
        foreach (var act in (acts ?? []).Take(40))
        {
            story.Wait(hours: act % 7 * 9);
            try
            {
                Acts[act % Acts.Length](story);
            }
            catch (Exception refused) when (refused is RuleViolationException or InvalidOperationException or ArgumentOutOfRangeException)
            {
                // Refused: nothing of it stands.
            }

            // An entry may have reopened the case (REP-08), which is a fact of the case.
            story.Keep(story.Case);
        }

        return story;
    }

    private static string Written(CaseFacts facts, Neighbours around)
    {
        var alarms = AlarmBook.Derive(facts, around);
        var duties = DutyBook.Derive(facts, alarms, RiskPicture.Of(facts, around), PolicyHistory.Defaults);
        return string.Join('\n', alarms.Select(a => $"{a} {string.Join(',', a.Because)}").Concat(duties.Select(d => d.ToString())));
    }

    [Property(MaxTest = 60)]
    public void The_same_facts_in_any_order_give_the_same_alarms_and_duties(byte[] acts, int turn)
    {
        var story = Told(acts);
        var turned = story.History.OrderBy(f => (f.Seq * 7919L) ^ turn).ToList();

        Assert.Equal(Written(story.Facts, story.Around), Written(new CaseFacts(turned), story.Around));
    }

    [Property(MaxTest = 60)]
    public void Ids_of_duties_and_alarms_are_unique(byte[] acts)
    {
        var story = Told(acts);

        Assert.Equal(story.Alarms.Count, story.Alarms.Select(a => a.Id).Distinct().Count());
        Assert.Equal(story.Duties.Count, story.Duties.Select(d => d.Id).Distinct().Count());
    }

    [Property(MaxTest = 60)]
    public void Later_facts_never_change_when_an_alarm_was_raised(byte[] acts)
    {
        var story = Told(acts);
        var full = story.Alarms.ToDictionary(a => a.Id, a => a.RaisedAt);
        var hasVoids = story.History.Any(f => f.Kind is FactKind.EntryVoided);

        foreach (var prefix in Enumerable.Range(1, story.History.Count))
        {
            foreach (var alarm in AlarmBook.Derive(new CaseFacts(story.History.Take(prefix)), story.Around))
            {
                if (hasVoids && !full.ContainsKey(alarm.Id)) continue;
                Assert.Equal(alarm.RaisedAt, full[alarm.Id]);
            }
        }
    }

    [Property(MaxTest = 60)]
    public void An_open_case_always_has_a_next_clock_and_a_closed_one_owes_only_what_outlives_it_or_was_learned_after(byte[] acts)
    {
        var story = Told(acts);
        var open = story.Duties.Where(d => d.IsOpen).ToList();

        if (story.Case.Status is Domain.Cases.CaseStatus.Open) Assert.NotEmpty(open);
        else Assert.All(open, d => Assert.True(DutyBook.ClockOf(d.Clock).SurvivesClosure || IsRowThatOutlives(d) || (!DutyBook.ClockOf(d.Clock).IsRoutine && LearnedAt(story, d) > Closed(story)), $"{d.Clock} of {d.StartsAt:u}"));
    }

    /// <summary>A warrant action that falls due, and bail that lapses, after the closure.</summary>
    private static bool IsRowThatOutlives(Duty duty) => duty is { Clock: "CLK-05", Part.Length: > 0 } or { Clock: "CLK-33", Part: "lapsed" };

    private static DateTimeOffset Closed(Story story) => story.History.Last(f => f.Kind is FactKind.CaseClosed).RecordedAt;

    private static DateTimeOffset LearnedAt(Story story, Duty duty) => story.History.FirstOrDefault(f => f.Id == duty.StartFactId)?.RecordedAt ?? duty.StartsAt;

    [Property(MaxTest = 60)]
    public void No_duty_is_discharged_without_a_fact_of_its_own_time_or_before_it_began(byte[] acts)
    {
        var story = Told(acts);

        foreach (var met in story.Duties.Where(d => d.MetAt is not null))
        {
            Assert.Contains(story.History, f => f.OccurredAt == met.MetAt && f.RecordedAt == met.MetRecordedAt && f.Id != met.StartFactId);
            var start = story.History.FirstOrDefault(f => f.Id == met.StartFactId);
            if (start is not null) Assert.True(met.MetAt >= start.OccurredAt, $"{met.Clock} was met at {met.MetAt}, before {start.OccurredAt}.");
        }
    }
}
