using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using StalkingCase.Data.Auditing;
using StalkingCase.Data.Seeding;
using StalkingCase.Web.Security;
using StalkingCase.Web.Tests.Support;

namespace StalkingCase.Web.Tests.Account;

public sealed class SignInLockTests
{
    private const string User = "officer1-harbour";
    private const string Wrong = "not the password";

    [Fact, Trait("Rule", "SEC-N03")]
    public async Task Five_refusals_lock_the_account_for_their_source_only()
    {
        await using var app = await WithSourcesAsync();
        for (var i = 0; i < SignInLocks.PerSource; i++) await TryAsync(app, "10.0.0.1", User, Wrong);

        Assert.Equal("Sign in", (await TryAsync(app, "10.0.0.1", User, DemoPeople.Password)).Heading);
        Assert.Equal("Enter your code", (await TryAsync(app, "10.0.0.2", User, DemoPeople.Password)).Heading);
        Assert.Equal("Enter your code", (await TryAsync(app, "10.0.0.1", "officer2-harbour", DemoPeople.Password)).Heading);
    }

    [Fact, Trait("Rule", "SEC-N03")]
    public async Task Each_lock_is_longer_and_a_success_after_it_begins_anew()
    {
        Assert.Equal([15, 30, 60, 60], new List<int> { 1, 2, 3, 20 }.ConvertAll(n => (int)SignInLocks.Length(n).TotalMinutes));
        await using var app = await WithSourcesAsync();
        var locks = app.Services.GetRequiredService<SignInLocks>();
        var id = app.Account(User).Id;
        for (var i = 0; i < 2 * SignInLocks.PerSource; i++) await locks.CountAsync(id, "10.0.0.1", default);
        await using (var db = app.Open())
        {
            var row = await db.SignInFailures.SingleAsync();
            Assert.InRange(row.LockedUntil!.Value - TimeProvider.System.GetUtcNow(), TimeSpan.FromMinutes(29), TimeSpan.FromMinutes(30));
            row.LockedUntil = TimeProvider.System.GetUtcNow().AddSeconds(-1);
            await db.SaveChangesAsync();
        }

        var (page, browser) = await PageAsync(app, "10.0.0.1");
        var code = await browser.SubmitAsync(page, new { Input_UserName = User, Input_Password = DemoPeople.Password }, "Continue");
        Assert.Equal("My work", (await browser.SubmitAsync(code, new { Code = Totp.CodeAt(DemoPeople.AuthenticatorKey, TimeProvider.System.GetUtcNow()) }, "Sign in")).Heading);
        await using var after = app.Open();
        Assert.Equal((0, 0), await after.SignInFailures.Select(f => new ValueTuple<int, int>(f.Failures, f.Locks)).SingleAsync());
    }

    [Fact, Trait("Rule", "SEC-N03")]
    public async Task Refusals_counted_at_one_instant_are_all_counted()
    {
        await using var app = await WithSourcesAsync();
        var locks = app.Services.GetRequiredService<SignInLocks>();

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => locks.CountAsync(app.Account(User).Id, "10.0.0.1", default)));

        await using var db = app.Open();
        Assert.Equal(4, (await db.SignInFailures.SingleAsync()).Failures);
    }

    [Fact, Trait("Rule", "SEC-N03")]
    public async Task Fifty_refusals_from_many_sources_lock_the_whole_account_and_administrators_see_it()
    {
        await using var app = await WithSourcesAsync();
        await using (var db = app.Open())
        {
            (await db.Users.SingleAsync(u => u.UserName == User)).AccessFailedCount = SignInLocks.WholeAccount - 2;
            await db.SaveChangesAsync();
        }

        await TryAsync(app, "10.0.0.1", User, Wrong);
        Assert.Equal("Enter your code", (await TryAsync(app, "10.0.0.9", User, DemoPeople.Password)).Heading);
        await TryAsync(app, "10.0.0.2", User, Wrong);

        Assert.Equal("Sign in", (await TryAsync(app, "10.0.0.9", User, DemoPeople.Password)).Heading);
        var admin = await app.SignedInAsync("admin");
        Assert.Contains("Locked everywhere until", (await admin.GetAsync($"/admin/users/sign-in?user={app.Account(User).Id}")).Text, StringComparison.Ordinal);
        Assert.Single(await RowsAsync(app), r => r.Outcome == SignInLog.AccountLocked && r.Source == "10.0.0.2");
    }

    [Fact, Trait("Rule", "SEC-L03")]
    public async Task Success_failure_unknown_name_and_lock_are_in_the_access_log_with_their_source()
    {
        await using var app = await WithSourcesAsync();
        await TryAsync(app, "10.0.0.3", "nobody-here", Wrong);
        for (var i = 0; i < SignInLocks.PerSource; i++) await TryAsync(app, "10.0.0.1", User, Wrong);
        await TryAsync(app, "10.0.0.1", User, DemoPeople.Password);
        var (page, browser) = await PageAsync(app, "10.0.0.2");
        var code = await browser.SubmitAsync(page, new { Input_UserName = User, Input_Password = DemoPeople.Password }, "Continue");
        await browser.SubmitAsync(code, new { Code = "000000" }, "Sign in");
        await browser.SubmitAsync(code, new { Code = Totp.CodeAt(DemoPeople.AuthenticatorKey, TimeProvider.System.GetUtcNow()) }, "Sign in");

        var rows = await RowsAsync(app);

        var (id, force) = (app.Account(User).Id, app.Account(User).ForceId);
        (Guid?, Guid, string, string)[] expected =
            [
                (null, Guid.Empty, SignInLog.UnknownName, "10.0.0.3"),
                .. Enumerable.Repeat(((Guid?)id, force, SignInLog.WrongPassword, "10.0.0.1"), 4),
                (id, force, SignInLog.LockedNow, "10.0.0.1"), (id, force, SignInLog.Locked, "10.0.0.1"),
                (id, force, SignInLog.WrongCode, "10.0.0.2"), (id, force, SignInLog.SignedIn, "10.0.0.2"),
            ];
        Assert.Equal(expected, rows.Select(r => (r.UserId, r.ForceId, r.Outcome, r.Source!)));
        Assert.NotNull(rows[^1].SessionId);
        Assert.Single(rows[0].Digests);
        Assert.DoesNotContain("nobody-here", rows[0].Digests[0], StringComparison.Ordinal);
        Assert.All(rows, r => Assert.Equal(RowHashes.Of(app.Services.GetRequiredService<StalkingCase.Data.Protection.FieldKeys>(), r), r.RowHash));
    }

    [Fact, Trait("Rule", "SEC-N04"), Trait("Rule", "SEC-D25")]
    public async Task A_suspension_ends_the_sessions_and_they_stay_ended_when_the_person_is_let_in_again()
    {
        await using var app = await WebApp.StartAsync();
        var (officer, admin) = (await app.SignedInAsync(User), await app.SignedInAsync("admin"));
        var name = app.Account(User).DisplayName;

        await admin.PressAsync(await admin.GetAsync("/admin/users"), "main button", $"Suspend {name}");
        await admin.PressAsync(await admin.GetAsync("/admin/users"), "main button", $"Let in again {name}");

        Assert.Equal("Sign in", (await officer.GetAsync("/")).Heading);
        await using var db = app.Open();
        Assert.NotNull((await db.Sessions.SingleAsync(s => s.UserId == app.Account(User).Id)).EndedAt);
    }

    [Fact, Trait("Rule", "SEC-N04")]
    public async Task An_administrator_ends_a_session_of_anybody_in_the_force_and_of_nobody_else()
    {
        await using var app = await WebApp.StartAsync();
        var (officer, admin) = (await app.SignedInAsync(User), await app.SignedInAsync("admin"));

        var ended = await admin.PressAsync(await admin.GetAsync($"/admin/users/sign-in?user={app.Account(User).Id}"), "main td button", "");

        Assert.Contains("Session ended.", ended.Text, StringComparison.Ordinal);
        Assert.Equal("Sign in", (await officer.GetAsync("/")).Heading);
        Assert.Equal(HttpStatusCode.NotFound, (await admin.GetAsync($"/admin/users/sign-in?user={app.Account("officer2-abbey").Id}")).Status);
    }

    [Fact, Trait("Rule", "SEC-N06")]
    public async Task A_role_grant_six_minutes_after_the_password_asks_for_it_again_and_then_goes_through_as_typed()
    {
        await using var app = await WebApp.StartAsync();
        var admin = await app.SignedInAsync("admin");
        await SixMinutesAgoAsync(app);
        Dictionary<string, string?> ask = new() { ["Input.UserName"] = User, ["Input.Role"] = "analyst", ["Input.Rank"] = "None", ["Input.Reason"] = "Moves to performance." };
        var confirm = await admin.SubmitAsync(await admin.GetAsync("/admin/users"), ask, "Ask for the change");
        Assert.Equal("Confirm that it is you", confirm.Heading);
        var wrong = await admin.SubmitAsync(confirm, new { ConfirmPassword = Wrong }, "Confirm and go on");
        Assert.Equal(HttpStatusCode.BadRequest, wrong.Status);
        await using (var db = app.Open()) Assert.False(await db.RoleRequests.AnyAsync());

        var done = await admin.SubmitAsync(wrong, new { ConfirmPassword = DemoPeople.Password }, "Confirm and go on");

        Assert.Contains("Asked for. Another administrator decides.", done.Text, StringComparison.Ordinal);
        await using var after = app.Open();
        Assert.Equal("Moves to performance.", (await after.RoleRequests.SingleAsync()).Reason);
        Assert.Contains("Asked for.", (await admin.SubmitAsync(await admin.GetAsync("/admin/users"), ask, "Ask for the change")).Text, StringComparison.Ordinal);
    }

    [Fact, Trait("Rule", "SEC-N06")]
    public async Task A_reveal_six_minutes_after_the_password_asks_for_it_again_of_a_reader_who_is_not_on_the_case()
    {
        await using var app = await WebApp.StartAsync();
        var of = await app.CaseAsync("officer2-harbour", officerInCase: "officer2-harbour");
        var reveal = $"/cases/{of.CaseId}/people/{of.VictimRoleId}/reveal";
        var (own, other) = (await app.SignedInAsync("officer2-harbour"), await app.SignedInAsync(User));
        await other.SubmitAsync(await other.GetAsync($"/cases/{of.CaseId}"), new Dictionary<string, string?> { ["Input.Reason"] = "LiveIncident", ["Input.Words"] = "Called to the address now.", ["Input.WhoAsked"] = "Nobody" }, "Open the case");
        await SixMinutesAgoAsync(app);
        Dictionary<string, string?> why = new() { ["Input.Reason"] = "AttendingNow" };

        Assert.Contains("SENTINEL-PLACE", (await own.SubmitAsync(await own.GetAsync(reveal), why)).Body, StringComparison.Ordinal);
        var confirm = await other.SubmitAsync(await other.GetAsync(reveal), why);
        Assert.Equal("Confirm that it is you", confirm.Heading);
        Assert.DoesNotContain("SENTINEL-PLACE", confirm.Body, StringComparison.Ordinal);
        Assert.Contains("SENTINEL-PLACE", (await other.SubmitAsync(confirm, new { ConfirmPassword = DemoPeople.Password }, "Confirm and go on")).Body, StringComparison.Ordinal);
    }

    [Fact, Trait("Rule", "SEC-N06")]
    public async Task A_confirmation_never_sends_a_form_to_another_site()
    {
        await using var app = await WebApp.StartAsync();
        var admin = await app.SignedInAsync("admin");
        var form = (await admin.GetAsync("/admin/users")).Form("Ask for the change");
        form.Action = "/account/confirm?returnTo=https://elsewhere.example/";

        Assert.Equal(HttpStatusCode.NotFound, (await admin.SendAsync(form, null, follow: true)).Status);
    }

    private static async Task SixMinutesAgoAsync(WebApp app)
    {
        await using var db = app.Open();
        foreach (var session in await db.Sessions.ToListAsync()) db.Entry(session).Property(s => s.CreatedAt).CurrentValue = TimeProvider.System.GetUtcNow().AddMinutes(-6);
        await db.SaveChangesAsync();
    }

    /// <summary>The app as if behind a network: the address of a caller is what the test says.</summary>
    private static Task<WebApp> WithSourcesAsync() => WebApp.StartAsync(extra: s => s.AddSingleton<IStartupFilter, FromHeader>());

    private static async Task<(Answered Page, Browser Browser)> PageAsync(WebApp app, string source)
    {
        var browser = app.Browse();
        browser.Http.DefaultRequestHeaders.Add("X-Test-Source", source);
        return (await browser.GetAsync("/account/sign-in"), browser);
    }

    private static async Task<Answered> TryAsync(WebApp app, string source, string user, string password)
    {
        var (page, browser) = await PageAsync(app, source);
        return await browser.SubmitAsync(page, new { Input_UserName = user, Input_Password = password }, "Continue");
    }

    private static async Task<List<AccessLogEntry>> RowsAsync(WebApp app)
    {
        await using var db = app.Open();
        return await db.AccessLogEntries.AsNoTracking().Where(l => l.Action == "SIGN-IN" && l.Source != "unknown").OrderBy(l => l.Id).ToListAsync();
    }

    private sealed class FromHeader : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((http, then) =>
            {
                if (http.Request.Headers["X-Test-Source"] is [{ } source]) http.Connection.RemoteIpAddress = IPAddress.Parse(source);
                return then();
            });
            next(app);
        };
    }
}
