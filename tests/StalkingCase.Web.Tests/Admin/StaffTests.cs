using System.Net;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Web.Tests.Support;

namespace StalkingCase.Web.Tests.Admin;

public sealed class StaffTests
{
    [Fact]
    public async Task Leave_sends_the_work_to_the_deputy_at_once_and_ends_by_itself()
    {
        await using var app = await WebApp.StartAsync();
        var of = await app.CaseAsync("officer1-harbour", officerInCase: "officer1-harbour");
        app.Clock.Advance(TimeSpan.FromHours(30));
        var admin = await app.SignedInAsync("admin");
        var unit = app.Account("officer1-harbour").UnitId;
        var page = await admin.SubmitAsync(await admin.GetAsync($"/admin/posts?unit={unit}"), new Dictionary<string, string?>
        {
            ["Input.UserId"] = app.Account("officer1-harbour").Id.ToString(),
            ["Input.DeputyId"] = app.Account("officer2-harbour").Id.ToString(),
            ["Input.From.Choice"] = "Today",
            ["Input.From.Time"] = "07:00",
            ["Input.Until.Choice"] = "Tomorrow",
            ["Input.Until.Time"] = "18:00",
        }, "Record the leave");
        Assert.Contains("Leave recorded.", page.Text, StringComparison.Ordinal);

        var deputy = await app.SignedInAsync("officer2-harbour");
        Assert.Contains(of.Reference, (await deputy.GetAsync("/")).Text, StringComparison.Ordinal);
        Assert.Equal("Contact with the victim", (await deputy.GetAsync($"/cases/{of.CaseId}/duties/contact")).Heading);
        app.Clock.Advance(TimeSpan.FromDays(2));
        Assert.DoesNotContain(of.Reference, (await (await app.SignedInAsync("officer2-harbour")).GetAsync("/")).Text, StringComparison.Ordinal);
        await using var db = app.Open();
        Assert.True(await db.AuditEntries.AnyAsync(a => a.Entity == "Absence"));
    }

    [Fact]
    public async Task A_post_given_to_somebody_else_is_saved_once_a_second_administrator_approves()
    {
        await using var app = await WebApp.StartAsync();
        var admin = await app.SignedInAsync("admin");
        var unit = app.Account("officer1-harbour").UnitId;
        var posts = await admin.SubmitAsync(await admin.GetAsync($"/admin/posts?unit={unit}"), new Dictionary<string, string?> { ["Input.HolderId"] = app.Account("officer3-harbour").Id.ToString(), ["Input.Posts"] = "CrimeRegistrar", ["Input.Why"] = "Joins the unit." }, "Ask for the posts");
        Assert.Contains("Posts: Warrants unit, Professional standards → Crime registrar", posts.Text, StringComparison.Ordinal);
        await using (var before = app.Open()) Assert.DoesNotContain(Domain.Duties.Post.CrimeRegistrar, (await before.Users.SingleAsync(u => u.UserName == "officer3-harbour")).Posts);
        await app.SecondAdminAsync("sergeant-moorside");
        var second = await app.SignedInAsync("sergeant-moorside");
        await second.PressAsync(await second.GetAsync("/admin/users"), "main button", $"Approve the change of {app.Account("officer3-harbour").DisplayName}");
        await using var db = app.Open();
        Assert.Contains(Domain.Duties.Post.CrimeRegistrar, (await db.Users.SingleAsync(u => u.UserName == "officer3-harbour")).Posts);
    }

    [Fact, Trait("Rule", "AUD-02")]
    public async Task A_role_changes_only_once_a_second_administrator_approves_and_ends_the_sessions()
    {
        await using var app = await WebApp.StartAsync();
        var officer = await app.SignedInAsync("officer2-harbour");
        var admin = await app.SignedInAsync("admin");
        Dictionary<string, string?> ask = new() { ["Input.UserName"] = "officer2-harbour", ["Input.Role"] = "analyst", ["Input.Rank"] = "None", ["Input.Reason"] = "Moves to performance." };
        await admin.SubmitAsync(await admin.GetAsync("/admin/users"), ask, "Ask for the change");
        Assert.Contains("Another administrator decides.", (await admin.GetAsync("/admin/users")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await officer.GetAsync("/cases")).Status);
        ask["Input.UserName"] = "admin";
        Assert.Contains("Nobody changes their own role.", (await admin.SubmitAsync(await admin.GetAsync("/admin/users"), ask, "Ask for the change")).Text, StringComparison.Ordinal);

        await app.SecondAdminAsync("sergeant-moorside");
        var second = await app.SignedInAsync("sergeant-moorside");
        await second.PressAsync(await second.GetAsync("/admin/users"), "main button", $"Approve the change of {app.Account("officer2-harbour").DisplayName}");

        Assert.Contains("/account/sign-in", (await officer.GetAsync("/cases")).Address.AbsolutePath, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await app.SignedInAsync("officer2-harbour")).GetAsync("/cases")).Status);
    }

    [Fact, Trait("Rule", "SEC-D25")]
    public async Task A_suspended_person_is_out_with_the_next_request()
    {
        await using var app = await WebApp.StartAsync();
        var officer = await app.SignedInAsync("officer2-harbour");
        var admin = await app.SignedInAsync("admin");

        await admin.PressAsync(await admin.GetAsync("/admin/users"), "main button", $"Suspend {app.Account("officer2-harbour").DisplayName}");

        Assert.NotEqual("/cases", (await officer.GetAsync("/cases")).Address.AbsolutePath);
    }
}
