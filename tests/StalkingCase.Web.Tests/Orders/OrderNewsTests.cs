using System.Net;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Domain.Duties;
using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.Orders;
using StalkingCase.Domain.Victims;
using StalkingCase.Web.Tests.Support;

namespace StalkingCase.Web.Tests.Orders;

/// <summary>What the victim hears of an order, and what the suspect must say again.</summary>
public sealed class OrderNewsTests : IAsyncLifetime
{
    private WebApp _app = null!;
    private Arrangement _case = null!;

    public async Task InitializeAsync()
    {
        _app = await WebApp.StartAsync();
        _case = await _app.CaseAsync("officer1-harbour", officerInCase: "officer1-harbour");
        _case = await _app.WithOrderAndWarrantAsync(_case, "officer1-harbour");
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    private string Root => $"/cases/{_case.CaseId}/orders/{_case.OrderId}";

    private async Task<List<Duty>> OwedAsync(string clock, string part)
    {
        await using var db = _app.Open();
        return await db.Duties.Where(d => d.CaseId == _case.CaseId && d.Clock == clock && d.Part == part).OrderBy(d => d.StartsAt).ToListAsync();
    }

    private async Task<Answered> ServeAsync(Browser browser, string? when = "Now")
    {
        Dictionary<string, string?> served = new() { ["Input.InCourt"] = "True", ["Input.Exempt"] = "False" };
        var page = await browser.GetAsync($"{Root}/served");
        foreach (var choice in page.Page!.QuerySelectorAll("input[name='Input.When.Choice']").OfType<AngleSharp.Html.Dom.IHtmlInputElement>()) choice.IsChecked = choice.Value == when;
        return await browser.SubmitAsync(page, served);
    }

    private async Task TellAsync(params ToldOf[] told)
    {
        await using var db = _app.Open("officer1-harbour");
        db.VictimContacts.Add(VictimContact.Record(await db.Cases.SingleAsync(c => c.Id == _case.CaseId), true, told, "Told by telephone.", _app.Now, _app.Account("officer1-harbour").Id, _app.Now));
        await db.CommitAsync(null, _app.Now, default);
    }

    [Fact, Trait("Rule", "CLK-13"), Trait("Rule", "VIC-03")]
    public async Task The_end_of_an_order_opens_the_duty_to_tell_the_victim_which_only_a_contact_about_the_order_ends()
    {
        var officer = await _app.SignedInAsync("officer1-harbour");
        var form = await officer.GetAsync($"{Root}/end");
        Assert.DoesNotContain("Has the victim been told?", form.Text, StringComparison.Ordinal);
        Assert.Contains("telling the victim is owed", form.Text, StringComparison.Ordinal);

        var ended = await officer.SubmitAsync(form, new Dictionary<string, string?> { ["Input.When.Choice"] = "Now", ["Input.Reason"] = "Discharged by the court." });

        Assert.Contains("Order ended: it protects nobody now. Tell the victim", ended.Text, StringComparison.Ordinal);
        Assert.True(Assert.Single(await OwedAsync("CLK-13", "order")).IsOpen);
        await TellAsync(ToldOf.Custody, ToldOf.Routine);
        Assert.True(Assert.Single(await OwedAsync("CLK-13", "order")).IsOpen);
        await TellAsync(ToldOf.Order);
        Assert.False(Assert.Single(await OwedAsync("CLK-13", "order")).IsOpen);
    }

    [Fact, Trait("Rule", "ORD-04")]
    public async Task Service_says_when_and_opens_the_same_duty()
    {
        var officer = await _app.SignedInAsync("officer1-harbour");

        var refused = await ServeAsync(officer, when: null);
        Assert.Contains("Enter when the order was served", refused.Errors);
        await ServeAsync(officer);

        Assert.True(Assert.Single(await OwedAsync("CLK-13", "order")).IsOpen);
    }

    [Fact, Trait("Rule", "ORD-10")]
    public async Task The_end_of_somebody_elses_order_is_no_news_for_this_victim_and_it_is_never_called_not_served()
    {
        Guid id;
        await using (var db = _app.Open("officer1-harbour"))
        {
            var other = Order.Made(await db.Cases.SingleAsync(c => c.Id == _case.CaseId), new MadeContent(OrderKind.NonMolestation, _app.Now, null) { ProtectsSomebodyElse = true, Court = "Elsewhere" }, _app.Account("officer1-harbour").Id, _app.Now);
            db.Orders.Add(other);
            await db.CommitAsync(null, _app.Now, default);
            id = other.Id;
        }

        var officer = await _app.SignedInAsync("officer1-harbour");
        var paths = (await officer.GetAsync($"/cases/{_case.CaseId}/orders")).Page!.QuerySelectorAll("section.app-alert").ToDictionary(s => s.GetAttribute("aria-label")!, s => s.TextContent);
        Assert.Contains("NOT SERVED", paths["Stalking protection order"], StringComparison.Ordinal);
        Assert.DoesNotContain("NOT SERVED", paths["Non-molestation order"], StringComparison.Ordinal);

        await officer.SubmitAsync(await officer.GetAsync($"/cases/{_case.CaseId}/orders/{id}/end"), new Dictionary<string, string?> { ["Input.When.Choice"] = "Now", ["Input.Reason"] = "It ran out." });

        Assert.Empty(await OwedAsync("CLK-13", "order"));
    }

    [Fact]
    public async Task Orders_that_can_never_be_served_are_not_counted_as_unserved()
    {
        var supervisor = await _app.SignedInAsync("sergeant-harbour");
        Assert.Contains("1 order made, not served", (await supervisor.GetAsync("/dashboard")).Text, StringComparison.Ordinal);
        var history = await _app.CaseAsync("officer1-harbour", officerInCase: "officer1-harbour");
        await using (var db = _app.Open("officer1-harbour"))
        {
            db.Orders.Add(Order.Made(await db.Cases.SingleAsync(c => c.Id == history.CaseId), new MadeContent(OrderKind.NonMolestation, _app.Now, null) { ProtectsSomebodyElse = true, Court = "Elsewhere" }, _app.Account("officer1-harbour").Id, _app.Now));
            await db.CommitAsync(null, _app.Now, default);
        }

        var (dashboard, list) = (await supervisor.GetAsync("/dashboard"), await supervisor.GetAsync("/cases?unserved=true"));

        Assert.Contains("1 order made, not served", dashboard.Text, StringComparison.Ordinal);
        Assert.Contains(_case.Reference, list.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(history.Reference, list.Text, StringComparison.Ordinal);
        _app.Clock.Advance(TimeSpan.FromDays(900));
        supervisor = await _app.SignedInAsync("sergeant-harbour");
        Assert.Contains("0 orders made, not served", (await supervisor.GetAsync("/dashboard")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(_case.Reference, (await supervisor.GetAsync("/cases?unserved=true")).Text, StringComparison.Ordinal);
    }

    [Fact, Trait("Rule", "CLK-23"), Trait("Rule", "ORD-03")]
    public async Task Another_name_or_address_is_notified_again_within_three_days()
    {
        var officer = await _app.SignedInAsync("officer1-harbour");
        await ServeAsync(officer);
        Assert.DoesNotContain("New name or address", (await officer.GetAsync($"{Root}/steps")).Text, StringComparison.Ordinal);
        await officer.SubmitAsync(await officer.GetAsync($"{Root}/steps"), new Dictionary<string, string?> { ["Input.Gave"] = "True", ["Input.When.Choice"] = "Now" }, "Record");
        Assert.Equal([false], (await OwedAsync("CLK-23", "")).Select(d => d.IsOpen));
        _app.Clock.Advance(TimeSpan.FromDays(30));
        officer = await _app.SignedInAsync("officer1-harbour");

        var changed = await officer.SubmitAsync(await officer.GetAsync($"{Root}/steps"), new Dictionary<string, string?> { ["Input.When.Choice"] = "Now" }, "The suspect's name or address changed");

        Assert.Contains("The suspect has until the end of 3 Apr to notify it.", changed.Text, StringComparison.Ordinal);
        Assert.Equal([false, true], (await OwedAsync("CLK-23", "")).Select(d => d.IsOpen));
        Assert.Equal(new DateOnly(2026, 4, 3), UkTime.DateOf((await OwedAsync("CLK-23", ""))[1].DueBy.AddMinutes(-1)));
        var early = await officer.SubmitAsync(await officer.GetAsync($"{Root}/steps"), new Dictionary<string, string?> { ["Input.Gave"] = "False" }, "Record");
        Assert.Contains("The suspect has until the end of 3 Apr 2026.", early.Errors);
        await officer.SubmitAsync(await officer.GetAsync($"{Root}/steps"), new Dictionary<string, string?> { ["Input.Gave"] = "True", ["Input.When.Choice"] = "Now" }, "Record");
        Assert.Equal([false, false], (await OwedAsync("CLK-23", "")).Select(d => d.IsOpen));
    }

    [Fact, Trait("Rule", "ORD-01")]
    public async Task Deciding_on_another_order_leads_to_where_it_is_recorded()
    {
        var officer = await _app.SignedInAsync("officer1-harbour");

        var decided = await officer.SubmitAsync(await officer.GetAsync($"/cases/{_case.CaseId}/orders/consider"), new Dictionary<string, string?> { ["Input.Decision"] = "OtherOrder", ["Input.Words"] = "She applies for a non-molestation order." });

        Assert.Equal($"/cases/{_case.CaseId}/orders/new", decided.Address.AbsolutePath);
        Assert.Contains("Decision recorded: another order. Record it here once it is made.", decided.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("draft the conditions", decided.Text, StringComparison.Ordinal);
    }
}
