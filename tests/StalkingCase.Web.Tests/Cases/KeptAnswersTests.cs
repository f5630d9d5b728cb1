using System.Net;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Domain.Alarms;
using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.Reports;
using StalkingCase.Domain.Risk;
using StalkingCase.Web.Tests.Support;

namespace StalkingCase.Web.Tests.Cases;

/// <summary>REP-07, REP-16: a flag does not end because an entry was typed again or moved.</summary>
public sealed class KeptAnswersTests : IAsyncLifetime
{
    private const string Officer = "officer1-harbour";
    private WebApp _app = null!;

    public async Task InitializeAsync() => _app = await WebApp.StartAsync();

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_corrected_typing_error_leaves_the_flag_of_its_answers_open(bool byFour)
    {
        var (caseId, entryId) = await ReportedAsync(byFour);
        Assert.True(await IsFlaggedAsync(caseId));
        var browser = await _app.SignedInAsync(Officer);
        var form = await browser.GetAsync($"/cases/{caseId}/incidents/{entryId}/correct");

        var saved = await browser.SubmitAsync(form, new Dictionary<string, string?> { ["Input.Account"] = "He followed her to the number 14 bus.", ["Input.Why"] = "Wrong bus." });

        Assert.Equal(HttpStatusCode.OK, saved.Status);
        Assert.True(await IsFlaggedAsync(caseId));
        await using var db = _app.Open();
        var right = await db.Entries.SingleAsync(e => e.CaseId == caseId && e.VoidedAt == null);
        var (before, after) = (await db.Facts.SingleAsync(f => f.SubjectId == entryId && f.Kind == FactKind.IncidentRecorded), await db.Facts.SingleAsync(f => f.Id == right.FactId));
        Assert.Equal((before.Detail.Four, before.Detail.AfterToldToStop, before.Detail.ReportedBy, before.Detail.ReportId), (after.Detail.Four, after.Detail.AfterToldToStop, after.Detail.ReportedBy, after.Detail.ReportId));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_entry_moved_to_the_right_case_raises_its_flag_there(bool byFour)
    {
        var (wrongId, entryId) = await ReportedAsync(byFour);
        var right = await _app.AddCaseAsync(Officer, "Odile Farrow", "Jasper Quince");
        await using (var db = _app.Open()) Assert.False(await db.Alarms.AnyAsync(a => a.CaseId == right.Id && a.Kind == AlarmKind.ProbableCourseOfConduct));
        var browser = await _app.SignedInAsync(Officer);
        var form = await browser.GetAsync($"/cases/{wrongId}/incidents/{entryId}/move");

        var moved = await browser.SubmitAsync(form, new Dictionary<string, string?> { ["Input.RightCaseId"] = form.Page!.QuerySelectorAll("option").Single(o => o.TextContent == right.Reference).GetAttribute("value"), ["Input.Why"] = "Typed on the wrong case." });

        Assert.Empty(moved.Errors);
        Assert.Equal(HttpStatusCode.OK, moved.Status);
        Assert.True(await IsFlaggedAsync(right.Id));
        Assert.False(await IsFlaggedAsync(wrongId));
        await using var after = _app.Open();
        var entry = await after.Entries.SingleAsync(e => e.CaseId == right.Id);
        Assert.NotNull(entry.ReportId);
        Assert.Equal(ReportedBy.SomebodyElse, (await after.Facts.SingleAsync(f => f.Id == entry.FactId)).Detail.ReportedBy);
    }

    /// <summary>Between neighbours and without fear: only FOUR, or being told to stop, makes it more than a question.</summary>
    private async Task<(Guid CaseId, Guid EntryId)> ReportedAsync(bool byFour)
    {
        var (by, now) = (_app.Account(Officer), _app.Now);
        var (caseId, _) = await _app.AddCaseAsync(Officer, relationship: Relationship.Neighbour);
        await using var db = _app.Open(Officer);
        var onto = await db.Cases.SingleAsync(c => c.Id == caseId);
        var report = Report.Start(by.ForceId, by.UnitId!.Value, by.Id, now);
        var incident = new EntryContent(EntryType.Report, now.AddHours(-1), TimePrecision.Minute, "He followed her to the number 41 bus.", [Box.UnwantedContact, Box.Following]) { Fear = Answer.No, AfterToldToStop = !byFour };
        var entry = LogReport.Submit(report, new ReportContent(incident)
        {
            ReportedBy = ReportedBy.SomebodyElse,
            Relationship = Relationship.Neighbour,
            Four = byFour ? new FourAnswers(Answer.Yes, Answer.Yes, Answer.No, Answer.No) : null,
        }, onto, by.Id, now);
        db.AddRange(report, entry);
        await db.CommitAsync(null, now, default);
        return (caseId, entry.Id);
    }

    private async Task<bool> IsFlaggedAsync(Guid caseId)
    {
        await using var db = _app.Open();
        return await db.Alarms.AnyAsync(a => a.CaseId == caseId && a.Kind == AlarmKind.ProbableCourseOfConduct && a.EndedAt == null);
    }
}
