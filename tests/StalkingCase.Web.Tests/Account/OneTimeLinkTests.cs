using System.Net;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Data.Seeding;
using StalkingCase.Web.Security;
using StalkingCase.Web.Tests.Support;

namespace StalkingCase.Web.Tests.Account;

public sealed class OneTimeLinkTests
{
    private const string Good = "seven herons by cold water";

    [Fact, Trait("Rule", "SEC-N02"), Trait("Rule", "AUD-02")]
    public async Task A_new_user_is_approved_by_a_second_administrator_gets_a_link_and_signs_in_with_what_was_set_there()
    {
        await using var app = await WebApp.StartAsync();
        var (admin, second) = (await app.SignedInAsync("admin"), await app.SignedInAsync("admin2"));
        var asked = await admin.SubmitAsync(await admin.GetAsync("/admin/users/add"), NewUser(app), "Ask for the account");
        Assert.Contains("Role: none → officer", asked.Text, StringComparison.Ordinal);
        var id = await IdAsync(app, "pc.tansy");
        var before = await admin.GetAsync($"/admin/users/sign-in?user={id}");
        Assert.Contains("once another administrator has approved the role", before.Text, StringComparison.Ordinal);

        await second.PressAsync(await second.GetAsync("/admin/users"), "main button", "Approve the change of Odile Tansy");
        var link = await LinkAsync(admin, id);
        var person = app.Browse();
        var set = await SetUpAsync(person, link, Good);

        Assert.Equal("Your account is ready", set.Heading);
        Assert.Equal(10, set.Page!.QuerySelectorAll("main li code").Length);
        var code = await person.SubmitAsync(await person.GetAsync("/account/sign-in"), new { Input_UserName = "pc.tansy", Input_Password = Good }, "Continue");
        Assert.Equal("My work", (await person.SubmitAsync(code, new { Code = set.Page.QuerySelector("main li code")!.TextContent }, "Sign in")).Heading);
        await using var db = app.Open();
        Assert.DoesNotContain(link.Split('=')[1], string.Join(' ', await db.OneTimeLinks.Select(l => l.Digest).ToListAsync()), StringComparison.Ordinal);
        Assert.Equal(1, await db.AccessLogEntries.CountAsync(l => l.UserId == id && l.Outcome == SignInLog.LinkUsed));
    }

    [Fact, Trait("Rule", "SEC-N02")]
    public async Task A_link_works_once_and_for_a_day_and_a_newer_one_replaces_it()
    {
        await using var app = await WebApp.StartAsync();
        var id = await ApprovedAsync(app);
        var admin = await app.SignedInAsync("admin");
        var (first, newer) = (await LinkAsync(admin, id), await LinkAsync(admin, id));
        Assert.Equal((HttpStatusCode.NotFound, "This link does not work"), await SeenAsync(app, first));
        Assert.Equal((HttpStatusCode.OK, "Set up your account"), await SeenAsync(app, newer));
        Assert.Equal((HttpStatusCode.NotFound, "This link does not work"), await SeenAsync(app, "/account/start?link=abc"));
        Assert.Equal((HttpStatusCode.NotFound, "This link does not work"), await SeenAsync(app, "/account/start"));
        await using (var db = app.Open())
        {
            (await db.OneTimeLinks.OrderBy(l => l.Id).LastAsync()).ExpiresAt = TimeProvider.System.GetUtcNow().AddSeconds(-1);
            await db.SaveChangesAsync();
        }

        Assert.Equal(HttpStatusCode.NotFound, (await SeenAsync(app, newer)).Status);
        var last = await LinkAsync(admin, id);
        var open = await app.Browse().GetAsync(last);
        Assert.Equal("Your account is ready", (await SetUpAsync(app.Browse(), last, Good)).Heading);
        Assert.Equal(HttpStatusCode.NotFound, (await SeenAsync(app, last)).Status);
        Assert.Contains("the account is locked for a while", (await PasswordAsync(app, "pc.tansy", "another long one")).Errors[0], StringComparison.Ordinal);
        Assert.Equal("Set up your account", open.Heading);
        var again = await app.Browse().SubmitAsync(open, new { Input_Password = Good, Input_RepeatedPassword = Good, Input_Code = "000000" }, "Set up the account");
        Assert.NotEqual(HttpStatusCode.OK, again.Status);
    }

    [Theory, Trait("Rule", "SEC-N01")]
    [InlineData("short one", "between 12 and 128")]
    [InlineData("Password1234!", "harder to guess")]
    [InlineData("123456789012", "harder to guess")]
    [InlineData("correct horse battery staple", "harder to guess")]
    [InlineData("cold water by tansy", "must not contain your name")]
    [InlineData("cold northmere water", "must not contain your name")]
    public async Task A_password_that_is_short_common_or_a_name_is_refused(string password, string why)
    {
        await using var app = await WebApp.StartAsync();
        var link = await LinkAsync(await app.SignedInAsync("admin"), await ApprovedAsync(app));

        var refused = await SetUpAsync(app.Browse(), link, password);

        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Contains(why, string.Join(' ', refused.Errors), StringComparison.Ordinal);
        await using var db = app.Open();
        Assert.Null((await db.Users.SingleAsync(u => u.UserName == "pc.tansy")).PasswordHash);
    }

    [Fact, Trait("Rule", "SEC-N02"), Trait("Rule", "AUD-02")]
    public async Task A_reset_needs_two_administrators_ends_the_sessions_and_takes_both_factors_away()
    {
        await using var app = await WebApp.StartAsync();
        const string User = "officer1-harbour";
        var (officer, admin, second) = (await app.SignedInAsync(User), await app.SignedInAsync("admin"), await app.SignedInAsync("admin2"));
        var page = $"/admin/users/sign-in?user={app.Account(User).Id}";
        Assert.Contains("Enter why, and how you know who it is", (await admin.SubmitAsync(await admin.GetAsync(page), new { Reason = "" }, "Ask for the reset")).Errors);
        await admin.SubmitAsync(await admin.GetAsync(page), new { Reason = "Lost phone, seen in person." }, "Ask for the reset");
        Assert.Equal("My work", (await officer.GetAsync("/")).Heading);
        Assert.Empty((await admin.GetAsync(page)).Page!.QuerySelectorAll("form[action*='handler=Link']"));

        await second.PressAsync(await second.GetAsync("/admin/users"), "main button", $"Approve the change of {app.Account(User).DisplayName}");

        Assert.Equal("Sign in", (await officer.GetAsync("/")).Heading);
        Assert.Equal("Sign in", (await PasswordAsync(app, User, DemoPeople.Password)).Heading);
        Assert.Equal("Your account is ready", (await SetUpAsync(app.Browse(), await LinkAsync(admin, app.Account(User).Id), Good)).Heading);
        Assert.Equal("Enter your code", (await PasswordAsync(app, User, Good)).Heading);
        await using var db = app.Open();
        Assert.True(await db.UserRoles.AnyAsync(r => r.UserId == app.Account(User).Id));
    }

    [Fact, Trait("Rule", "SEC-N01")]
    public async Task A_changed_password_ends_the_other_sessions_and_the_old_one_no_longer_works()
    {
        await using var app = await WebApp.StartAsync();
        const string User = "officer1-harbour";
        var (first, other) = (await app.SignedInAsync(User), await app.SignedInAsync(User));
        var wrong = await first.SubmitAsync(await first.GetAsync("/account/password"), new { Input_CurrentPassword = "not it", Input_Password = Good, Input_RepeatedPassword = Good }, "Change the password");
        Assert.Contains("The password is not right, or the account is locked for a while", wrong.Errors);
        var unequal = await first.SubmitAsync(await first.GetAsync("/account/password"), new { Input_CurrentPassword = DemoPeople.Password, Input_Password = Good, Input_RepeatedPassword = "seven herons" }, "Change the password");
        Assert.Contains("The two passwords are not the same", unequal.Errors);

        var changed = await first.SubmitAsync(await first.GetAsync("/account/password"), new { Input_CurrentPassword = DemoPeople.Password, Input_Password = Good, Input_RepeatedPassword = Good }, "Change the password");

        Assert.Contains("Password changed.", changed.Text, StringComparison.Ordinal);
        Assert.Equal("Sign in", (await other.GetAsync("/")).Heading);
        Assert.Equal("Sign in", (await PasswordAsync(app, User, DemoPeople.Password)).Heading);
        Assert.Equal("Enter your code", (await PasswordAsync(app, User, Good)).Heading);
    }

    internal static async Task<Answered> SetUpAsync(Browser browser, string link, string password)
    {
        var page = await browser.GetAsync(link);
        var key = page.Page!.QuerySelector("main code")!.TextContent;
        return await browser.SubmitAsync(page, new { Input_Password = password, Input_RepeatedPassword = password, Input_Code = Totp.CodeAt(key, TimeProvider.System.GetUtcNow()) }, "Set up the account");
    }

    private static Dictionary<string, string?> NewUser(WebApp app) => new()
    {
        ["Input.Name"] = "Odile Tansy",
        ["Input.UserName"] = "pc.tansy",
        ["Input.Role"] = "officer",
        ["Input.Rank"] = "Constable",
        ["Input.UnitId"] = app.Account("officer1-harbour").UnitId.ToString(),
        ["Input.Reason"] = "Joins on Monday.",
    };

    private static async Task<Guid> ApprovedAsync(WebApp app)
    {
        var admin = await app.SignedInAsync("admin");
        await admin.SubmitAsync(await admin.GetAsync("/admin/users/add"), NewUser(app), "Ask for the account");
        var second = await app.SignedInAsync("admin2");
        await second.PressAsync(await second.GetAsync("/admin/users"), "main button", "Approve the change of Odile Tansy");
        return await IdAsync(app, "pc.tansy");
    }

    private static async Task<Guid> IdAsync(WebApp app, string userName)
    {
        await using var db = app.Open();
        return (await db.Users.SingleAsync(u => u.UserName == userName)).Id;
    }

    private static async Task<string> LinkAsync(Browser admin, Guid id)
    {
        var made = await admin.SubmitAsync(await admin.GetAsync($"/admin/users/sign-in?user={id}"), new { }, "Make a one-time link");
        return new Uri(made.Page!.QuerySelector("main .app-alert code")!.TextContent).PathAndQuery;
    }

    private static async Task<(HttpStatusCode Status, string Heading)> SeenAsync(WebApp app, string link)
    {
        var page = await app.Browse().GetAsync(link);
        return (page.Status, page.Heading);
    }

    private static async Task<Answered> PasswordAsync(WebApp app, string user, string password)
    {
        var browser = app.Browse();
        return await browser.SubmitAsync(await browser.GetAsync("/account/sign-in"), new { Input_UserName = user, Input_Password = password }, "Continue");
    }
}
