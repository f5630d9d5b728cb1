using System.Net;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Data.Identity;
using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Duties;
using StalkingCase.Web.Security;
using StalkingCase.Web.Tests.Support;

namespace StalkingCase.Web.Tests.Admin;

public sealed class AccessRequestTests
{
    private const string Officer = "officer2-harbour";

    [Fact, Trait("Rule", "AUD-02")]
    public async Task An_old_request_cannot_give_back_rights_that_were_taken_away_since()
    {
        await using var app = await WebApp.StartAsync();
        var (admin, second) = (await app.SignedInAsync("admin"), await app.SignedInAsync("admin2"));
        var name = app.Account(Officer).DisplayName;
        await AskAsync(app, admin, Officer, "supervisor", "Sergeant", "Promoted.");
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        await AskAsync(app, admin, Officer, "analyst", "None", "Moves to performance.");
        app.Clock.Advance(TimeSpan.FromMinutes(1));

        var waiting = await second.GetAsync("/admin/users");
        Assert.Contains("Role: officer → supervisor", waiting.Text, StringComparison.Ordinal);
        Assert.Contains("Rank: Constable → Sergeant", waiting.Text, StringComparison.Ordinal);
        Assert.Contains("Unit: Harbour, as now", waiting.Text, StringComparison.Ordinal);
        await second.SendAsync(Decision(waiting, "Moves to performance."), Button(waiting, "Moves to performance.", "Approve"), follow: true);
        var old = await second.GetAsync("/admin/users");
        var refused = await second.PressAsync(old, "main button", $"Approve the change of {name}");

        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Contains("was approved after this one was asked for", string.Join(' ', refused.Errors), StringComparison.Ordinal);
        await using (var db = app.Open()) Assert.Equal(Rank.None, (await db.Users.SingleAsync(u => u.UserName == Officer)).Rank);
        Assert.Contains("Declined.", (await second.PressAsync(await second.GetAsync("/admin/users"), "main button", $"Decline the change of {name}")).Text, StringComparison.Ordinal);
    }

    [Theory, Trait("Rule", "ACC-05")]
    [InlineData("supervisor", "Constable", "A supervisor is a sergeant or above")]
    [InlineData("officer", "Inspector", "A sergeant or above has the role of supervisor")]
    [InlineData("auditor", "Sergeant", "Only officers and supervisors have a rank")]
    public async Task A_role_and_a_rank_that_contradict_each_other_are_refused(string role, string rank, string why)
    {
        await using var app = await WebApp.StartAsync();
        var admin = await app.SignedInAsync("admin");

        var refused = await AskAsync(app, admin, Officer, role, rank, "By mistake.");

        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Contains(why, refused.Errors);
    }

    [Fact, Trait("Rule", "ACC-05")]
    public async Task A_post_for_somebody_without_a_role_is_refused_and_an_old_request_without_one_cannot_be_approved()
    {
        await using var app = await WebApp.StartAsync();
        var (id, unit) = (app.Account(Officer).Id, app.Account(Officer).UnitId);
        await using (var db = app.Open())
        {
            db.UserRoles.RemoveRange(await db.UserRoles.Where(r => r.UserId == id).ToListAsync());
            db.RoleRequests.Add(new RoleRequest { ForceId = app.Account(Officer).ForceId, UserId = id, Rank = Rank.Constable, UnitId = unit, Reason = "From before.", AskedBy = app.Account("admin2").Id, AskedAt = app.Now });
            await db.SaveChangesAsync();
        }

        var admin = await app.SignedInAsync("admin");
        var asked = await admin.SubmitAsync(await admin.GetAsync($"/admin/posts?unit={unit}"), new Dictionary<string, string?> { ["Input.HolderId"] = id.ToString(), ["Input.Posts"] = "CrimeRegistrar", ["Input.Why"] = "Joins." }, "Ask for the posts");
        var approved = await admin.PressAsync(await admin.GetAsync("/admin/users"), "main button", $"Approve the change of {app.Account(Officer).DisplayName}");

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.BadRequest), (asked.Status, approved.Status));
        Assert.Contains("has no role yet", asked.Text, StringComparison.Ordinal);
        Assert.Contains("The request names no role.", approved.Text, StringComparison.Ordinal);
    }

    [Fact, Trait("Rule", "ACC-05")]
    public async Task The_post_of_the_advocate_manager_is_given_among_the_people_of_the_organisation_and_to_no_officer()
    {
        await using var app = await WebApp.StartAsync();
        var admin = await app.SignedInAsync("admin");
        var organisation = app.Account("advocate-harbour").OrganisationId;
        var page = await admin.GetAsync($"/admin/posts?unit={organisation}");
        Assert.Contains("Lantern Stalking Advocacy", page.Page!.QuerySelector("main h2")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(app.Account("advocate-manager").DisplayName, page.Text, StringComparison.Ordinal);

        var asked = await admin.SubmitAsync(page, new Dictionary<string, string?> { ["Input.HolderId"] = app.Account("advocate-harbour").Id.ToString(), ["Input.Posts"] = "AdvocateManager", ["Input.Why"] = "Stands in." }, "Ask for the posts");
        Assert.Contains("Posts: none → Advocate manager", asked.Text, StringComparison.Ordinal);
        var officer = await admin.SubmitAsync(await admin.GetAsync($"/admin/posts?unit={app.Account(Officer).UnitId}"), new Dictionary<string, string?> { ["Input.HolderId"] = app.Account(Officer).Id.ToString(), ["Input.Posts"] = "AdvocateManager", ["Input.Why"] = "By mistake." }, "Ask for the posts");
        Assert.Contains("Only an advocate can be the advocate manager", officer.Errors);

        var second = await app.SignedInAsync("admin2");
        await second.PressAsync(await second.GetAsync("/admin/users"), "main button", $"Approve the change of {app.Account("advocate-harbour").DisplayName}");
        await using var db = app.Open();
        Assert.Equal([Post.AdvocateManager], (await db.Users.SingleAsync(u => u.UserName == "advocate-harbour")).Posts);
    }

    [Fact]
    public async Task Access_requests_that_wait_are_on_the_home_of_administrators_with_a_link()
    {
        await using var app = await WebApp.StartAsync();
        var admin = await app.SignedInAsync("admin");
        Assert.Contains("No access request waits", (await admin.GetAsync("/")).Text, StringComparison.Ordinal);
        await AskAsync(app, admin, Officer, "analyst", "None", "Moves to performance.");

        var home = await (await app.SignedInAsync("admin2")).GetAsync("/");

        Assert.Contains($"{app.Account(Officer).DisplayName}: Moves to performance.", home.Text, StringComparison.Ordinal);
        Assert.Equal("1 request waits for a second administrator", home.Page!.QuerySelector("main a[href='/admin/users']")!.TextContent);
        Assert.DoesNotContain("later version", home.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_role_of_the_table_may_stand_with_a_rank()
    {
        Assert.All(Roles.All, role => Assert.Contains(Enum.GetValues<Rank>(), rank => AccountRules.FaultOf(role, rank) is null));
    }

    private static async Task<Answered> AskAsync(WebApp app, Browser admin, string userName, string role, string rank, string reason) =>
        await admin.SubmitAsync(await admin.GetAsync("/admin/users"), new Dictionary<string, string?> { ["Input.UserName"] = userName, ["Input.Role"] = role, ["Input.Rank"] = rank, ["Input.UnitId"] = app.Account(userName).UnitId.ToString(), ["Input.Reason"] = reason }, "Ask for the change");

    private static AngleSharp.Html.Dom.IHtmlFormElement Decision(Answered page, string reason) =>
        (AngleSharp.Html.Dom.IHtmlFormElement)page.Page!.QuerySelectorAll("main .app-alert").Single(a => a.TextContent.Contains(reason, StringComparison.Ordinal)).QuerySelector("form")!;

    private static AngleSharp.Html.Dom.IHtmlElement Button(Answered page, string reason, string word) =>
        (AngleSharp.Html.Dom.IHtmlElement)Decision(page, reason).QuerySelectorAll("button").Single(b => b.TextContent.StartsWith(word, StringComparison.Ordinal));
}
