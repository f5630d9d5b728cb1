using System.Net;
using StalkingCase.Domain.Risk;
using StalkingCase.Web.Tests.Support;

namespace StalkingCase.Web.Tests.Cases;

public sealed class CaseListTests
{
    [Fact]
    public async Task An_officer_sees_own_cases_with_names_and_others_by_reference_only()
    {
        await using var app = await WebApp.StartAsync();
        var (_, own) = await app.AddCaseAsync("officer1-harbour", grade: RiskGrade.High);
        var (_, other) = await app.AddCaseAsync("officer1-moorside", "Una Hale", "Rex Orme", RiskGrade.High);
        var (_, hidden) = await app.AddCaseAsync("officer1-moorside", "Ida Vane", "Hal Dorn", RiskGrade.High, restricted: true);
        var browser = await app.SignedInAsync("officer1-harbour");

        var mine = await browser.GetAsync("/cases");
        Assert.Contains(own, mine.Text, StringComparison.Ordinal);
        Assert.Contains("Ada Q.", mine.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(other, mine.Text, StringComparison.Ordinal);

        var force = await browser.GetAsync("/cases?scope=Force&risk=High&officer=" + app.Account("officer1-moorside").Id);
        Assert.Contains(own, force.Text, StringComparison.Ordinal);
        Assert.Contains(other, force.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Una", force.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("RISK", force.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(hidden, force.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("?sort=LastEntry")]
    [InlineData("?sort=Opened")]
    [InlineData("?sort=Reference")]
    [InlineData("?scope=Force")]
    public async Task Pages_of_fifty_show_every_case_once(string how)
    {
        await using var app = await WebApp.StartAsync();
        for (var i = 0; i < 53; i++)
        {
            await app.AddCaseAsync("officer1-harbour", $"Ada{i} Quill", $"Ned{i} Marsh", i % 3 == 0 ? null : i % 3 == 1 ? RiskGrade.High : RiskGrade.Standard);
            app.Clock.Advance(TimeSpan.FromSeconds(i % 2));
        }

        var browser = await app.SignedInAsync("officer1-harbour");
        var first = await browser.GetAsync("/cases" + how);
        var second = await browser.GetAsync(first.Page!.QuerySelector("a[rel=next]")!.GetAttribute("href")!);
        Assert.Null(second.Page!.QuerySelector("a[rel=next]"));
        var shown = References(first).Concat(References(second)).ToList();
        Assert.Equal(53, shown.Count);
        Assert.Equal(53, shown.Distinct().Count());
    }

    [Theory]
    [InlineData("risk=High", true)]
    [InlineData("risk=Standard", false)]
    [InlineData("risk=None", false)]
    [InlineData("status=Closed", false)]
    [InlineData("flagged=true", false)]
    [InlineData("unserved=true", false)]
    [InlineData("overdue=true", true)]
    [InlineData("unrestricted=true", true)]
    public async Task Filters_keep_what_they_say(string filter, bool isShown)
    {
        await using var app = await WebApp.StartAsync();
        var (_, reference) = await app.AddCaseAsync("officer1-harbour", grade: RiskGrade.High);
        app.Clock.Advance(TimeSpan.FromDays(9));
        var page = await (await app.SignedInAsync("officer1-harbour")).GetAsync("/cases?" + filter);
        Assert.Equal(isShown, page.Text.Contains(reference, StringComparison.Ordinal));
        if (!isShown) Assert.Contains("No cases match these filters.", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_advocate_sees_consented_cases_an_auditor_references_and_an_administrator_nothing()
    {
        await using var app = await WebApp.StartAsync();
        var (_, consented) = await app.AddCaseAsync("officer1-harbour", advocate: "advocate-harbour");
        var (_, other) = await app.AddCaseAsync("officer1-harbour", "Una Hale", "Rex Orme");
        var advocate = await (await app.SignedInAsync("advocate-harbour")).GetAsync("/cases?scope=Force");
        Assert.Contains(consented, advocate.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(other, advocate.Text, StringComparison.Ordinal);
        var auditor = await (await app.SignedInAsync("auditor")).GetAsync("/cases?scope=Mine");
        Assert.Contains(other, auditor.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Una", auditor.Body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await app.SignedInAsync("admin")).GetAsync("/cases")).Status);
    }

    private static IEnumerable<string> References(Answered page) => page.Page!.QuerySelectorAll("main tbody tr td:first-child").Select(c => c.TextContent.Trim());
}
