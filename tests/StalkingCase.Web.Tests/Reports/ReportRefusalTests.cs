using System.Net;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Data.Auditing;
using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.People;
using StalkingCase.Domain.Reports;
using StalkingCase.Domain.Risk;
using StalkingCase.Domain.Victims;
using StalkingCase.Web.Tests.Support;

namespace StalkingCase.Web.Tests.Reports;

/// <summary>A report that is late, stale or against a rule: nothing typed is lost and nothing wrong is recorded.</summary>
public sealed partial class ReportRefusalTests : IAsyncLifetime
{
    private const string Logger = "officer1-harbour";
    private static readonly Identity Victim = new("Priyanka", "Deshmukh", null, new DateOnly(1991, 3, 4), null);
    private static readonly Identity Suspect = new("Alasdair", "Pinkerton", null, new DateOnly(1985, 6, 7), null);
    private WebApp _app = null!;
    private Browser _browser = null!;

    public async Task InitializeAsync()
    {
        _app = await WebApp.StartAsync();
        _browser = await _app.SignedInAsync(Logger);
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Theory]
    [InlineData("Now", "Now: 2 Mar 2026, 09:00", 2)]
    [InlineData("Today", "Today: 2 Mar 2026", 2)]
    [InlineData("Yesterday", "Yesterday: 1 Mar 2026", 1)]
    public async Task Rep_01_a_report_submitted_after_midnight_keeps_the_day_on_which_its_words_were_said(string when, string shown, int day)
    {
        var check = await ToCheckAsync(what: new() { ["Input.When"] = when });
        await NextMorningAsync();

        var resumed = await _browser.GetAsync(check.Address.AbsolutePath);
        Assert.Contains(shown, resumed.Text, StringComparison.Ordinal);
        await _browser.SubmitReportAsync(resumed);

        await using var db = _app.Open();
        var entry = await db.Entries.SingleAsync();
        Assert.Equal(new DateOnly(2026, 3, day), UkTime.DateOf(entry.OccurredAt));
        if (when == "Now") Assert.Equal(WebApp.Start, entry.OccurredAt);
    }

    [Fact]
    public async Task Rep_01_when_is_counted_from_the_day_on_which_it_is_answered_otherwise()
    {
        var check = await ToCheckAsync();
        await NextMorningAsync();
        var step = await _browser.GetAsync(check.Address.AbsolutePath.Replace("/check", "/what-happened", StringComparison.Ordinal));
        Assert.Contains("\"Yesterday\" was said Yesterday, 09:00 and is counted from that day", step.Text, StringComparison.Ordinal);

        await _browser.SubmitAsync(step, new Dictionary<string, string?> { ["Input.When"] = "Today" }, "Continue");

        Assert.Contains("Today: 3 Mar 2026", (await _browser.GetAsync(check.Address.AbsolutePath)).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("screening", "Continue")]
    [InlineData("check", "Submit the report")]
    public async Task A_tab_left_open_leads_to_what_the_report_became(string step, string button)
    {
        var check = await ToCheckAsync();
        var stale = await _browser.GetAsync(check.Address.AbsolutePath.Replace("/check", $"/{step}", StringComparison.Ordinal));
        await _browser.SubmitReportAsync(check);

        var late = await _browser.SubmitAsync(stale, new Dictionary<string, string?>(), button);

        Assert.Equal((HttpStatusCode.OK, "Report recorded"), (late.Status, late.Heading));
        await using var db = _app.Open();
        Assert.Equal(1, await db.Entries.CountAsync());
    }

    [Fact]
    public async Task Rsk_10_the_same_person_as_victim_and_suspect_is_refused_on_the_check_step()
    {
        var known = await _app.CaseAsync(Logger, victim: Victim, suspect: Suspect);
        var check = await ToCheckAsync(Journey.Victim("Priyanka", "Deshmukh", $"{known.VictimId}"), Journey.Suspect("Priyanka", "Deshmukh", $"{known.VictimId}"));

        var refused = await _browser.SubmitReportAsync(check);

        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Equal(["The victim and the suspect are the same earlier record. Change one of them: they are two people (RSK-10)"], refused.Errors);
        await using var db = _app.Open();
        Assert.Equal(1, await db.Cases.CountAsync());
    }

    [Fact]
    public async Task A_rule_broken_by_the_act_itself_keeps_what_was_typed_and_says_why()
    {
        var check = await ToCheckAsync();
        await using (var db = _app.Open())
        {
            (await db.Users.SingleAsync(u => u.UserName == Logger)).UnitId = null;
            await db.SaveChangesAsync();
        }

        var refused = await _browser.SubmitReportAsync(check);

        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Equal(["Your account belongs to no unit. Ask an administrator, then submit: the report is saved."], refused.Errors);
        await using var after = _app.Open();
        Assert.Equal("Stalking", (await after.Reports.SingleAsync()).Values()["Check.Belief"]);
        Assert.Empty(after.Cases);
    }

    [Fact]
    public async Task Words_that_are_too_long_are_refused_and_kept_whole()
    {
        var page = await _browser.StepAsync(await _browser.GetAsync("/reports/new"), Journey.Victim());
        page = await _browser.StepAsync(page, Journey.Suspect());
        var happened = Journey.WhatHappened();
        happened["Input.Account"] = new string('a', 9000);

        var refused = await _browser.SubmitAsync(page, happened, "Continue");

        Assert.Equal(["What happened must be 4,000 characters or less"], refused.Errors);
        Assert.Equal(9000, (await _browser.GetAsync(refused.Address.AbsolutePath)).Page!.QuerySelector("[name='Input.Account']")!.TextContent.Trim().Length);
    }

    /// <summary>A session lasts a shift at most.</summary>
    private async Task NextMorningAsync()
    {
        _app.Clock.Advance(TimeSpan.FromHours(23));
        _browser = await _app.SignedInAsync(Logger);
    }

    private async Task<Answered> ToScreeningAsync(Dictionary<string, string?> victim, Dictionary<string, string?> suspect, Dictionary<string, string?>? what = null)
    {
        var page = await _browser.StepAsync(await _browser.GetAsync("/reports/new"), victim);
        page = await _browser.StepAsync(page, suspect);
        var happened = Journey.WhatHappened();
        foreach (var (name, value) in what ?? []) happened[name] = value;
        page = await _browser.SubmitAsync(page, happened, "Continue");
        return await _browser.SubmitAsync(page, Journey.Four(), "Continue");
    }

    private async Task<Answered> ToCheckAsync(Dictionary<string, string?>? victim = null, Dictionary<string, string?>? suspect = null, Dictionary<string, string?>? what = null, Dictionary<string, string?>? screening = null)
    {
        var page = await ToScreeningAsync(victim ?? Journey.Victim(), suspect ?? Journey.Suspect(), what);
        page = await _browser.SubmitAsync(page, screening ?? Journey.Screening(), "Continue");
        page = await _browser.SubmitAsync(page, Journey.Safeguarding(), "Continue");
        Assert.Equal("Check the report", page.Heading);
        return page;
    }

    private async Task<List<AccessLogEntry>> SearchesAsync()
    {
        await using var db = _app.Open();
        return await db.AccessLogEntries.AsNoTracking().Where(a => a.Action == "SEARCH").ToListAsync();
    }
}
