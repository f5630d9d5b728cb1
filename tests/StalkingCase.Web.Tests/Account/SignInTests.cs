using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using StalkingCase.Data.Identity;
using StalkingCase.Data.Seeding;
using StalkingCase.Web.Security;
using StalkingCase.Web.Tests.Support;

namespace StalkingCase.Web.Tests.Account;

public sealed class SignInTests
{
    private const string User = "officer1-harbour";

    [Fact]
    public async Task A_right_password_and_code_sign_in()
    {
        await using var app = await WebApp.StartAsync();
        var home = await WithCodeAsync(app.Browse(), Code());
        Assert.Equal("My work", home.Heading);
    }

    [Fact]
    public async Task A_code_is_refused_a_second_time()
    {
        await using var app = await WebApp.StartAsync();
        var code = Code();
        Assert.Equal("My work", (await WithCodeAsync(app.Browse(), code)).Heading);
        var again = await WithCodeAsync(app.Browse(), code);
        Assert.Equal(HttpStatusCode.BadRequest, again.Status);
        Assert.Contains("was used before", again.Errors[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_code_of_the_step_before_is_refused_once_a_later_one_was_used()
    {
        await using var app = await WebApp.StartAsync();
        var now = TimeProvider.System.GetUtcNow();
        Assert.Equal("My work", (await WithCodeAsync(app.Browse(), Totp.CodeAt(DemoPeople.AuthenticatorKey, now.AddSeconds(30)))).Heading);
        Assert.Equal("Enter your code", (await WithCodeAsync(app.Browse(), Totp.CodeAt(DemoPeople.AuthenticatorKey, now))).Heading);
    }

    [Fact]
    public async Task A_recovery_code_works_once()
    {
        await using var app = await WebApp.StartAsync();
        using var scope = app.Services.CreateScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<Officer>>();
        var codes = await users.GenerateNewTwoFactorRecoveryCodesAsync((await users.FindByNameAsync(User))!, 10);
        var code = codes!.First();
        Assert.Equal("My work", (await WithCodeAsync(app.Browse(), code)).Heading);
        Assert.Equal("Enter your code", (await WithCodeAsync(app.Browse(), code)).Heading);
    }

    [Fact, Trait("Rule", "SEC-N03")]
    public async Task Five_wrong_passwords_lock_the_account_and_the_right_one_is_refused_in_the_same_words()
    {
        await using var app = await WebApp.StartAsync();
        var browser = app.Browse();
        for (var i = 0; i < 5; i++) await PasswordAsync(browser, User, "not the password");
        var right = await PasswordAsync(browser, User, DemoPeople.Password);
        Assert.Equal(HttpStatusCode.BadRequest, right.Status);
        Assert.Equal((await PasswordAsync(browser, "nobody-here", "not the password")).Errors, right.Errors);
    }

    [Fact]
    public async Task Somebody_without_an_authenticator_is_sent_to_the_administrator()
    {
        await using var app = await WebApp.StartAsync();
        await using (var db = app.Open())
        {
            (await db.Users.SingleAsync(u => u.UserName == User)).TwoFactorEnabled = false;
            await db.SaveChangesAsync();
        }

        var refused = await PasswordAsync(app.Browse(), User, DemoPeople.Password);
        Assert.Contains("Ask an administrator for your one-time link.", refused.Errors[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(16, 16)]
    [InlineData(601, 1)]
    public async Task A_session_ends_when_idle_or_old(int startedMinutesAgo, int seenMinutesAgo)
    {
        await using var app = await WebApp.StartAsync();
        var browser = await app.SignedInAsync(User);
        await using (var db = app.Open())
        {
            var now = TimeProvider.System.GetUtcNow();
            var session = db.Entry(await db.Sessions.SingleAsync());
            session.Property(s => s.CreatedAt).CurrentValue = now.AddMinutes(-startedMinutesAgo);
            session.Property(s => s.LastSeenAt).CurrentValue = now.AddMinutes(-seenMinutesAgo);
            await db.SaveChangesAsync();
        }

        Assert.Equal("Sign in", (await browser.GetAsync("/")).Heading);
    }

    [Fact]
    public async Task Sec_a02_a_role_taken_away_is_gone_on_the_next_request()
    {
        await using var app = await WebApp.StartAsync();
        var browser = await app.SignedInAsync("sergeant-harbour");
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/cases")).Status);
        await using (var db = app.Open())
        {
            var id = app.Account("sergeant-harbour").Id;
            db.UserRoles.RemoveRange(await db.UserRoles.Where(r => r.UserId == id).ToListAsync());
            db.UserRoles.Add(new Microsoft.AspNetCore.Identity.IdentityUserRole<Guid> { UserId = id, RoleId = await db.Roles.Where(r => r.Name == "analyst").Select(r => r.Id).SingleAsync() });
            await db.SaveChangesAsync();
        }

        Assert.Equal("Sign in", (await browser.GetAsync("/cases")).Heading);
    }

    [Fact]
    public async Task Too_many_tries_are_told_when_to_come_back()
    {
        await using var app = await WebApp.StartAsync();
        var browser = app.Browse();
        var page = await browser.GetAsync("/account/sign-in");
        Answered answer;
        var tries = 0;
        do answer = await browser.SubmitAsync(page, new { Input_UserName = "", Input_Password = "" }, "Continue");
        while (answer.Status is HttpStatusCode.BadRequest && ++tries < 200);
        Assert.Equal(HttpStatusCode.TooManyRequests, answer.Status);
        Assert.Equal("Too many tries", answer.Heading);
        Assert.NotNull(answer.Response.Headers.RetryAfter);
    }

    private static string Code() => Totp.CodeAt(DemoPeople.AuthenticatorKey, TimeProvider.System.GetUtcNow());

    private static async Task<Answered> PasswordAsync(Browser browser, string user, string password) =>
        await browser.SubmitAsync(await browser.GetAsync("/account/sign-in"), new { Input_UserName = user, Input_Password = password }, "Continue");

    private static async Task<Answered> WithCodeAsync(Browser browser, string code) =>
        await browser.SubmitAsync(await PasswordAsync(browser, User, DemoPeople.Password), new { Code = code }, "Sign in");
}
