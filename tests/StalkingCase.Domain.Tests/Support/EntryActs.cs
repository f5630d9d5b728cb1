using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Reports;
using StalkingCase.Domain.Risk;

namespace StalkingCase.Domain.Tests.Support;

/// <summary>Reports, entries and what people say of them.</summary>
public static class EntryActs
{
    public static EntryContent Content(this Story story, EntryType type, params Box[] boxes) =>
        new(type, story.Now, TimePrecision.Minute, "What was said.", boxes);

    public static Story Reported(this Story story, params Box[] boxes) => story.Reported(c => c, boxes);

    public static Story Reported(this Story story, Func<ReportContent, ReportContent> with, params Box[] boxes)
    {
        var report = Report.Start(story.Case.ForceId, story.Case.UnitId, story.Officer, story.Now);
        var entry = LogReport.Submit(report, with(new ReportContent(story.Content(EntryType.Report, boxes))), story.Case, story.Officer, story.Now);
        return story.Keep(story.Case).Keep(report).Keep(entry);
    }

    public static Story Incident(this Story story, params Box[] boxes) => story.Entered(EntryType.Incident, c => c, boxes);

    public static Story Breach(this Story story, params Box[] boxes) => story.Entered(EntryType.Breach, c => c, boxes);

    public static Story Statement(this Story story, params Box[] boxes) => story.Entered(EntryType.Statement, c => c, boxes);

    public static Story Afraid(this Story story, Answer fear, params Box[] boxes) => story.Entered(EntryType.Incident, c => c with { Fear = fear }, boxes);

    public static Story Entered(this Story story, EntryType type, Func<EntryContent, EntryContent> with, params Box[] boxes) =>
        story.Keep(Entry.Record(story.Case, with(story.Content(type, boxes)), story.Officer, story.Now));

    public static Story HappenedEarlier(this Story story, DateTimeOffset at, params Box[] boxes) =>
        story.Entered(EntryType.Incident, c => c with { OccurredAt = at }, boxes);

    public static Story Voided(this Story story, Entry? entry = null)
    {
        var wrong = entry ?? story.Last<Entry>();
        wrong.Void(VoidReason.Mistake, "Entered by mistake.", story.Officer, story.Now);
        return story.Keep(wrong);
    }

    public static Story Four(this Story story, Answer? fixated = null, Answer? obsessive = null, Answer? unwanted = null, Answer? repeated = null) =>
        story.Act(c => c.AnswerFour(new FourAnswers(fixated, obsessive, unwanted, repeated), story.Officer, story.Now));
}
