using System.Net;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Domain.Alarms;
using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.Orders;
using StalkingCase.Domain.Reports;
using StalkingCase.Web.Tests.Support;

namespace StalkingCase.Web.Tests.Cases;

/// <summary>What is decided against the pattern is somebody's with rank, and seen: labels, outcome 17, complaints by the suspect.</summary>
public sealed class AgainstThePatternTests : IAsyncLifetime
{
    private const string Officer = "officer1-harbour";
    private WebApp _app = null!;
    private Arrangement _case = null!;

    public async Task InitializeAsync()
    {
        _app = await WebApp.StartAsync();
        _case = await _app.CaseAsync(Officer, Officer);
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task Rep_06_in_a_flagged_case_a_label_away_from_stalking_is_a_supervisor_s_and_raises_alm_11()
    {
        var fields = new Dictionary<string, string?> { ["Input.Principal"] = "Harassment", ["Input.Reason"] = "One visit only." };
        var address = $"/cases/{_case.CaseId}/incidents/{_case.EntryId}/classify";
        var officer = await _app.SignedInAsync(Officer);

        var refused = await officer.SubmitAsync(await officer.GetAsync(address), fields);
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Equal(["Calling it something other than stalking in a flagged case needs a supervisor."], refused.Errors);
        Assert.False(await IsOpenAsync(AlarmKind.OutcomeAgainstPattern));
        Assert.Empty((await officer.SubmitAsync(refused, new Dictionary<string, string?> { ["Input.Principal"] = "Stalking" })).Errors);

        var sergeant = await _app.SignedInAsync("sergeant-harbour");
        Assert.Empty((await sergeant.SubmitAsync(await sergeant.GetAsync(address), fields)).Errors);
        Assert.True(await IsOpenAsync(AlarmKind.OutcomeAgainstPattern));
    }

    [Fact]
    public async Task Rep_21_outcome_17_is_seen_by_the_superintendent_of_the_unit_from_the_moment_it_is_asked_for()
    {
        var officer = await _app.SignedInAsync(Officer);
        var form = await officer.GetAsync($"/cases/{_case.CaseId}/close");
        Assert.DoesNotContain(_case.Reference, await NotificationsAsync("superintendent-harbour"), StringComparison.Ordinal);

        await officer.SubmitAsync(form, new Dictionary<string, string?> { ["Ask.Outcome"] = "TimeLimitExpired", ["Ask.Reason"] = "The six months ended yesterday." });

        Assert.Contains($"{_case.Reference}: closure asked for", await NotificationsAsync("superintendent-harbour"), StringComparison.Ordinal);
        Assert.DoesNotContain("Time limit expired", await NotificationsAsync("inspector-harbour"), StringComparison.Ordinal);
        Assert.DoesNotContain(_case.Reference, await NotificationsAsync("superintendent-moorside"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Rep_21_what_a_closure_says_of_an_order_is_what_the_facts_say(bool decided)
    {
        if (decided) await _app.ActAsync(Officer, _case.CaseId, (c, by, now) => c.ConsiderOrder(OrderDecision.NotNow, NotNowReason.CriteriaNotMet, "No conduct since the warning.", by, now));
        await _app.ActAsync(Officer, _case.CaseId, (c, by, now) => c.RequestClosure(OutcomeCode.EvidentialDifficulty, "Nothing further to find.", new ClosureObstacles(false, false, false, false, false, false), by, now));
        var inspector = await _app.SignedInAsync("inspector-harbour");
        var form = await inspector.GetAsync($"/cases/{_case.CaseId}/close");
        await inspector.SubmitAsync(form, new Dictionary<string, string?>
        {
            ["Decide.Decision"] = "Close",
            ["Decide.ResidualRisk"] = "He lives nearby.",
            ["Decide.VictimTold"] = "True",
        });

        await using var after = _app.Open();
        var record = await after.Amendments.SingleAsync(a => a.CaseId == _case.CaseId && a.Field == "Closure record");
        Assert.Contains($"Decision on an order recorded: {(decided ? "yes" : "no")}", record.Earlier, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rep_17_a_supervisor_classes_the_suspect_s_complaint_vexatious_where_it_is_shown()
    {
        var counter = await _app.CaseAsync(Officer, Officer);
        var hidden = await _app.CaseAsync("officer2-harbour", restricted: true);
        await _app.ActAsync(Officer, _case.CaseId, (c, by, now) => c.NoteCounterComplaint(counter.CaseId, by, now));
        await _app.ActAsync(Officer, _case.CaseId, (c, by, now) => c.NoteCounterComplaint(hidden.CaseId, by, now));
        var officer = await _app.SignedInAsync(Officer);
        Assert.Equal(HttpStatusCode.Forbidden, (await officer.GetAsync($"/cases/{_case.CaseId}/alarms/vexatious")).Status);
        var sergeant = await _app.SignedInAsync("sergeant-harbour");
        var alarms = await sergeant.GetAsync($"/cases/{_case.CaseId}/alarms");
        Assert.Contains(counter.Reference, alarms.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(hidden.Reference, alarms.Text, StringComparison.Ordinal);
        var form = await sergeant.GetAsync(alarms.Page!.QuerySelectorAll("main a").Single(a => a.TextContent == "Class a complaint as vexatious").GetAttribute("href")!);
        Assert.Equal(2, (await sergeant.SubmitAsync(form, new { })).Errors.Count);
        await using var db = _app.Open();
        var noted = (await db.Facts.Where(f => f.CaseId == _case.CaseId && f.Kind == FactKind.CounterCaseOpened).ToListAsync()).Single(f => f.Detail.OtherCaseId == counter.CaseId);

        var saved = await sergeant.SubmitAsync(form, new Dictionary<string, string?> { ["Input.Complaint"] = $"{noted.Id}", ["Input.Words"] = "Made within the hour of his arrest, and withdrawn." });

        Assert.Contains("vexatious, counts as conduct towards the victim", saved.Text, StringComparison.Ordinal);
        Assert.True(await db.Facts.AnyAsync(f => f.Kind == FactKind.ClassedVexatious && f.SubjectId == noted.Id));
    }

    private async Task<string> NotificationsAsync(string who) => (await (await _app.SignedInAsync(who)).GetAsync("/notifications")).Text;

    private async Task<bool> IsOpenAsync(AlarmKind kind)
    {
        await using var db = _app.Open();
        return await db.Alarms.AnyAsync(a => a.CaseId == _case.CaseId && a.Kind == kind && a.EndedAt == null);
    }
}
