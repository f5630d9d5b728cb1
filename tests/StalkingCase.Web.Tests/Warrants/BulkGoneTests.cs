using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Warrants;
using StalkingCase.Web.Tests.Support;

namespace StalkingCase.Web.Tests.Warrants;

public sealed class BulkGoneTests
{
    [Fact, Trait("Rule", "WAR-05")]
    public async Task Chosen_warrants_that_have_all_dropped_out_are_named_and_no_selection_is_asked_for()
    {
        await using var app = await WebApp.StartAsync();
        var of = await app.WithOrderAndWarrantAsync(await app.CaseAsync("officer1-harbour", officerInCase: "officer1-harbour", graded: false), "officer1-harbour", app.Now.AddDays(-6));
        var browser = await app.SignedInAsync("sergeant-harbour");
        var queue = await browser.GetAsync("/warrants/overdue");
        foreach (var box in queue.Page!.QuerySelectorAll("input[name=Chosen]").OfType<IHtmlInputElement>()) box.IsChecked = true;
        await using (var db = app.Open("sergeant-harbour"))
        {
            var warrant = await db.Warrants.SingleAsync(w => w.Id == of.WarrantId);
            warrant.End(WarrantStatus.Withdrawn, "CR/0042", app.Now, new Decider(app.Account("sergeant-harbour").Id, Rank.Sergeant), app.Now);
            await db.CommitAsync(null, app.Now, default);
        }

        var gone = await browser.SubmitAsync(queue, new { }, "Reassign selected");

        Assert.Contains("The chosen warrant is no longer overdue", string.Join(' ', gone.Errors), StringComparison.Ordinal);
        Assert.Contains(of.Reference, gone.Page!.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Select at least one", gone.Text, StringComparison.Ordinal);
    }
}
