using StalkingCase.Domain.Risk;
using StalkingCase.Web.Tests.Support;

namespace StalkingCase.Web.Tests.Worklist;

/// <summary>Every number leads to its queue, and the queue holds what was counted (ux 3g).</summary>
public sealed class DashboardNumbersTests
{
    [Fact]
    public async Task Every_number_of_the_dashboard_leads_to_a_queue_that_holds_as_many()
    {
        await using var app = await WebApp.StartAsync();
        var (_, high) = await app.AddCaseAsync("officer1-harbour", grade: RiskGrade.High);
        var (_, medium) = await app.AddCaseAsync("officer1-harbour", "Una Hale", "Rex Orme", RiskGrade.Medium);
        var (_, other) = await app.AddCaseAsync("officer2-harbour", "Ida Vane", "Hal Dorn", RiskGrade.High);
        app.Clock.Advance(TimeSpan.FromDays(8));
        var browser = await app.SignedInAsync("sergeant-harbour");
        var dashboard = await browser.GetAsync("/dashboard");
        var row = dashboard.Page!.QuerySelectorAll("#officers + div tbody tr").Single(r => r.TextContent.Contains(app.Account("officer1-harbour").DisplayName, StringComparison.Ordinal));

        foreach (var (label, number, shown, hidden) in new[] { ("Open", 2, new[] { high, medium }, new[] { other }), ("High", 1, [high], [medium, other]), ("Overdue", -1, [high, medium], [other]) })
        {
            var link = row.QuerySelector($"td[data-label={label}] a")!;
            if (number >= 0) Assert.StartsWith($"{number}", link.TextContent.Trim(), StringComparison.Ordinal);
            var body = (await browser.GetAsync(link.GetAttribute("href")!)).Page!.QuerySelector("tbody")!.TextContent;
            Assert.All(shown, reference => Assert.Contains(reference, body, StringComparison.Ordinal));
            Assert.All(hidden, reference => Assert.DoesNotContain(reference, body, StringComparison.Ordinal));
        }

        var quiet = dashboard.Page!.QuerySelectorAll("main a").Single(a => a.TextContent.StartsWith("2 high risk cases with no entry", StringComparison.Ordinal));
        var listed = (await browser.GetAsync(quiet.GetAttribute("href")!)).Page!.QuerySelectorAll("tbody tr");
        Assert.Equal(2, listed.Length);
        var hrefs = dashboard.Page!.QuerySelectorAll("main a").Where(a => a.TextContent.Contains("high risk", StringComparison.Ordinal)).Select(a => a.GetAttribute("href")).ToList();
        Assert.Contains("/warrants/overdue?risk=High", hrefs);
        Assert.Contains("/cases?overdue=true&risk=High&status=", hrefs);
    }
}
