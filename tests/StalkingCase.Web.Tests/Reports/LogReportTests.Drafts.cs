using System.Net;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.People;
using StalkingCase.Domain.Reports;
using StalkingCase.Domain.Risk;
using StalkingCase.Web.Tests.Support;

namespace StalkingCase.Web.Tests.Reports;

public sealed partial class LogReportTests
{
    [Fact]
    public async Task Reading_the_first_step_makes_no_draft()
    {
        await _browser.GetAsync("/reports/new");

        await using var db = _app.Open();
        Assert.Empty(db.Reports);
    }

    [Fact]
    public async Task Save_and_finish_later_keeps_a_half_filled_step_and_resume_returns_to_it()
    {
        var page = await _browser.SubmitAsync(await _browser.GetAsync("/reports/new"), Journey.Victim(), "Continue");

        var drafts = await _browser.SubmitAsync(page, new Dictionary<string, string?> { ["Input.SuspectLastName"] = "Glass" }, "Save and finish later");

        Assert.Contains("Suspect, What happened", drafts.Text, StringComparison.Ordinal);
        var resume = drafts.Page!.QuerySelectorAll("main a").Single(a => a.TextContent.StartsWith("Resume", StringComparison.Ordinal)).GetAttribute("href")!;
        var resumed = await _browser.GetAsync(resume);
        Assert.Equal("Who is doing this?", resumed.Heading);
        Assert.Equal("Glass", resumed.Page!.QuerySelector("[name='Input.SuspectLastName']")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Two_tabs_lose_nothing_and_both_versions_are_shown()
    {
        var first = await _browser.SubmitAsync(await _browser.GetAsync("/reports/new"), Journey.Victim(), "Continue");
        var second = await _browser.GetAsync(first.Address.AbsolutePath);
        await _browser.SubmitAsync(first, new Dictionary<string, string?> { ["Input.SuspectLastName"] = "Glasspool" }, "Continue");

        var late = await _browser.SubmitAsync(second, new Dictionary<string, string?> { ["Input.SuspectLastName"] = "Underhill" }, "Continue");

        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Equal("Underhill", late.Page!.QuerySelector("[name='Input.SuspectLastName']")!.GetAttribute("value"));
        Assert.Contains("Glasspool", late.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_else_s_draft_is_not_found()
    {
        await _browser.SubmitAsync(await _browser.GetAsync("/reports/new"), Journey.Victim(), "Continue");
        var draft = await DraftAsync();

        var other = await (await _app.SignedInAsync("officer2-harbour")).GetAsync($"/reports/drafts/{draft.Id}/victim");

        Assert.Equal(HttpStatusCode.NotFound, other.Status);
    }

    [Fact]
    public async Task A_stale_autosave_writes_nothing_over_another_tab_s_words()
    {
        var first = await _browser.SubmitAsync(await _browser.GetAsync("/reports/new"), Journey.Victim(), "Continue");
        var second = await _browser.GetAsync(first.Address.AbsolutePath);
        await _browser.SubmitAsync(first, new Dictionary<string, string?> { ["Input.SuspectLastName"] = "Glasspool" }, "Continue");
        var form = second.Form();
        form.SetAttribute("action", $"{first.Address.AbsolutePath}?handler=Autosave");

        var late = await _browser.SendAsync(form, null, follow: false);

        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Equal("Glasspool", (await DraftAsync()).Values()["Suspect.SuspectLastName"]);
    }
}
