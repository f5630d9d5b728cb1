using System.Net;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.People;
using StalkingCase.Domain.Reports;
using StalkingCase.Domain.Risk;
using StalkingCase.Web.Tests.Support;

namespace StalkingCase.Web.Tests.Reports;

public sealed partial class LogReportTests : IAsyncLifetime
{
    private const string Logger = "officer1-harbour";
    private WebApp _app = null!;
    private Browser _browser = null!;

    public async Task InitializeAsync()
    {
        _app = await WebApp.StartAsync();
        _browser = await _app.SignedInAsync(Logger);
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task A_whole_report_opens_a_case_with_a_proposed_grade_and_duties_in_nine_page_loads()
    {
        var before = _browser.PageLoads;

        var done = await _browser.SubmitReportAsync(await _browser.ToCheckAsync());

        Assert.Equal("Report recorded", done.Heading);
        Assert.InRange(_browser.PageLoads - before, 1, 9);
        await using var db = _app.Open();
        var opened = await db.Cases.SingleAsync();
        Assert.Contains(opened.Reference, done.Text, StringComparison.Ordinal);
        Assert.Equal(RiskGrade.Medium, (await db.Assessments.SingleAsync()).Grade);
        var facts = await db.Facts.Where(f => f.Kind == FactKind.FollowUpOpened).ToListAsync();
        Assert.Equal([FollowUp.HappenedBefore, FollowUp.AddressFlag], facts.Select(f => f.Detail.FollowUp!.Value).Order());
        Assert.True(await db.Facts.AnyAsync(f => f.Kind == FactKind.SupportOffered));
        Assert.DoesNotContain(_browser.Addresses, a => a.Contains("Fairweather", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_empty_first_step_says_what_is_missing_and_keeps_what_was_typed()
    {
        var page = await _browser.SubmitAsync(await _browser.GetAsync("/reports/new"), new Dictionary<string, string?> { ["Input.VictimFirstName"] = "  <b>Ottoline & Co  " }, "Continue");

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Equal(3, page.Errors.Count);
        Assert.Contains("Select yes if anyone is in immediate danger now", page.Errors);
        Assert.Contains("Enter the victim's last name or select \"Name not known yet\"", page.Errors);
        Assert.Contains("Select the safest way to contact the victim", page.Errors);
        var draft = await DraftAsync();
        var resumed = await _browser.GetAsync($"/reports/drafts/{draft.Id}/victim");
        Assert.Equal("  <b>Ottoline & Co  ", resumed.Page!.QuerySelector("[name='Input.VictimFirstName']")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Immediate_danger_is_answered_with_a_warning_and_never_stops_the_form()
    {
        var fields = Journey.Victim();
        fields["Input.InDanger"] = "True";

        var next = await _browser.SubmitAsync(await _browser.GetAsync("/reports/new"), fields, "Continue");

        Assert.Equal("Who is doing this?", next.Heading);
        Assert.Contains("Call for help on the radio", next.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_grade_below_the_floor_needs_fifty_characters()
    {
        var page = await _browser.SubmitAsync(await _browser.GetAsync("/reports/new"), Journey.Victim(), "Continue");
        page = await _browser.SubmitAsync(page, Journey.Suspect(), "Continue");
        var what = Journey.WhatHappened();
        what["Input.Did"] = "ThreatsToKill";
        page = await _browser.SubmitAsync(page, what, "Continue");
        page = await _browser.SubmitAsync(page, Journey.Four(), "Continue");
        Assert.Contains("HIGH RISK", page.Text, StringComparison.Ordinal);
        var grade = Journey.Screening("Standard");
        grade["Input.Why"] = "Short.";

        var refused = await _browser.SubmitAsync(page, grade, "Continue");

        Assert.Equal(["Enter why your grade is below the lowest allowed, in 50 characters or more"], refused.Errors);
    }

    [Fact]
    public async Task Earlier_records_are_answered_before_the_next_step()
    {
        await KnownAsync();

        var page = await _browser.SubmitAsync(await _browser.GetAsync("/reports/new"), Journey.Victim("Priyanka", "Deshmuk"), "Continue");

        Assert.Equal("Who is the victim?", page.Heading);
        Assert.Equal(["Select the same person, or \"None of these\""], page.Errors);
        Assert.Contains("1 report, last 2 Mar 2026", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_two_people_need_a_choice_of_case_and_the_report_is_added_to_theirs()
    {
        var known = await KnownAsync();
        var check = await _browser.ToCheckAsync(Journey.Victim("Priyanka", "Deshmuk", $"{known.VictimId}"), Journey.Suspect("Alasdair", "Pinkerton", $"{known.SuspectId}"));

        var refused = await _browser.SubmitReportAsync(check);
        Assert.Equal(["Choose an existing case or start a new case"], refused.Errors);
        Assert.Contains("This will be report 2", refused.Text, StringComparison.Ordinal);
        var done = await _browser.SubmitReportAsync(refused, $"{known.CaseId}");

        Assert.Contains(known.Reference, done.Text, StringComparison.Ordinal);
        await using var db = _app.Open();
        Assert.Equal(2, await db.Reports.CountAsync(r => r.CaseId == known.CaseId));
        Assert.Equal("Deshmukh", (await db.People.SingleAsync(p => p.Id == known.VictimId)).LastName);
    }

    [Fact]
    public async Task A_new_case_for_the_same_two_people_is_linked_to_the_first_so_that_the_pattern_counts_both()
    {
        var known = await KnownAsync();
        var check = await _browser.ToCheckAsync(Journey.Victim("Priyanka", "Deshmuk", $"{known.VictimId}"), Journey.Suspect("Alasdair", "Pinkerton", $"{known.SuspectId}"));

        await _browser.SubmitReportAsync(check, "new");

        Assert.Equal([LinkDecision.Linked, LinkDecision.Linked], await DecisionsAsync());
    }

    [Fact]
    public async Task None_of_these_is_remembered_on_both_cases()
    {
        await KnownAsync();
        var check = await _browser.ToCheckAsync(Journey.Victim("Priyanka", "Deshmuk", "none"));

        await _browser.SubmitReportAsync(check);

        Assert.Equal([LinkDecision.Refused, LinkDecision.Refused], await DecisionsAsync());
    }

    [Fact]
    public async Task A_report_by_the_suspect_against_the_victim_gets_a_case_of_its_own_and_the_first_case_notes_it()
    {
        var known = await KnownAsync();
        var check = await _browser.ToCheckAsync(Journey.Victim("Alasdair", "Pinkerton", $"{known.SuspectId}"), Journey.Suspect("Priyanka", "Deshmuk", $"{known.VictimId}"));
        Assert.Contains($"This is a report against the victim of {known.Reference}: it gets a case of its own", check.Text, StringComparison.Ordinal);

        await _browser.SubmitReportAsync(check);

        await using var db = _app.Open();
        Assert.Equal(2, await db.Cases.CountAsync());
        Assert.True(await db.Facts.AnyAsync(f => f.CaseId == known.CaseId && f.Kind == FactKind.CounterCaseOpened));
    }

    [Fact]
    public async Task A_case_hidden_from_the_reader_is_not_hinted_at()
    {
        await KnownAsync("officer2-harbour", restricted: true);

        var page = await _browser.SubmitAsync(await _browser.GetAsync("/reports/new"), Journey.Victim("Priyanka", "Deshmukh"), "Continue");

        Assert.Equal("Who is doing this?", page.Heading);
    }

    [Fact]
    public async Task A_suspect_who_works_for_the_force_makes_the_case_restricted_without_a_word()
    {
        var staff = _app.Account("officer3-harbour");
        var names = staff.DisplayName.Split(' ');
        var suspect = Journey.Suspect(names[^2], names[^1]);
        (suspect["Input.SuspectBorn.Day"], suspect["Input.SuspectBorn.Month"], suspect["Input.SuspectBorn.Year"]) = ($"{staff.BornOn!.Value.Day}", $"{staff.BornOn.Value.Month}", $"{staff.BornOn.Value.Year}");

        var done = await _browser.SubmitReportAsync(await _browser.ToCheckAsync(suspect: suspect));

        Assert.Equal("Report recorded", done.Heading);
        Assert.DoesNotContain("estrict", done.Text, StringComparison.Ordinal);
        await using var db = _app.Open();
        var @case = await db.Cases.SingleAsync();
        Assert.True(@case.IsRestricted);
        Assert.DoesNotContain(@case.NamedReaders, n => n.UserId == staff.Id);
        Assert.True(await db.Conflicts.AnyAsync(c => c.CaseId == @case.Id && c.UserId == staff.Id));
        Assert.Equal(HttpStatusCode.NotFound, (await (await _app.SignedInAsync("officer3-harbour")).GetAsync($"/cases/{@case.Id}")).Status);
    }

    private Task<Arrangement> KnownAsync(string loggedBy = Logger, bool restricted = false) => _app.CaseAsync(loggedBy, restricted: restricted,
        victim: new Identity("Priyanka", "Deshmukh", null, new DateOnly(1991, 3, 4), null), suspect: new Identity("Alasdair", "Pinkerton", null, new DateOnly(1985, 6, 7), null));

    private async Task<Report> DraftAsync()
    {
        await using var db = _app.Open();
        return await db.Reports.SingleAsync(r => r.Status == ReportStatus.Draft);
    }

    private async Task<IEnumerable<LinkDecision>> DecisionsAsync()
    {
        await using var db = _app.Open();
        return (await db.Facts.Where(f => f.Kind == FactKind.LinkDecided).ToListAsync()).Select(f => f.Detail.Link!.Value);
    }
}
