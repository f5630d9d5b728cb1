using Microsoft.EntityFrameworkCore;
using StalkingCase.Domain.Duties;
using StalkingCase.Domain.Risk;
using StalkingCase.Web.Jobs;
using StalkingCase.Web.Tests.Support;

namespace StalkingCase.Web.Tests.Warrants;

/// <summary>
/// The case that founded the product, with invented people: an order is broken, weeks later a warrant is issued, and
/// then nobody does anything. Entered through the pages under a test clock; silence itself climbs.
/// </summary>
public sealed class FoundingPatternTests
{
    [Fact]
    public async Task Silence_on_a_warrant_is_seen_by_each_rank_at_its_minute_with_a_notice_each_and_the_advocate_sees_wanted()
    {
        await using var app = await WebApp.StartAsync();
        var of = await app.CaseAsync("officer1-harbour", officerInCase: "officer1-harbour");
        await app.ReferAsync(of.CaseId, "advocate-harbour", "officer1-harbour");
        var officer = await app.SignedInAsync("officer1-harbour");
        await officer.SubmitAsync(await officer.GetAsync($"/cases/{of.CaseId}/orders/new"), new Dictionary<string, string?>
        {
            ["Input.Kind"] = "StalkingProtection",
            ["Input.When.Choice"] = "Now",
            ["Input.Court"] = "Castle Hill Magistrates' Court",
            ["Input.FurtherOrder"] = "False",
            ["Input.EndsOn.Day"] = "2",
            ["Input.EndsOn.Month"] = "3",
            ["Input.EndsOn.Year"] = "2028",
            ["Input.ProtectsSomebodyElse"] = "False",
            ["Input.Conditions.Rows[0].Kind"] = "NoContact",
            ["Input.Conditions.Rows[0].Words"] = "Not to contact the victim.",
        });
        await using var read = app.Open();
        var order = await read.Orders.Where(o => o.CaseId == of.CaseId).Select(o => o.Id).SingleAsync();
        await officer.SubmitAsync(await officer.GetAsync($"/cases/{of.CaseId}/orders/{order}/served"), new Dictionary<string, string?> { ["Input.InCourt"] = "True", ["Input.When.Choice"] = "Now", ["Input.Exempt"] = "True" });

        // Three weeks later: a breach, and no arrest.
        app.Clock.Advance(TimeSpan.FromDays(21));
        officer = await app.SignedInAsync("officer1-harbour");
        await officer.SubmitAsync(await officer.GetAsync($"/cases/{of.CaseId}/orders/{order}/breaches/new"), new Dictionary<string, string?> { ["Input.Conditions"] = "1", ["Input.When.Choice"] = "Now", ["Input.Account"] = "He followed her to the bus.", ["Input.HowKnown"] = "Victim", ["Input.VictimSafe"] = "True", ["Input.Decision"] = "WarrantSought" });

        // Four weeks after that: the warrant. Then silence.
        app.Clock.Advance(TimeSpan.FromDays(28));
        officer = await app.SignedInAsync("officer1-harbour");
        await officer.SubmitAsync(await officer.GetAsync($"/cases/{of.CaseId}/warrants/new"), new Dictionary<string, string?>
        {
            ["Input.Type"] = "FirstInstance",
            ["Input.Issued.Choice"] = "Now",
            ["Input.Court"] = "Castle Hill Magistrates' Court",
            ["Input.Offence"] = "Breach of a stalking protection order",
            ["Input.BackedForBail"] = "False",
            ["Input.Circulated"] = "True",
            ["Input.Grade"] = "A",
            ["Input.OfficerId"] = app.Account("officer1-harbour").Id.ToString(),
        });
        var issued = app.Now;
        await using var db = app.Open();
        var attempt = await db.Duties.SingleAsync(d => d.CaseId == of.CaseId && d.Clock == "CLK-35");

        // deadlines.md: A 24 hours; sergeant at due; inspector half the period or 24 hours later; superintendent as long again.
        Assert.Equal((issued.AddHours(24), issued.AddHours(24), issued.AddHours(36), issued.AddHours(48)), (attempt.DueBy, attempt.SergeantAt, attempt.InspectorAt, attempt.SuperintendentAt));
        foreach (var (who, at) in new[] { ("sergeant-harbour", attempt.SergeantAt), ("inspector-harbour", attempt.InspectorAt), ("superintendent-harbour", attempt.SuperintendentAt) })
        {
            app.Clock.Advance(at - app.Now - TimeSpan.FromMinutes(1));
            Assert.DoesNotContain("First arrest attempt", await OverdueOfAsync(app, who, of.Reference), StringComparison.Ordinal);
            app.Clock.Advance(TimeSpan.FromMinutes(1));
            Assert.Contains("First arrest attempt", await OverdueOfAsync(app, who, of.Reference), StringComparison.Ordinal);
        }

        await using (var job = app.Open()) await new NoticeWriter(job).WriteAsync(app.Now, default);
        await using var after = app.Open();
        var steps = await after.Notices.Where(n => n.DutyId == attempt.Id).Select(n => n.Step).ToListAsync();
        Assert.Equal(new[] { Rung.Owner, Rung.Sergeant, Rung.Inspector, Rung.Superintendent }.Select(r => r.ToString()).Order(), steps.Order());
        var queue = await (await app.SignedInAsync("sergeant-harbour")).GetAsync("/warrants/overdue");
        Assert.Contains("No attempt yet", queue.Text, StringComparison.Ordinal);

        var page = await (await app.SignedInAsync("officer1-harbour")).GetAsync($"/cases/{of.CaseId}");
        Assert.Contains("SUSPECT WANTED", page.Text, StringComparison.Ordinal);
        Assert.Contains("Arrest attempt overdue by 1 day", page.Text, StringComparison.Ordinal);
        Assert.NotNull(page.Page!.QuerySelector(".app-identity__act"));
        var advocate = await (await app.SignedInAsync("advocate-harbour")).GetAsync($"/cases/{of.CaseId}");
        Assert.Contains("SUSPECT WANTED", advocate.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Arrest attempt overdue", advocate.Text, StringComparison.Ordinal);
        var status = await (await app.SignedInAsync("advocate-harbour")).GetAsync($"/cases/{of.CaseId}/warrants");
        Assert.Contains("Outstanding: suspect wanted", status.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Castle Hill", status.Text, StringComparison.Ordinal);
    }

    /// <summary>The cells of the overdue table that are about the case.</summary>
    private static async Task<string> OverdueOfAsync(WebApp app, string who, string reference)
    {
        var browser = await app.SignedInAsync(who);
        var (address, cells) = ("/", "");
        for (var pages = 0; pages < 10; pages++)
        {
            var page = await browser.GetAsync(address);
            var table = page.Page!.QuerySelectorAll("[aria-label='Overdue, worst risk first'] tbody tr");
            cells += string.Concat(table.Where(r => r.TextContent.Contains(reference, StringComparison.Ordinal)).Select(r => r.TextContent));
            if (page.Page.QuerySelectorAll("a").FirstOrDefault(a => a.GetAttribute("href")?.StartsWith("/?after=", StringComparison.Ordinal) == true) is not { } next) break;
            address = next.GetAttribute("href")!;
        }

        return cells;
    }
}
