using StalkingCase.Web.Tests.Support;

namespace StalkingCase.Web.Tests.Duties;

/// <summary>What is owed leads to the page where it is done, also where that page is about one warrant, order, action or question.</summary>
public sealed class DutyLinkTests : IAsyncLifetime
{
    private WebApp _app = null!;
    private Arrangement _case = null!;

    public async Task InitializeAsync()
    {
        _app = await WebApp.StartAsync();
        _case = await _app.CaseAsync("officer1-harbour", officerInCase: "officer1-harbour");
        _case = await _app.WithOrderAndWarrantAsync(_case, "officer1-harbour");
        _case = await _app.WithAdvocateAsync(_case, "advocate-harbour", "officer1-harbour");
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    private string Root => $"/cases/{_case.CaseId}";

    private static string? Link(Answered page, string text) =>
        page.Page!.QuerySelectorAll("main table a").FirstOrDefault(a => a.TextContent.Trim() == text)?.GetAttribute("href");

    [Fact]
    public async Task A_duty_about_a_warrant_an_order_an_action_or_a_question_leads_to_its_page()
    {
        var browser = await _app.SignedInAsync("officer1-harbour");

        var page = await browser.GetAsync($"{Root}/duties");

        Assert.Equal($"{Root}/warrants/{_case.WarrantId}/arrest-attempts/new", Link(page, "First arrest attempt"));
        Assert.Equal($"{Root}/orders/{_case.OrderId}/served", Link(page, "Serve the order"));
        Assert.Equal($"{Root}/safeguarding/actions/{_case.ActionId}", Link(page, "Do what the safeguarding plan says"));
        Assert.Equal($"{Root}/safeguarding/questions/{_case.QuestionId}", Link(page, "Answer the advocate's question"));
    }

    [Fact]
    public async Task The_next_actions_of_the_overview_lead_there_too_and_so_does_the_alarm_of_an_overdue_warrant()
    {
        _app.Clock.Advance(TimeSpan.FromDays(8));
        var browser = await _app.SignedInAsync("officer1-harbour");

        var (overview, alarms) = (await browser.GetAsync(Root), await browser.GetAsync($"{Root}/alarms"));

        Assert.Contains(overview.Page!.QuerySelectorAll("main table a"), a => a.GetAttribute("href")!.Contains($"{_case.WarrantId}", StringComparison.Ordinal) || a.GetAttribute("href")!.Contains($"{_case.OrderId}", StringComparison.Ordinal));
        var overdue = alarms.Page!.QuerySelectorAll("article").Where(a => a.TextContent.Contains("ALM-08", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(overdue);
        Assert.Contains(overdue, a => a.QuerySelectorAll("a").Any(l => l.TextContent.StartsWith("Do it now", StringComparison.Ordinal) && l.GetAttribute("href") == $"{Root}/warrants/{_case.WarrantId}/arrest-attempts/new"));
    }

    [Fact]
    public async Task A_title_is_no_link_for_who_may_not_use_the_page()
    {
        var browser = await _app.SignedInAsync("advocate-harbour");

        var page = await browser.GetAsync($"{Root}/duties");

        Assert.Contains("Serve the order", page.Text, StringComparison.Ordinal);
        Assert.Null(Link(page, "Serve the order"));
        Assert.Equal($"{Root}/safeguarding/actions/{_case.ActionId}", Link(page, "Do what the safeguarding plan says"));
    }
}
