using System.Runtime.CompilerServices;
using System.Text;
using StalkingCase.Domain.Alarms;
using StalkingCase.Domain.Duties;

namespace StalkingCase.Domain.Tests.Docs;

/// <summary>docs/duties.md and docs/alarms.md say what the code does. UPDATE_DOCS=1 writes them; else a stale page fails.</summary>
public class GeneratedDocsTests
{
    private static string Folder([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "docs"));

    [Fact]
    public void The_page_of_duties_is_what_the_duty_book_says()
    {
        var page = new StringBuilder("# Duties\n\nMade from the duty book and the policy as shipped. Change the code, then run the tests with `UPDATE_DOCS=1`.\n\n"
            + "| Clock | What is owed | Starts | Period | Owner | First above the owner | Ends by | Source |\n|---|---|---|---|---|---|---|---|\n");
        foreach (var clock in DutyBook.Clocks.OrderBy(c => c.Id, StringComparer.Ordinal))
            page.Append(System.Globalization.CultureInfo.InvariantCulture, $"| {clock.Id} | {clock.Title} | {clock.Trigger} | {PeriodsOf(clock.Id)} | {clock.OwnerWords} | {LadderOf(clock)} | {clock.Discharge}{(clock.SurvivesClosure ? " Still owed after the case is closed." : "")} | {clock.Why} |\n");
        Check("duties.md", page.ToString());
    }

    [Fact]
    public void The_page_of_alarms_is_what_the_alarm_book_says()
    {
        var page = new StringBuilder("# Alarms\n\nMade from the alarm book. Change the code, then run the tests with `UPDATE_DOCS=1`.\n\n"
            + "| Alarm | Title | What it urges | Kind | Source |\n|---|---|---|---|---|\n");
        foreach (var alarm in AlarmText.All)
            page.Append(System.Globalization.CultureInfo.InvariantCulture, $"| {alarm.Id} | {alarm.Title} | {alarm.Urges} | {(alarm.IsPattern ? "pattern: a supervisor clears or decides" : "task: the fact that does it")} | {alarm.Source} |\n");
        Check("alarms.md", page.ToString());
    }

    private static string PeriodsOf(string id) => Policy.Clocks.FirstOrDefault(c => c.Id == id) is { } clock
        ? string.Join("; ", clock.Rows.Select(r => $"{r.Key.Name} {r.Default.Words}".Trim()))
        : "24 hours";

    private static string LadderOf(Clock clock)
    {
        var words = clock.LadderWords;
        return words.Length == 0 ? "nobody" : words;
    }

    private static void Check(string name, string page)
    {
        var path = Path.Combine(Folder(), name);
        if (Environment.GetEnvironmentVariable("UPDATE_DOCS") == "1") File.WriteAllText(path, page);
        Assert.Equal(page, File.Exists(path) ? File.ReadAllText(path).ReplaceLineEndings("\n") : "");
    }
}
