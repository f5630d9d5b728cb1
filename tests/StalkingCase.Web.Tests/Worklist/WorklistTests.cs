using System.Net;
using StalkingCase.Domain.Risk;
using StalkingCase.Web.Pages.Worklist;
using StalkingCase.Web.Tests.Support;

namespace StalkingCase.Web.Tests.Worklist;

public sealed class WorklistTests
{
    [Theory]
    [InlineData("officer1-harbour")]
    [InlineData("sergeant-harbour")]
    [InlineData("inspector-harbour")]
    [InlineData("superintendent-harbour")]
    [InlineData("advocate-harbour")]
    [InlineData("analyst")]
    [InlineData("auditor")]
    [InlineData("admin")]
    public async Task Every_role_has_a_home_without_cases_and_with_them(string user)
    {
        await using var app = await WebApp.StartAsync();
        var browser = await app.SignedInAsync(user);
        Assert.Equal("My work", (await browser.GetAsync("/")).Heading);
        await app.AddCaseAsync("officer1-harbour", grade: RiskGrade.High, advocate: "advocate-harbour");
        app.Clock.Advance(TimeSpan.FromDays(8));
        var home = await (await app.SignedInAsync(user)).GetAsync("/");
        Assert.Equal(HttpStatusCode.OK, home.Status);
        Assert.Equal("My work", home.Heading);
    }

    [Fact]
    public async Task An_officer_sees_overdue_duties_with_what_why_whose_and_where()
    {
        await using var app = await WebApp.StartAsync();
        var (id, reference) = await app.AddCaseAsync("officer1-harbour", grade: RiskGrade.High);
        app.Clock.Advance(TimeSpan.FromDays(10));
        var home = await (await app.SignedInAsync("officer1-harbour")).GetAsync("/");
        var row = home.Page!.QuerySelectorAll("main tbody tr").First(r => r.TextContent.Contains("Overdue by", StringComparison.Ordinal));
        Assert.Contains(reference, row.TextContent, StringComparison.Ordinal);
        Assert.Contains("Why: ", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("Ends with: ", row.TextContent, StringComparison.Ordinal);
        Assert.Contains(app.Account("officer1-harbour").DisplayName, row.TextContent, StringComparison.Ordinal);
        Assert.Contains(row.QuerySelectorAll("a"), a => a.GetAttribute("href")!.StartsWith($"/cases/{id}/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Another_officer_and_another_unit_see_none_of_it()
    {
        await using var app = await WebApp.StartAsync();
        var (_, reference) = await app.AddCaseAsync("officer1-harbour", grade: RiskGrade.High);
        app.Clock.Advance(TimeSpan.FromDays(10));
        foreach (var user in new[] { "officer1-moorside", "sergeant-moorside", "officer1-abbey" })
            Assert.DoesNotContain(reference, (await (await app.SignedInAsync(user)).GetAsync("/")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_overdue_duty_climbs_to_the_sergeant_unless_the_case_is_restricted()
    {
        await using var app = await WebApp.StartAsync();
        var (_, open) = await app.AddCaseAsync("officer1-harbour", grade: RiskGrade.High);
        var (_, hidden) = await app.AddCaseAsync("officer1-harbour", "Una Hale", "Rex Orme", RiskGrade.High, restricted: true);
        app.Clock.Advance(TimeSpan.FromDays(10));
        var home = await (await app.SignedInAsync("sergeant-harbour")).GetAsync("/");
        Assert.Contains(open, home.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(hidden, home.Text, StringComparison.Ordinal);
        Assert.Contains("1 grade to endorse", home.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Grades_to_endorse_lead_to_the_decision_but_never_on_ones_own()
    {
        await using var app = await WebApp.StartAsync();
        var (id, _) = await app.AddCaseAsync("officer1-harbour", grade: RiskGrade.High);
        await app.AddCaseAsync("sergeant-harbour", "Una Hale", "Rex Orme", RiskGrade.Medium);
        var page = await (await app.SignedInAsync("sergeant-harbour")).GetAsync("/risk/to-endorse");
        Assert.Single(page.Page!.QuerySelectorAll("main a"), a => a.GetAttribute("href")!.StartsWith($"/cases/{id}/risk/", StringComparison.Ordinal) && a.GetAttribute("href")!.EndsWith("/endorse", StringComparison.Ordinal));
        Assert.Contains("somebody else has to decide", page.Text, StringComparison.Ordinal);
        Assert.Contains("To endorse (2)", page.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await app.SignedInAsync("officer1-harbour")).GetAsync("/risk/to-endorse")).Status);
    }

    [Fact]
    public void Small_numbers_are_not_said_and_cannot_be_worked_out()
    {
        var figures = Figure.Guarded([("High", 3), ("Medium", 12), ("Standard", 40)]);
        Assert.Equal(["fewer than 5", "not shown", "40"], figures.Select(f => f.Words));
        Assert.Equal(["fewer than 5", "fewer than 5", "12"], Figure.Guarded([("High", 0), ("Medium", 4), ("Standard", 12)]).Select(f => f.Words));
    }

    [Fact]
    public async Task Notifications_are_there_for_those_who_get_them()
    {
        await using var app = await WebApp.StartAsync();
        Assert.Equal("Notifications", (await (await app.SignedInAsync("officer1-harbour")).GetAsync("/notifications")).Heading);
        Assert.Equal("Notifications", (await (await app.SignedInAsync("sergeant-harbour")).GetAsync("/notifications")).Heading);
    }
}
