using System.Net;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Data.Seeding;
using StalkingCase.Web.Tests.Support;

namespace StalkingCase.Web.Tests.Account;

/// <summary>SEC-N05: what was sent when the screen was locked or the session had run out is kept for its writer, and for nobody else.</summary>
public sealed class UnsentFormTests
{
    private const string User = "officer1-harbour";
    private const string Words = "He waited by the school gate again.\nShe hid in the office.";

    [Fact]
    public async Task A_form_sent_while_the_screen_is_locked_is_shown_after_the_password_and_saved_once()
    {
        await using var app = await WebApp.StartAsync();
        var of = await app.CaseAsync(User, officerInCase: User);
        var browser = await app.SignedInAsync(User);
        var page = await browser.GetAsync($"/cases/{of.CaseId}/add");
        await browser.PressAsync(await browser.GetAsync("/"), "button", "Hide screen");

        var locked = await SaveAsync(browser, page);
        Assert.Equal("Screen locked", locked.Heading);
        Assert.DoesNotContain("school gate", locked.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("school gate", string.Join(' ', browser.Addresses), StringComparison.Ordinal);
        Assert.Equal(0, await CountAsync(app, of));

        var waiting = await browser.SubmitAsync(locked, new { DemoPeople.Password }, "Unlock");
        Assert.Equal("Forms not saved yet", waiting.Heading);
        Assert.Contains("She hid in the office.", waiting.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(DemoPeople.Password, waiting.Body, StringComparison.Ordinal);

        var saved = await browser.PressAsync(waiting, "main button", "Send it now");
        Assert.Contains($"/cases/{of.CaseId}/incidents/", saved.Address.AbsolutePath, StringComparison.Ordinal);
        Assert.Contains("Entry added.", saved.Text, StringComparison.Ordinal);
        await browser.PressAsync(waiting, "main button", "Send it now");
        Assert.Equal(1, await CountAsync(app, of));
        Assert.Contains("Nothing is waiting.", (await browser.GetAsync("/account/unsent")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(16, 16)]
    [InlineData(601, 1)]
    public async Task A_form_sent_after_the_session_ran_out_is_there_after_signing_in_and_nobody_else_ever_sees_it(int startedMinutesAgo, int seenMinutesAgo)
    {
        await using var app = await WebApp.StartAsync();
        var of = await app.CaseAsync(User, officerInCase: User);
        var browser = await app.SignedInAsync(User);
        var page = await browser.GetAsync($"/cases/{of.CaseId}/add");
        await RunOutAsync(app, startedMinutesAgo, seenMinutesAgo);

        var signIn = await SaveAsync(browser, page);
        Assert.Equal("Sign in", signIn.Heading);
        Assert.DoesNotContain("school gate", signIn.Body, StringComparison.Ordinal);

        var other = await app.SignedInAsync("officer2-harbour");
        Assert.DoesNotContain("school gate", (await other.GetAsync("/account/unsent")).Body, StringComparison.Ordinal);
        var sameBrowser = await browser.PressAsync(signIn, "button", $": {app.Account("officer2-harbour").DisplayName}");
        Assert.DoesNotContain("school gate", sameBrowser.Body, StringComparison.Ordinal);

        // Who signs in again by another way than the page that asked for it is led to it all the same.
        var own = await app.SignedInAsync(User);
        var waiting = await own.GetAsync("/account/unsent");
        Assert.Contains("She hid in the office.", waiting.Text, StringComparison.Ordinal);
        Assert.Contains("Entry added.", (await own.PressAsync(waiting, "main button", "Send it now")).Text, StringComparison.Ordinal);
        Assert.Equal(1, await CountAsync(app, of));
    }

    [Fact]
    public async Task What_waits_is_unreadable_in_the_database_and_can_be_thrown_away()
    {
        await using var app = await WebApp.StartAsync();
        var of = await app.CaseAsync(User, officerInCase: User);
        var browser = await app.SignedInAsync(User);
        var page = await browser.GetAsync($"/cases/{of.CaseId}/add");
        await RunOutAsync(app, 16, 16);
        var signIn = await SaveAsync(browser, page);
        foreach (var file in new[] { app.DatabaseFile, app.DatabaseFile + "-wal" }.Where(File.Exists)) Assert.DoesNotContain("school gate", await ReadAsync(file), StringComparison.Ordinal);

        var waiting = await browser.PressAsync(signIn, "button", $": {app.Account(User).DisplayName}");
        Assert.Equal("Forms not saved yet", waiting.Heading);
        Assert.Contains("Nothing is waiting.", (await browser.PressAsync(waiting, "main button", "Throw it away")).Text, StringComparison.Ordinal);
        Assert.Equal(0, await CountAsync(app, of));
    }

    [Fact]
    public async Task A_form_that_its_rules_refuse_goes_on_waiting_until_it_is_saved()
    {
        await using var app = await WebApp.StartAsync();
        var of = await app.CaseAsync(User, officerInCase: User);
        var browser = await app.SignedInAsync(User);
        var page = await browser.GetAsync($"/cases/{of.CaseId}/add");
        await RunOutAsync(app, 16, 16);
        var signIn = await browser.SubmitAsync(page, new Dictionary<string, string?> { ["Input.PlaceWords"] = "by the school gate" }, "Save");

        var waiting = await browser.PressAsync(signIn, "button", $": {app.Account(User).DisplayName}");
        var refused = await browser.PressAsync(waiting, "main button", "Send it now");
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Single((await browser.GetAsync("/account/unsent")).Page!.QuerySelectorAll("main section"));

        await SaveAsync(browser, refused);
        Assert.Equal(1, await CountAsync(app, of));
        Assert.Contains("Nothing is waiting.", (await browser.GetAsync("/account/unsent")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_without_the_writer_s_own_token_or_of_a_session_that_was_ended_is_not_kept()
    {
        await using var app = await WebApp.StartAsync();
        var of = await app.CaseAsync(User, officerInCase: User);
        var browser = await app.SignedInAsync(User);
        var page = await browser.GetAsync($"/cases/{of.CaseId}/add");
        await RunOutAsync(app, 16, 16);
        using var forged = new FormUrlEncodedContent(new Dictionary<string, string> { ["Input.Account"] = Words });
        await browser.Http.PostAsync(new Uri(page.Address.PathAndQuery, UriKind.Relative), forged);
        await using (var db = app.Open())
        {
            (await db.Sessions.SingleAsync()).EndedAt = TimeProvider.System.GetUtcNow();
            await db.SaveChangesAsync();
        }

        await SaveAsync(browser, page);
        Assert.Contains("Nothing is waiting.", (await (await app.SignedInAsync(User)).GetAsync("/account/unsent")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_password_is_never_kept()
    {
        await using var app = await WebApp.StartAsync();
        var browser = await app.SignedInAsync(User);
        var page = await browser.GetAsync("/account");
        await RunOutAsync(app, 16, 16);
        var signIn = await browser.SubmitAsync(page, new { DemoPeople.Password }, "Show the authenticator key");
        var back = await browser.PressAsync(signIn, "button", $": {app.Account(User).DisplayName}");

        // Back on the page of the form, which has to be filled anew: nothing waits.
        Assert.Equal("Your account", back.Heading);
        await using var db = app.Open();
        Assert.Empty(await db.UserTokens.AsNoTracking().Where(t => t.LoginProvider == "unsent form").ToListAsync());
    }

    private static Task<Answered> SaveAsync(Browser browser, Answered page) =>
        browser.SubmitAsync(page, new Dictionary<string, string?> { ["Input.Kind"] = "Note", ["Input.Account"] = Words }, "Save");

    private static async Task RunOutAsync(WebApp app, int startedMinutesAgo, int seenMinutesAgo)
    {
        await using var db = app.Open();
        var now = TimeProvider.System.GetUtcNow();
        var session = db.Entry(await db.Sessions.SingleAsync());
        session.Property(s => s.CreatedAt).CurrentValue = now.AddMinutes(-startedMinutesAgo);
        session.Property(s => s.LastSeenAt).CurrentValue = now.AddMinutes(-seenMinutesAgo);
        await db.SaveChangesAsync();
    }

    private static async Task<int> CountAsync(WebApp app, Arrangement of)
    {
        await using var db = app.Open();
        return (await db.Entries.AsNoTracking().Where(e => e.CaseId == of.CaseId).ToListAsync()).Count(e => e.Account.Contains("school gate", StringComparison.Ordinal));
    }

    private static async Task<string> ReadAsync(string file)
    {
        await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var reader = new StreamReader(stream, System.Text.Encoding.Latin1);
        return await reader.ReadToEndAsync();
    }
}
