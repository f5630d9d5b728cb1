using System.Net;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Domain.Risk;
using StalkingCase.Web.Tests.Reports;
using StalkingCase.Web.Tests.Support;

namespace StalkingCase.Web.Tests.Admin;

public sealed class ScreeningToolsTests : IAsyncLifetime
{
    private const string Asked = "Has the person followed the victim, in the force's own words?";

    private WebApp _app = null!;

    public async Task InitializeAsync() => _app = await WebApp.StartAsync();

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact, Trait("Rule", "RSK-12"), Trait("Rule", "RSK-09"), Trait("Rule", "AUD-02")]
    public async Task A_text_of_the_force_is_asked_from_its_start_and_an_assessment_made_before_keeps_its_questions()
    {
        var of = await _app.CaseAsync("officer1-harbour", officerInCase: "officer1-harbour");
        var admin = await _app.SignedInAsync("admin");
        var list = await admin.GetAsync("/admin/screening-tools");
        Assert.Contains("The start, as shipped", list.Text, StringComparison.Ordinal);
        var page = await admin.GetAsync("/admin/screening-tools/tool?of=S-DASH");
        Assert.Contains("Is the victim badly frightened by what is happening?", page.Text, StringComparison.Ordinal);
        var asked = await admin.SubmitAsync(page, Later("Bring", new() { ["Bring.Text"] = Licensed("S-DASH"), ["Bring.Reason"] = "The owner licensed it." }), "Ask for this text");
        Assert.Contains("S-DASH: version licensed-1 starts, a text of the force", asked.Text, StringComparison.Ordinal);
        Assert.Contains("You asked for it: another administrator decides.", (await admin.GetAsync(await DecisionAsync())).Text, StringComparison.Ordinal);

        var deciding = await DecideAsync("Approve");
        Assert.Contains(Asked, deciding.Text, StringComparison.Ordinal);
        var officer = await _app.SignedInAsync("officer1-harbour");
        Assert.DoesNotContain(Asked, (await officer.GetAsync($"/cases/{of.CaseId}/risk/new?tool=S-DASH")).Text, StringComparison.Ordinal);
        _app.Clock.Advance(TimeSpan.FromDays(1));

        officer = await _app.SignedInAsync("officer1-harbour");
        var now = await officer.GetAsync($"/cases/{of.CaseId}/risk/new?tool=S-DASH");
        Assert.Contains(Asked, now.Text, StringComparison.Ordinal);
        Assert.Contains("version licensed-1", now.Text, StringComparison.Ordinal);
        var answers = Enumerable.Range(0, 11).ToDictionary(i => $"Input.Answers[{i}].Answer", i => (string?)"No");
        var grading = await officer.SubmitAsync(now, answers, "Continue to the grade");
        Assert.Contains("sent for endorsement", (await officer.SubmitAsync(grading, new Dictionary<string, string?> { ["Input.Grade"] = "High", ["Input.Rationale"] = "He follows her home every evening now." }, "Send for endorsement")).Text, StringComparison.Ordinal);
        await using var db = _app.Open();
        var made = await db.Assessments.Where(a => a.CaseId == of.CaseId && a.Id != of.AssessmentId).Select(a => new { a.Id, a.ToolVersion }).SingleAsync();
        Assert.Equal("licensed-1", made.ToolVersion);
        Assert.Contains(Asked, (await officer.GetAsync($"/cases/{of.CaseId}/risk/{made.Id}")).Text, StringComparison.Ordinal);
        var earlier = await officer.GetAsync($"/cases/{of.CaseId}/risk/{of.AssessmentId}");
        Assert.Contains("Is the victim badly frightened by what is happening?", earlier.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Asked, earlier.Text, StringComparison.Ordinal);
        Assert.Contains("version 2026.1", (await officer.GetAsync($"/cases/{of.CaseId}/risk")).Text, StringComparison.Ordinal);
        Assert.True(await db.AuditEntries.AnyAsync(a => a.Entity == "ToolChange"));
        Assert.DoesNotContain(Asked, (await (await _app.SignedInAsync("admin-ev")).GetAsync("/admin/screening-tools/tool?of=S-DASH")).Text, StringComparison.Ordinal);
    }

    [Fact, Trait("Rule", "RSK-12"), Trait("Rule", "RSK-01")]
    public async Task A_tool_switched_off_is_offered_to_nobody_until_a_version_starts_and_first_reports_always_have_theirs()
    {
        var of = await _app.CaseAsync("officer1-harbour", officerInCase: "officer1-harbour");
        var admin = await _app.SignedInAsync("admin");
        Assert.DoesNotContain("Switch it off", (await admin.GetAsync("/admin/screening-tools/tool?of=SCREEN")).Text, StringComparison.Ordinal);
        await admin.SubmitAsync(await admin.GetAsync("/admin/screening-tools/tool?of=S-DASH"), Later("Off", new() { ["Off.Reason"] = "The licence ended." }), "Ask to switch it off");
        await DecideAsync("Approve");
        _app.Clock.Advance(TimeSpan.FromDays(1));

        Assert.Contains("Switched off", (await (await _app.SignedInAsync("admin")).GetAsync("/admin/screening-tools")).Text, StringComparison.Ordinal);
        var officer = await _app.SignedInAsync("officer1-harbour");
        var choice = await officer.GetAsync($"/cases/{of.CaseId}/risk/new?tool=S-DASH");
        Assert.Contains("Which questions will you ask?", choice.Text, StringComparison.Ordinal);
        Assert.Null(choice.Page!.QuerySelector("input[name='tool'][value='S-DASH']"));
        Assert.NotNull(choice.Page.QuerySelector("input[name='tool'][value='DASH']"));
        Assert.Contains("Is the victim badly frightened by what is happening?", (await officer.GetAsync($"/cases/{of.CaseId}/risk/{of.AssessmentId}")).Text, StringComparison.Ordinal);
        var check = await officer.ToCheckAsync();
        Assert.DoesNotContain("ask the questions of S-DASH", (await officer.SubmitReportAsync(check)).Text, StringComparison.Ordinal);

        admin = await _app.SignedInAsync("admin");
        await admin.SubmitAsync(await admin.GetAsync("/admin/screening-tools/tool?of=S-DASH"), Later("Start", new() { ["Start.Version"] = "2026.1", ["Start.Reason"] = "The licence was renewed." }), "Ask for the start");
        await DecideAsync("Approve");
        _app.Clock.Advance(TimeSpan.FromDays(1));
        officer = await _app.SignedInAsync("officer1-harbour");
        Assert.NotNull((await officer.GetAsync($"/cases/{of.CaseId}/risk/new")).Page!.QuerySelector("input[name='tool'][value='S-DASH']"));
    }

    [Fact, Trait("Rule", "RSK-12")]
    public async Task A_report_goes_on_with_the_questions_it_began_with_and_the_next_one_asks_the_new_ones()
    {
        var admin = await _app.SignedInAsync("admin");
        await admin.SubmitAsync(await admin.GetAsync("/admin/screening-tools/tool?of=SCREEN"), Later("Bring", new() { ["Bring.Text"] = Licensed("SCREEN"), ["Bring.Reason"] = "The owner licensed it." }), "Ask for this text");
        await DecideAsync("Approve");
        var officer = await _app.SignedInAsync("officer1-harbour");
        var begun = await officer.ToCheckAsync();
        _app.Clock.Advance(TimeSpan.FromDays(1));

        officer = await _app.SignedInAsync("officer1-harbour");
        var step = await officer.GetAsync(begun.Address.AbsolutePath.Replace("/check", "/screening", StringComparison.Ordinal));
        Assert.Contains("version 2026.1", step.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Asked, step.Text, StringComparison.Ordinal);
        await officer.SubmitReportAsync(await officer.GetAsync(begun.Address.AbsolutePath));
        var next = await officer.GetAsync("/reports/new");
        var victim = Journey.Victim("Clementine", "Hartwood");
        victim["Input.SafePhone"] = "07700 900415";
        next = await officer.StepAsync(next, victim);
        next = await officer.StepAsync(next, Journey.Suspect("Barnabas", "Quill"));
        foreach (var answers in new[] { Journey.WhatHappened(), Journey.Four() }) next = await officer.SubmitAsync(next, answers, "Continue");

        Assert.Contains(Asked, next.Text, StringComparison.Ordinal);
        Assert.Equal("Safeguarding now", (await officer.SubmitAsync(next, Journey.Screening(), "Continue")).Heading);
        await using var db = _app.Open();
        Assert.Equal("2026.1", await db.Assessments.Select(a => a.ToolVersion).SingleAsync());
    }

    [Fact, Trait("Rule", "RSK-12"), Trait("Rule", "AUD-02")]
    public async Task What_cannot_be_asked_is_refused_with_a_sentence_and_what_was_typed_stays()
    {
        var admin = await _app.SignedInAsync("admin");
        const string Address = "/admin/screening-tools/tool?of=DASH";
        var broken = await admin.SubmitAsync(await admin.GetAsync(Address), Later("Bring", new() { ["Bring.Text"] = "{ \"code\": \"DASH\" }", ["Bring.Reason"] = "The owner licensed it." }), "Ask for this text");
        Assert.Equal(HttpStatusCode.BadRequest, broken.Status);
        Assert.Contains(broken.Errors, e => e.StartsWith("The risk tool cannot be read", StringComparison.Ordinal));
        Assert.Equal("{ \"code\": \"DASH\" }", broken.Page!.QuerySelector("[name='Bring.Text']")!.TextContent.Trim());
        var other = await admin.SubmitAsync(await admin.GetAsync(Address), Later("Bring", new() { ["Bring.Text"] = Licensed("S-DASH"), ["Bring.Reason"] = "The owner licensed it." }), "Ask for this text");
        Assert.Contains("This is the text of S-DASH, not of DASH.", other.Errors);
        var early = await admin.SubmitAsync(await admin.GetAsync(Address), new Dictionary<string, string?> { ["Off.Reason"] = "The licence ended.", ["Off.From.Choice"] = "Today", ["Off.From.Time"] = "08:00" }, "Ask to switch it off");
        Assert.Contains("Choose a time that is still to come", early.Errors);
        Assert.Equal("The licence ended.", early.Page!.QuerySelector("[name='Off.Reason']")!.TextContent.Trim());

        await admin.SubmitAsync(await admin.GetAsync(Address), Later("Off", new() { ["Off.Reason"] = "The licence ended." }), "Ask to switch it off");
        Assert.Contains("A change waits for a decision.", (await admin.GetAsync(Address)).Text, StringComparison.Ordinal);
        await DecideAsync("Decline");
        _app.Clock.Advance(TimeSpan.FromDays(1));
        admin = await _app.SignedInAsync("admin");
        Assert.DoesNotContain("Switched off: nobody is offered it.", (await admin.GetAsync(Address)).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await admin.GetAsync("/admin/screening-tools/tool?of=NONE")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await (await _app.SignedInAsync("admin-ev")).GetAsync($"/admin/screening-tools/decide?id={await AnyAsync()}")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await _app.SignedInAsync("superintendent-harbour")).GetAsync("/admin/screening-tools")).Status);
    }

    /// <summary>The shipped text under another version with its last question in other words: no licensed text stands here.</summary>
    private static string Licensed(string code)
    {
        var tool = ForceTools.Shipped.VersionsOf(code)[0];
        return RiskTools.Write(tool with { Version = "licensed-1", Owner = "The owner", Questions = [.. tool.Questions.SkipLast(1), tool.Questions[^1] with { Text = Asked }] });
    }

    private static Dictionary<string, string?> Later(string prefix, Dictionary<string, string?> fields)
    {
        (fields[$"{prefix}.From.Choice"], fields[$"{prefix}.From.Time"]) = ("Tomorrow", "06:00");
        return fields;
    }

    private async Task<Answered> DecideAsync(string button)
    {
        var second = await _app.SignedInAsync("admin2");
        var page = await second.GetAsync(await DecisionAsync());
        Assert.Equal(HttpStatusCode.OK, (await second.SubmitAsync(page, new { }, button)).Status);
        return page;
    }

    private async Task<string> DecisionAsync()
    {
        await using var db = _app.Open();
        return $"/admin/screening-tools/decide?id={await db.ToolChanges.Where(c => c.ApprovedAt == null && c.DeclinedAt == null).Select(c => c.Id).SingleAsync()}";
    }

    private async Task<Guid> AnyAsync()
    {
        await using var db = _app.Open();
        return await db.ToolChanges.Select(c => c.Id).FirstAsync();
    }
}
