using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Domain.Risk;
using StalkingCase.Web.Tests.Support;

namespace StalkingCase.Web.Tests.Warrants;

public sealed partial class OverdueQueueTests : IAsyncLifetime
{
    private WebApp _app = null!;

    public async Task InitializeAsync() => _app = await WebApp.StartAsync();

    public async Task DisposeAsync() => await _app.DisposeAsync();

    private async Task<List<Arrangement>> WarrantsAsync(int count, int hoursApart = 3)
    {
        var made = new List<Arrangement>();
        for (var i = 0; i < count; i++)
        {
            var of = await _app.CaseAsync("officer1-harbour", officerInCase: "officer1-harbour", graded: false);
            made.Add(await _app.WithOrderAndWarrantAsync(of, "officer1-harbour", _app.Now.AddDays(-6).AddHours(i * hoursApart), _app.Account("officer1-harbour").Id));
        }

        return made;
    }

    [Fact, Trait("Rule", "WAR-05")]
    public async Task The_queue_shows_worst_risk_first_then_longest_overdue_one_row_a_warrant_with_the_reason_in_words()
    {
        var made = await WarrantsAsync(3);
        await using (var db = _app.Open("officer1-harbour"))
        {
            var worst = await db.Cases.SingleAsync(c => c.Id == made[2].CaseId);
            db.Assessments.Add(RiskAssessment.Propose(worst, new AssessmentContent(null, null, new Dictionary<int, Answer>(), new Dictionary<int, string>(), RiskGrade.High, "Knows the new routine and does not stop.") { ToolRefused = "Not able to answer today." }, null, _app.Account("officer1-harbour").Id, _app.Now));
            await db.CommitAsync(null, _app.Now, default);
        }

        var page = await (await _app.SignedInAsync("sergeant-harbour")).GetAsync("/warrants/overdue");

        var rows = page.Page!.QuerySelectorAll("tbody tr").Select(r => r.QuerySelector("td[data-label=Case]")!.TextContent.Trim()).ToList();
        Assert.Equal([made[2].Reference, made[0].Reference, made[1].Reference], rows);
        Assert.Contains("Overdue warrant actions (3)", page.Text, StringComparison.Ordinal);
        Assert.All(page.Page!.QuerySelectorAll("td[data-label=Why]"), why => Assert.True(why.TextContent.Trim() is "Not graded" or "Not on PNC" or "No attempt yet"));
        Assert.Contains("Queues (3 overdue)", page.Text, StringComparison.Ordinal);
    }

    [Fact, Trait("Rule", "WAR-05")]
    public async Task Filters_and_place_survive_a_review_and_another_units_supervisor_sees_nothing()
    {
        var made = await WarrantsAsync(2);
        var browser = await _app.SignedInAsync("sergeant-harbour");
        var page = await browser.GetAsync("/warrants/overdue?by=Day&owner=");
        var link = page.Page!.QuerySelectorAll("td[data-label=Do] a").OfType<IHtmlAnchorElement>().First().GetAttribute("href")!;

        var back = await browser.SubmitAsync(await browser.GetAsync(link), new Dictionary<string, string?> { ["Input.Done"] = "Two visits.", ["Input.Gaps"] = "Work not tried.", ["Input.Reason"] = "Resources", ["Input.Direction"] = "Try the work at six.", ["Input.Next.Choice"] = "Tomorrow", ["Input.Next.Time"] = "06:00" });

        Assert.Equal("/warrants/overdue?by=Day", back.Address.PathAndQuery);
        Assert.Contains("Review recorded.", back.Text, StringComparison.Ordinal);
        Assert.Contains("No warrant actions are overdue in your units.", (await (await _app.SignedInAsync("sergeant-moorside")).GetAsync("/warrants/overdue")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await _app.SignedInAsync("officer1-harbour")).GetAsync("/warrants/overdue")).Status);
        Assert.Contains(made[0].Reference, back.Text, StringComparison.Ordinal);
    }

    [Fact, Trait("Rule", "SEC-D03")]
    public async Task Cases_hidden_from_the_reader_are_in_no_row_and_in_no_number()
    {
        var made = await WarrantsAsync(4);
        await using (var db = _app.Open("officer1-harbour"))
        {
            (await db.Cases.SingleAsync(c => c.Id == made[0].CaseId)).Restrict([_app.Account("officer1-harbour").Id], _app.Account("officer1-harbour").Id, _app.Now);
            db.Conflicts.Add(new StalkingCase.Data.Identity.ConflictDeclaration { ForceId = _app.Account("inspector-harbour").ForceId, UserId = _app.Account("inspector-harbour").Id, PersonId = made[1].SuspectId, DeclaredAt = _app.Now });
            await db.CommitAsync(null, _app.Now, default);
        }

        await _app.DeclareConflictAsync("inspector-harbour", made[2].CaseId);
        var inspector = await _app.SignedInAsync("inspector-harbour");

        foreach (var address in (string[])["/warrants/overdue", "/", "/dashboard", "/cases", "/handover"])
        {
            var page = await inspector.GetAsync(address);
            Assert.Contains("Queues (1 overdue)", page.Text, StringComparison.Ordinal);
            foreach (var hidden in made[..3]) Assert.DoesNotContain(hidden.Reference, page.Body, StringComparison.Ordinal);
        }

        var queue = await inspector.GetAsync("/warrants/overdue");
        Assert.Contains("Overdue warrant actions (1)", queue.Text, StringComparison.Ordinal);
        Assert.Contains(made[3].Reference, queue.Text, StringComparison.Ordinal);
        Assert.Contains("Queues (3 overdue)", (await (await _app.SignedInAsync("sergeant-harbour")).GetAsync("/")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_page_begins_where_the_first_ends()
    {
        await WarrantsAsync(53, hoursApart: 0);
        var browser = await _app.SignedInAsync("sergeant-harbour");
        var first = await browser.GetAsync("/warrants/overdue");
        var next = first.Page!.QuerySelectorAll("a").OfType<IHtmlAnchorElement>().First(a => a.GetAttribute("href")!.Contains("after=", StringComparison.Ordinal) && a.TextContent.Contains("Next", StringComparison.Ordinal)).GetAttribute("href")!;
        var second = await browser.GetAsync(next);

        List<string> Refs(Answered p) => [.. p.Page!.QuerySelectorAll("td[data-label=Case]").Select(c => c.TextContent.Trim())];
        Assert.Equal((50, 3), (Refs(first).Count, Refs(second).Count));
        Assert.Empty(Refs(first).Intersect(Refs(second)));
    }

    private static async Task<Answered> ChooseAllAsync(Browser browser, string button)
    {
        var page = await browser.GetAsync("/warrants/overdue");
        foreach (var box in page.Page!.QuerySelectorAll("input[name=Chosen]").OfType<IHtmlInputElement>()) box.IsChecked = true;
        return await browser.SubmitAsync(page, new { }, button);
    }

    /// <summary>Neighbours are drained first: a case derived again by any act learns of those that came after it.</summary>
    private async Task<List<(Guid Id, DateTimeOffset DueBy, bool IsOpen)>> ClocksAsync(List<Arrangement> of)
    {
        await new StalkingCase.Data.Facts.RecheckRunner(_app.Database).DrainAsync(_app.Now, default);
        await using var db = _app.Open();
        var cases = of.Select(m => m.CaseId).ToList();
        return [.. (await db.Duties.AsNoTracking().Where(d => cases.Contains(d.CaseId)).OrderBy(d => d.Id).ToListAsync()).Select(d => (d.Id, d.DueBy, d.IsOpen))];
    }
}
