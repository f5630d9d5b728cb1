using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using StalkingCase.Domain.Duties;
using StalkingCase.Domain.People;
using StalkingCase.Domain.Risk;
using StalkingCase.Web.Tests.Support;

namespace StalkingCase.Browser.Tests;

/// <summary>Logging a report at the victim's door (ux 3a), on a phone, with and without script.</summary>
public sealed class ReportJourneyTests
{
    private int _inputs;
    private int _loads;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_officer_logs_a_report_on_a_phone_and_leaves_with_a_proposed_grade_and_duties(bool script)
    {
        await using var chromium = await Chromium.StartAsync();
        var page = await chromium.SignedInAsync("officer1-harbour", script: script);
        page.Load += (_, _) => _loads++;

        await LogAsync(page, "Ottoline", "Fairweather", "Rupert", "Glasspool");

        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Name = "Report recorded" })).ToBeVisibleAsync();
        Assert.Matches("SC-[A-Z0-9]{4}-[A-Z0-9]{4}", await page.ContentAsync());
        Assert.True(_inputs <= 25, $"{_inputs} inputs.");
        Assert.True(_loads <= 9, $"{_loads} page loads.");
        await using var db = chromium.App.Open();
        var @case = Assert.Single(db.Cases);
        Assert.Equal(RiskGrade.High, @case.EffectiveRisk);
        Assert.Contains(db.Duties, d => d.CaseId == @case.Id && d.Clock == "CLK-03" && d.MetAt == null);
        if (script) Assert.Empty(chromium.ConsoleMessages);
    }

    [Fact]
    public async Task Closing_the_browser_in_mid_report_loses_nothing_and_resume_returns_to_the_step()
    {
        await using var chromium = await Chromium.StartAsync();
        var page = await chromium.SignedInAsync("officer1-harbour");
        await VictimAsync(page, "Ottoline", "Fairweather");
        await page.GetByLabel("Last name").FillAsync("Glasspool");
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Save and finish later" }).ClickAsync();
        await page.Context.CloseAsync();

        var again = await chromium.SignedInAsync("officer1-harbour");
        await again.GotoAsync("/reports/drafts");
        await again.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Resume" }).First.ClickAsync();

        Assert.Contains("/suspect", again.Url, StringComparison.Ordinal);
        Assert.Equal("Glasspool", await again.GetByLabel("Last name").InputValueAsync());
    }

    [Fact]
    public async Task A_misspelt_name_with_a_birth_date_shows_the_earlier_report_while_typing_with_the_reason()
    {
        await using var chromium = await Chromium.StartAsync();
        var known = await chromium.App.CaseAsync("officer2-harbour", victim: new Identity("Priyanka", "Deshmukh", null, new DateOnly(1991, 3, 4), null));
        var page = await chromium.SignedInAsync("officer1-harbour");
        await page.GotoAsync("/reports/new");
        await page.GetByLabel("First name").FillAsync("Priyanka");
        await page.GetByLabel("Last name").FillAsync("Deshmuk");
        await page.GetByLabel("Day").FillAsync("4");
        await page.GetByLabel("Month").FillAsync("3");
        await page.GetByLabel("Year").FillAsync("1991");

        await Assertions.Expect(page.Locator("[data-lookup-results]")).ToContainTextAsync(known.Reference);
        await Assertions.Expect(page.Locator("[data-lookup-results]")).ToContainTextAsync("birth");
    }

    [Fact]
    public async Task Every_step_of_the_journey_passes_axe_and_fits_375_px()
    {
        await using var chromium = await Chromium.StartAsync();
        var page = await chromium.SignedInAsync("officer1-harbour");
        var faults = new List<string>();

        await LogAsync(page, "Ottoline", "Fairweather", "Rupert", "Glasspool", async name =>
        {
            faults.AddRange((await page.RunAxe()).Violations.Select(v => $"{name}: {v.Id} {string.Join(' ', v.Nodes.Take(2).Select(n => n.Html))}"));
            if (!await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= window.innerWidth")) faults.Add($"{name}: scrolls sideways");
        });

        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    private async Task LogAsync(IPage page, string victimFirst, string victimLast, string suspectFirst, string suspectLast, Func<string, Task>? look = null)
    {
        look ??= _ => Task.CompletedTask;
        await VictimAsync(page, victimFirst, victimLast, look);
        await look("suspect");
        await TypeAsync(page, "First name", suspectFirst);
        await TypeAsync(page, "Last name", suspectLast);
        await ChooseAsync(page, "Input.Knows", "Yes");
        await ChooseAsync(page, "Input.Relationship", "ExPartner");
        await ContinueAsync(page);
        await look("what happened");
        await ChooseAsync(page, "Input.When", "Today");
        await TypeAsync(page, "Time, unless it is now", "00:05");
        await ChooseAsync(page, "Input.Where", "Home");
        await TypeAsync(page, "What happened?", "He waited outside again and said he would kill her.");
        foreach (var box in new[] { "UnwantedContact", "Loitering", "ThreatsToKill" }) await ChooseAsync(page, "Input.Did", box);
        await ChooseAsync(page, "Input.Circumstances", "Separation");
        await ChooseAsync(page, "Input.Frightened", "Yes");
        await ChooseAsync(page, "Input.Before", "NotReported");
        await ContinueAsync(page);
        await look("four");
        foreach (var letter in new[] { "Fixated", "Obsessive", "Unwanted", "Repeated" }) await TapAsync(page, $"Input.{letter}", "Yes");
        await ContinueAsync(page);
        await look("screening");
        var questions = await page.Locator("input[name^='Input.Screen'][value='No']").AllAsync();
        foreach (var question in questions) await question.CheckAsync(new LocatorCheckOptions { Force = true });
        await ChooseAsync(page, "Input.Grade", "High");
        await TypeAsync(page, "Why is this the right grade?", "Threat to kill after the separation.");
        await ContinueAsync(page);
        await look("safeguarding");
        foreach (var line in await page.Locator("input[name$='.Answer'][value='Done']").AllAsync()) await line.CheckAsync(new LocatorCheckOptions { Force = true });
        await ContinueAsync(page);
        await look("check");
        await ChooseAsync(page, "Input.Belief", "Stalking");
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Submit the report" }).ClickAsync();
        await page.WaitForURLAsync("**/done");
        await look("done");
    }

    private async Task VictimAsync(IPage page, string first, string last, Func<string, Task>? look = null)
    {
        await page.GotoAsync("/reports/new");
        if (look is not null) await look("victim");
        await ChooseAsync(page, "Input.InDanger", "False");
        await TypeAsync(page, "First name", first);
        await TypeAsync(page, "Last name", last);
        await ChooseAsync(page, "Input.SafeContact", "Phone");
        await TypeAsync(page, "Safe phone number", "07700 900982");
        await ContinueAsync(page);
    }

    private async Task TypeAsync(IPage page, string label, string text)
    {
        _inputs++;
        await page.GetByLabel(label, new PageGetByLabelOptions { Exact = true }).FillAsync(text);
    }

    private async Task ChooseAsync(IPage page, string name, string value)
    {
        _inputs++;
        await TapAsync(page, name, value);
    }

    private static Task TapAsync(IPage page, string name, string value) => page.Locator($"input[name='{name}'][value='{value}']").CheckAsync(new LocatorCheckOptions { Force = true });

    private static async Task ContinueAsync(IPage page)
    {
        var before = page.Url;
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Continue" }).ClickAsync();
        await page.WaitForURLAsync(url => url != before);
    }
}
