using Microsoft.Playwright;
using StalkingCase.Data.Facts;
using StalkingCase.Domain.Duties;
using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.Safeguarding;
using StalkingCase.Web.Jobs;
using StalkingCase.Web.Tests.Support;

namespace StalkingCase.Browser.Tests;

/// <summary>An advocate's day (ux 3f), on a phone, in one go: referral, plan, unsafe call, review, and a question that the police leave lying.</summary>
public sealed class AdvocateJourneyTests
{
    private const string Officer = "officer1-harbour";
    private const string Advocate = "advocate-harbour";

    /// <summary>What one hand can fill in under a minute: the choices, some words and a date.</summary>
    private const int ShortForm = 8;

    private int _inputs;

    [Fact, Trait("Rule", "CLK-11"), Trait("Rule", "SAF-04"), Trait("Rule", "VIC-02"), Trait("Rule", "CLK-52")]
    public async Task She_accepts_plans_calls_reviews_asks_and_watches_the_question_climb()
    {
        await using var chromium = await Chromium.StartAsync();
        var of = await chromium.App.CaseAsync(Officer, officerInCase: Officer);
        await SendAsync(chromium.App, of);
        var root = $"/cases/{of.CaseId}";
        var page = await chromium.SignedInAsync(Advocate);

        await page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = $"{of.Reference}: accept or decline" }).ClickAsync();
        await ChooseAsync(page, "Input.Answer", "Accept");
        await PressAsync(page, "Send the answer");

        await PlanAsync(page, chromium.App, root);
        await CallAsync(page, chromium.App, root);
        await ReviewAsync(page, chromium.App, root);
        await AskAsync(page, chromium, of);
        Assert.Empty(chromium.ConsoleMessages);
    }

    private static async Task SendAsync(WebApp app, Arrangement of)
    {
        await using var db = app.Open(Officer);
        var her = app.Account(Advocate);
        db.Add(Referral.Make(db.Cases.Single(c => c.Id == of.CaseId), her.OrganisationId, null, new ConsentContent(IsGiven: true, ConsentScopes.All, "In person."), app.Now, app.Account(Officer).Id, app.Now));
        await db.CommitAsync(null, app.Now, default);
    }

    private async Task PlanAsync(IPage page, WebApp app, string root)
    {
        await page.GotoAsync($"{root}/safeguarding/start");
        await page.GetByLabel("Who owns the plan?").SelectOptionAsync($"{app.Account(Advocate).Id}");
        await PressAsync(page, "Begin the plan");
        foreach (var domain in SafeguardingPlan.NeededAtHigh)
        {
            await page.GotoAsync($"{root}/safeguarding/sections/{domain.ToString().ToLowerInvariant()}");
            await ChooseAsync(page, "Input.Applies", "True");
            await page.GetByLabel("What is arranged?").FillAsync("Told the neighbour at the back; a new lock on the gate.");
            await PressAsync(page, "Save this part");
        }

        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Agree it with the victim" }).ClickAsync();
        await ChooseAsync(page, "Input.Agreement", "Yes");
        await PressAsync(page, "Make the plan active");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Active, since");
    }

    private async Task CallAsync(IPage page, WebApp app, string root)
    {
        await page.GotoAsync($"{root}/safeguarding/contacts/new");
        _inputs = 0;
        await ChooseAsync(page, "Input.When.Choice", "Now");
        await ChooseAsync(page, "Input.How", "Phone");
        await ChooseAsync(page, "Input.Succeeded", "True");
        await ChooseAsync(page, "Input.SafeToSpeak", "False");
        await FillAsync(page, "Input.Words", "Somebody else was in the room; she rang off.");
        var next = UkTime.DateOf(app.Now).AddDays(1);
        foreach (var (part, number) in new[] { ("Day", next.Day), ("Month", next.Month), ("Year", next.Year) }) await FillAsync(page, $"Input.NextOn.{part}", $"{number}");
        Assert.True(_inputs <= ShortForm, $"{_inputs} inputs.");
        await PressAsync(page, "Record the contact");
        await Assertions.Expect(page.Locator("body")).ToContainTextAsync("NOT safe to contact");
    }

    private async Task ReviewAsync(IPage page, WebApp app, string root)
    {
        await page.GotoAsync($"{root}/safeguarding");
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Start review" }).ClickAsync();
        await page.GetByLabel("Why is it reviewed?").SelectOptionAsync("Periodic");
        await FillAsync(page, "Input.WhatChanged", "She could not speak on the phone.");
        await FillAsync(page, "Input.VictimsView", "Wants calls at work only.");
        await PressAsync(page, "Record the review");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Wants calls at work only.");
    }

    private async Task AskAsync(IPage page, Chromium chromium, Arrangement of)
    {
        var root = $"/cases/{of.CaseId}";
        await page.GotoAsync($"{root}/safeguarding/questions");
        await FillAsync(page, "Input.Words", "Has he been arrested?");
        await PressAsync(page, "Ask the police");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Answer due");

        await using var db = chromium.App.Open();
        var owed = db.Duties.WhereOpen().Single(d => d.Clock == "CLK-52");
        chromium.App.Clock.SetUtcNow(owed.SergeantAt.AddMinutes(1));
        await new NoticeWriter(chromium.App.Open()).WriteAsync(chromium.App.Now, default);
        Assert.Contains(db.Notices, n => n.DutyId == owed.Id && n.Step == nameof(Rung.Sergeant));
        page = await chromium.SignedInAsync(Advocate);
        await page.GotoAsync($"{root}/safeguarding/questions");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Overdue by");
        var sergeant = await chromium.SignedInAsync("sergeant-harbour");
        await sergeant.GotoAsync("/notifications");
        await Assertions.Expect(sergeant.Locator("main")).ToContainTextAsync(of.Reference);
    }

    private async Task ChooseAsync(IPage page, string name, string value)
    {
        _inputs++;
        await page.Locator($"input[name='{name}'][value='{value}']").CheckAsync();
    }

    private async Task FillAsync(IPage page, string name, string words)
    {
        _inputs++;
        await page.Locator($"[name='{name}']").FillAsync(words);
    }

    private static async Task PressAsync(IPage page, string button)
    {
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = button, Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator(".govuk-error-summary")).ToHaveCountAsync(0);
    }
}
