using Deque.AxeCore.Playwright;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using StalkingCase.Data.Seeding;
using StalkingCase.Web.Tests.Support;

namespace StalkingCase.Browser.Tests;

/// <summary>Ux 1.8 and 1.13: a screen that is hidden, by hand or because nobody is there, shows nothing and loses nothing.</summary>
public sealed class HiddenScreenTests : IAsyncLifetime
{
    private const string User = "officer1-harbour";
    private const string Words = "He stood outside the shop for an hour, she says.";

    private Chromium _chromium = null!;
    private Arrangement _case = null!;

    public async Task InitializeAsync()
    {
        _chromium = await Chromium.StartAsync();
        _case = await _chromium.App.CaseAsync(User, officerInCase: User);
    }

    public async Task DisposeAsync() => await _chromium.DisposeAsync();

    [Fact]
    public async Task An_incident_half_typed_is_not_saved_by_itself_and_what_is_saved_is_the_whole()
    {
        var page = await TypingAsync();
        await page.GetByLabel("What happened?").FillAsync("He stood");
        for (var i = 0; i < 4; i++) await page.Clock.RunForAsync(16_000);
        Assert.Empty(await EntriesAsync("He stood"));

        await page.GetByLabel("What happened?").FillAsync(Words);
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Save", Exact = true }).ClickAsync();
        await page.WaitForURLAsync("**/incidents/*");
        await page.GotoAsync($"/cases/{_case.CaseId}/timeline");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync(Words);
        Assert.Equal([Words], await EntriesAsync("He stood"));
    }

    [Fact]
    public async Task Hiding_the_screen_takes_the_page_away_and_the_password_brings_it_back_with_what_was_typed()
    {
        var page = await TypingAsync();
        await page.GetByLabel("What happened?").FillAsync(Words);
        await page.Keyboard.PressAsync("Alt+Shift+L");
        await Assertions.Expect(Cover(page)).ToBeVisibleAsync();
        Assert.DoesNotContain(_case.Reference, await page.ContentAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain(Words, await page.EvaluateAsync<string>("[document.title, document.body.innerText, ...[...document.querySelectorAll('textarea, input')].map((i) => i.value)].join(' ')"), StringComparison.Ordinal);
        Assert.Empty((await page.RunAxe()).Violations.Select(v => v.Id));
        await LockedAsync();

        await UnlockAsync(page, "not the password");
        await Assertions.Expect(page.Locator("[data-cover-says]")).ToContainTextAsync("The password is not right");
        await UnlockAsync(page, DemoPeople.Password);
        await Assertions.Expect(page.GetByLabel("What happened?")).ToHaveValueAsync(Words);
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Save", Exact = true }).ClickAsync();
        await page.WaitForURLAsync("**/incidents/*");
        Assert.Equal([Words], await EntriesAsync(Words));
    }

    [Fact]
    public async Task A_screen_nobody_touches_is_warned_and_then_locked_and_any_key_cancels_the_warning()
    {
        var page = await TypingAsync();
        var warning = page.Locator("[data-idle]");
        await page.Clock.RunForAsync(13 * 60_000 + 30_000);
        await Assertions.Expect(warning).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Shift");
        await Assertions.Expect(warning).ToBeHiddenAsync();
        await page.Clock.RunForAsync(13 * 60_000);
        await Assertions.Expect(Cover(page)).Not.ToBeVisibleAsync();
        await page.Clock.RunForAsync(2 * 60_000);
        await Assertions.Expect(Cover(page)).ToBeVisibleAsync();
        await LockedAsync();
    }

    [Fact]
    public async Task Typing_keeps_the_session_alive_though_nothing_is_sent()
    {
        var page = await TypingAsync();
        await SeenAsync(TimeSpan.FromMinutes(14));
        await page.GetByLabel("What happened?").PressSequentiallyAsync("He stood");
        await page.RunAndWaitForResponseAsync(() => page.Clock.RunForAsync(61_000), r => r.Url.EndsWith("/account/stay", StringComparison.Ordinal) && r.Status == 204);
        await using var db = _chromium.App.Open();
        Assert.True((await db.Sessions.SingleAsync()).LastSeenAt > TimeProvider.System.GetUtcNow().AddMinutes(-1));
    }

    [Fact]
    public async Task A_second_tab_is_not_locked_while_the_first_is_typed_in_and_is_hidden_and_shown_with_it()
    {
        var page = await TypingAsync();
        var second = await page.Context.NewPageAsync();
        await second.GotoAsync($"/cases/{_case.CaseId}/timeline");
        // The clock is that of the whole browser: both tabs grow older.
        await second.Clock.RunForAsync(13 * 60_000);
        await page.GetByLabel("What happened?").FillAsync(Words);
        await Task.Delay(500);
        await second.Clock.RunForAsync(3 * 60_000);
        await Assertions.Expect(second.Locator("body")).ToContainTextAsync(_case.Reference);
        await Assertions.Expect(page.GetByLabel("What happened?")).ToHaveValueAsync(Words);

        await second.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Hide screen" }).ClickAsync();
        await Assertions.Expect(Cover(page)).ToBeVisibleAsync();
        await LockedAsync();
        await UnlockAsync(second, DemoPeople.Password);
        await Assertions.Expect(page.GetByLabel("What happened?")).ToHaveValueAsync(Words);
    }

    [Fact]
    public async Task When_the_session_has_ended_the_page_comes_back_once_the_same_person_has_signed_in_and_to_nobody_else()
    {
        var page = await TypingAsync();
        await page.GetByLabel("What happened?").FillAsync(Words);
        await SeenAsync(TimeSpan.FromMinutes(16));
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Hide screen" }).ClickAsync();
        var link = page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Sign in again" });
        await Assertions.Expect(link).ToBeVisibleAsync();

        var other = await page.Context.RunAndWaitForPageAsync(() => link.ClickAsync());
        await SignInAsync(other, "officer2-harbour");
        await Task.Delay(1000);
        await Assertions.Expect(Cover(page)).ToBeVisibleAsync();
        await other.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Sign out" }).ClickAsync();
        await SignInAsync(other, User);
        await Assertions.Expect(page.GetByLabel("What happened?")).ToHaveValueAsync(Words);
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Save", Exact = true }).ClickAsync();
        await page.WaitForURLAsync("**/incidents/*");
        Assert.Equal([Words], await EntriesAsync(Words));
    }

    [Fact]
    public async Task A_draft_is_saved_before_the_screen_is_locked()
    {
        var page = await _chromium.SignedInAsync(User);
        await page.GotoAsync("/reports/new");
        await page.Locator("input[name='Input.InDanger'][value='False']").CheckAsync(new LocatorCheckOptions { Force = true });
        await page.GetByLabel("First name").FillAsync("Ottoline");
        await page.GetByLabel("Last name").FillAsync("Fairweather");
        await page.Locator("input[name='Input.SafeContact'][value='Phone']").CheckAsync(new LocatorCheckOptions { Force = true });
        await page.GetByLabel("Safe phone number").FillAsync("07700 900982");
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Continue" }).ClickAsync();
        await page.WaitForURLAsync(url => !url.EndsWith("/reports/new", StringComparison.Ordinal));
        await page.GetByLabel("Last name").FillAsync("Glasspool");
        await page.Keyboard.PressAsync("Alt+Shift+L");
        await LockedAsync();

        var elsewhere = await _chromium.SignedInAsync(User);
        await elsewhere.GotoAsync(page.Url);
        await Assertions.Expect(elsewhere.GetByLabel("Last name")).ToHaveValueAsync("Glasspool");
    }

    [Fact]
    public async Task Without_script_the_button_still_locks_and_the_password_leads_back()
    {
        var page = await _chromium.SignedInAsync(User, script: false);
        await page.GotoAsync("/cases?risk=High");
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Hide screen" }).ClickAsync();
        await page.GetByLabel("Password").FillAsync(DemoPeople.Password);
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Unlock" }).ClickAsync();
        await page.WaitForURLAsync("**/cases?risk=High");
    }

    private async Task<IPage> TypingAsync()
    {
        var page = await _chromium.SignedInAsync(User);
        await page.Clock.InstallAsync();
        await page.GotoAsync($"/cases/{_case.CaseId}/add");
        await page.Locator("input[name='Input.Kind'][value='Note']").CheckAsync(new LocatorCheckOptions { Force = true });
        return page;
    }

    private static ILocator Cover(IPage page) => page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Name = "Screen locked" });

    private static async Task UnlockAsync(IPage page, string password)
    {
        await page.GetByLabel("Password").FillAsync(password);
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Unlock" }).ClickAsync();
    }

    private async Task SignInAsync(IPage page, string userName)
    {
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = $": {_chromium.App.Account(userName).DisplayName}" }).ClickAsync();
        await page.WaitForURLAsync(url => !url.Contains("sign-in", StringComparison.Ordinal));
    }

    private async Task LockedAsync()
    {
        for (var tries = 0; tries < 100; tries++)
        {
            await using var db = _chromium.App.Open();
            if (await db.Sessions.AnyAsync(s => s.LockedAt != null)) return;
            await Task.Delay(50);
        }

        Assert.Fail("The session is not locked.");
    }

    private async Task SeenAsync(TimeSpan ago)
    {
        await using var db = _chromium.App.Open();
        (await db.Sessions.SingleAsync()).LastSeenAt = TimeProvider.System.GetUtcNow() - ago;
        await db.SaveChangesAsync();
    }

    private async Task<IReadOnlyList<string>> EntriesAsync(string beginning)
    {
        await using var db = _chromium.App.Open();
        return [.. (await db.Entries.AsNoTracking().Where(e => e.CaseId == _case.CaseId).ToListAsync()).Select(e => e.Account).Where(a => a.StartsWith(beginning, StringComparison.Ordinal))];
    }
}
