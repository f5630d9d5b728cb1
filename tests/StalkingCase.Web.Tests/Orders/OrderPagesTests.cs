using System.Net;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.Orders;
using StalkingCase.Web.Tests.Support;

namespace StalkingCase.Web.Tests.Orders;

public sealed class OrderPagesTests : IAsyncLifetime
{
    private WebApp _app = null!;
    private Arrangement _case = null!;

    public async Task InitializeAsync()
    {
        _app = await WebApp.StartAsync();
        _case = await _app.CaseAsync("officer1-harbour", officerInCase: "officer1-harbour");
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact, Trait("Rule", "ORD-01"), Trait("Rule", "ORD-02"), Trait("Rule", "ORD-03"), Trait("Rule", "ORD-04"), Trait("Rule", "SEC-D01")]
    public async Task An_order_goes_from_the_decision_to_service_and_its_end_and_each_step_refuses_what_the_law_does()
    {
        var officer = await _app.SignedInAsync("officer1-harbour");
        var orders = await officer.SubmitAsync(await officer.GetAsync($"/cases/{_case.CaseId}/orders/consider"), new Dictionary<string, string?> { ["Input.Decision"] = "Apply", ["Input.ActsLinked"] = "True", ["Input.RiskToPerson"] = "True", ["Input.Necessary"] = "True", ["Input.Words"] = "All three tests are met." });
        Assert.Contains("Record the application", orders.Text, StringComparison.Ordinal);
        var id = await OrderIdAsync();
        var root = $"/cases/{_case.CaseId}/orders/{id}";

        // Words that say where the victim is staying are held; the drafter may not clear them.
        var drafted = await officer.SubmitAsync(await officer.GetAsync($"{root}/conditions"), new Dictionary<string, string?> { ["Input.Conditions.Rows[0].Kind"] = "Place", ["Input.Conditions.Rows[0].Words"] = $"Not to enter {await SafePlaceAsync()}." }, "Save the draft");
        Assert.Contains("A condition is held", drafted.Text, StringComparison.Ordinal);
        Dictionary<string, string?> lodged = new() { ["Input.Court"] = "Castle Hill Magistrates' Court", ["Input.Lodged.Choice"] = "Now" };
        var stopped = await officer.SubmitAsync(await officer.GetAsync($"{root}/apply"), lodged);
        Assert.Equal(HttpStatusCode.BadRequest, stopped.Status);
        Assert.Contains("protected details in condition 1", stopped.Text, StringComparison.Ordinal);
        var own = await officer.SubmitAsync(await officer.GetAsync($"{root}/conditions"), new Dictionary<string, string?> { ["Input.Clear"] = await HeldAsync(), ["Input.ClearBecause"] = "Known to him." }, "Clear the condition");
        Assert.Contains("Somebody else than the drafter", own.Text, StringComparison.Ordinal);
        var sergeant = await _app.SignedInAsync("sergeant-harbour");
        Assert.Contains("Condition cleared.", (await sergeant.SubmitAsync(await sergeant.GetAsync($"{root}/conditions"), new Dictionary<string, string?> { ["Input.Clear"] = await HeldAsync(), ["Input.ClearBecause"] = "He lived there with her." }, "Clear the condition")).Text, StringComparison.Ordinal);

        Assert.Contains("Application recorded.", (await officer.SubmitAsync(await officer.GetAsync($"{root}/apply"), lodged)).Text, StringComparison.Ordinal);
        Dictionary<string, string?> made = new()
        {
            ["Input.Made"] = "True",
            ["Input.When.Choice"] = "Now",
            ["Input.FurtherOrder"] = "False",
            ["Input.EndsOn.Day"] = "1",
            ["Input.EndsOn.Month"] = "3",
            ["Input.EndsOn.Year"] = "2028",
            ["Input.Conditions.Rows[0].Kind"] = "NoContact",
            ["Input.Conditions.Rows[0].Words"] = "Not to contact the victim, directly or through others.",
        };
        var tooShort = await officer.SubmitAsync(await officer.GetAsync($"{root}/made"), made);
        Assert.Contains("End date must be at least 2 years after the order date", tooShort.Text, StringComparison.Ordinal);
        made["Input.EndsOn.Day"] = "2";
        Assert.Contains("It has to be served", (await officer.SubmitAsync(await officer.GetAsync($"{root}/made"), made)).Text, StringComparison.Ordinal);

        Dictionary<string, string?> served = new() { ["Input.InCourt"] = "False", ["Input.When.Choice"] = "Now", ["Input.Exempt"] = "False", ["Input.ByWhom"] = "PC Cole" };
        Assert.Contains("Enter where the order was served", (await officer.SubmitAsync(await officer.GetAsync($"{root}/served"), served)).Text, StringComparison.Ordinal);
        served["Input.Where"] = "The police station";
        Assert.Contains("The suspect has until the end of 4 Mar", (await officer.SubmitAsync(await officer.GetAsync($"{root}/served"), served)).Text, StringComparison.Ordinal);

        Assert.Contains("On PNC: recorded.", (await officer.SubmitAsync(await officer.GetAsync($"{root}/steps"), new { }, "On PNC: done now")).Text, StringComparison.Ordinal);
        Assert.Contains("The suspect has until", (await officer.SubmitAsync(await officer.GetAsync($"{root}/steps"), new Dictionary<string, string?> { ["Input.Gave"] = "False" }, "Record")).Text, StringComparison.Ordinal);
        _app.Clock.Advance(TimeSpan.FromDays(3));
        officer = await _app.SignedInAsync("officer1-harbour");
        Assert.Contains("an offence. Decide on arrest", (await officer.SubmitAsync(await officer.GetAsync($"{root}/steps"), new Dictionary<string, string?> { ["Input.Gave"] = "False" }, "Record")).Text, StringComparison.Ordinal);

        Dictionary<string, string?> vary = new() { ["Input.Renews"] = "True", ["Input.When.Choice"] = "Now", ["Input.FurtherOrder"] = "False", ["Input.EndsOn.Day"] = "1", ["Input.EndsOn.Month"] = "3", ["Input.EndsOn.Year"] = "2028", ["Input.Reason"] = "Still at risk." };
        Assert.Contains("New end date must be after the current end date", (await officer.SubmitAsync(await officer.GetAsync($"{root}/vary"), vary)).Text, StringComparison.Ordinal);
        vary["Input.EndsOn.Year"] = "2030";
        Assert.Contains("Change recorded.", (await officer.SubmitAsync(await officer.GetAsync($"{root}/vary"), vary)).Text, StringComparison.Ordinal);
        Assert.Contains("Enter the victim's view", (await officer.SubmitAsync(await officer.GetAsync($"{root}/renew"), new Dictionary<string, string?> { ["Input.Decision"] = "Renew", ["Input.Reason"] = "At risk." })).Text, StringComparison.Ordinal);
        Assert.Contains("Tell the victim first", (await officer.SubmitAsync(await officer.GetAsync($"{root}/end"), new Dictionary<string, string?> { ["Input.When.Choice"] = "Now", ["Input.VictimTold"] = "False", ["Input.Reason"] = "Discharged." })).Text, StringComparison.Ordinal);
        Assert.Contains("Order ended.", (await officer.SubmitAsync(await officer.GetAsync($"{root}/end"), new Dictionary<string, string?> { ["Input.When.Choice"] = "Now", ["Input.VictimTold"] = "True", ["Input.Reason"] = "Discharged by the court." })).Text, StringComparison.Ordinal);
        await using var db = _app.Open();
        Assert.Equal(OrderStatus.Ended, (await db.Orders.SingleAsync(o => o.Id == id)).Status);
        Assert.True(await db.AuditEntries.AnyAsync(a => a.Entity == "Order" && a.EntityId == id.ToString()));
    }

    [Fact, Trait("Rule", "ORD-05"), Trait("Rule", "CLK-28")]
    public async Task A_breach_names_its_condition_and_starts_the_decision_the_review_and_the_check_on_the_victim()
    {
        _case = await _app.WithOrderAndWarrantAsync(_case, "officer1-harbour");
        var officer = await _app.SignedInAsync("officer1-harbour");
        var form = $"/cases/{_case.CaseId}/orders/{_case.OrderId}/breaches/new";
        Dictionary<string, string?> breach = new() { ["Input.When.Choice"] = "Now", ["Input.Account"] = "He waited outside her work.", ["Input.HowKnown"] = "Victim", ["Input.VictimSafe"] = "True", ["Input.Decision"] = "None", ["Input.Reason"] = "No officer free." };

        var missing = await officer.SubmitAsync(await officer.GetAsync(form), breach);
        Assert.Contains("Select the condition that may be broken", missing.Text, StringComparison.Ordinal);
        Assert.Equal("He waited outside her work.", missing.Page!.QuerySelector("[name='Input.Account']")!.TextContent.Trim());
        breach["Input.Conditions"] = "1";
        var constable = await officer.SubmitAsync(await officer.GetAsync(form), breach);
        Assert.Contains("needs an inspector", constable.Text, StringComparison.Ordinal);
        breach["Input.Decision"] = "BeingAttempted";
        Assert.Equal(HttpStatusCode.OK, (await officer.SubmitAsync(await officer.GetAsync(form), breach)).Status);

        await using var db = _app.Open();
        var entry = await db.Entries.SingleAsync(e => e.CaseId == _case.CaseId && e.OrderId == _case.OrderId);
        Assert.Contains("Condition 1 may be broken.", entry.Account, StringComparison.Ordinal);
        Assert.True(await db.Duties.AnyAsync(d => d.CaseId == _case.CaseId && d.Clock == "CLK-28" && d.Part == "attempt" && d.MetAt == null));
        Assert.True(await db.Duties.AnyAsync(d => d.CaseId == _case.CaseId && d.Clock == "CLK-05" && d.MetAt == null));
        var queue = await (await _app.SignedInAsync("sergeant-harbour")).GetAsync("/breaches/open");
        Assert.Contains(_case.Reference, queue.Text, StringComparison.Ordinal);
        Assert.Contains("No arrest attempt", queue.Text, StringComparison.Ordinal);
    }

    [Fact, Trait("Rule", "ORD-07"), Trait("Rule", "ORD-10")]
    public async Task Overlapping_orders_show_the_strictest_term_and_somebody_elses_order_is_history()
    {
        await using (var db = _app.Open("officer1-harbour"))
        {
            var of = await db.Cases.SingleAsync(c => c.Id == _case.CaseId);
            var by = _app.Account("officer1-harbour").Id;
            foreach (var (kind, metres, somebodyElse) in new[] { (OrderKind.NonMolestation, 50, false), (OrderKind.RestrainingOnConviction, 200, false), (OrderKind.Injunction, 900, true) })
                db.Orders.Add(Order.Made(of, new MadeContent(kind, _app.Now, null) { ProtectsSomebodyElse = somebodyElse, Conditions = [new ConditionContent(ConditionKind.Distance, "Not within the distance of the victim.") { Metres = metres }] }, by, _app.Now));
            await db.CommitAsync(null, _app.Now, default);
        }

        var page = await (await _app.SignedInAsync("officer1-harbour")).GetAsync($"/cases/{_case.CaseId}/orders");

        Assert.Contains("(200 metres)", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("(50 metres)", page.Text, StringComparison.Ordinal);
        Assert.Contains("Protects somebody else: history of the suspect.", page.Text, StringComparison.Ordinal);
    }

    [Fact, Trait("Rule", "CLK-33"), Trait("Rule", "CLK-32")]
    public async Task Bail_is_shown_to_its_last_day_and_after_it_as_a_gap()
    {
        await using (var db = _app.Open("officer1-harbour"))
        {
            (await db.Cases.SingleAsync(c => c.Id == _case.CaseId)).RecordBail(_app.Now, true, UkTime.DateOf(_app.Now).AddDays(1), _app.Account("officer1-harbour").Id, _app.Now);
            await db.CommitAsync(null, _app.Now, default);
        }

        Assert.Contains("no contact with the victim", (await (await _app.SignedInAsync("officer1-harbour")).GetAsync($"/cases/{_case.CaseId}/orders")).Text, StringComparison.Ordinal);
        _app.Clock.Advance(TimeSpan.FromDays(2));

        var officer = await _app.SignedInAsync("officer1-harbour");
        var after = await officer.GetAsync($"/cases/{_case.CaseId}/orders");
        Assert.DoesNotContain("no contact with the victim", after.Text, StringComparison.Ordinal);
        Assert.Contains("Bail that forbade contact ended on", after.Text, StringComparison.Ordinal);
        Assert.Contains("Check for a gap in protection", (await officer.GetAsync($"/cases/{_case.CaseId}/duties")).Text, StringComparison.Ordinal);
    }

    [Fact, Trait("Rule", "ORD-01")]
    public async Task Giving_up_an_application_asks_for_a_reason_that_stands_alone()
    {
        var officer = await _app.SignedInAsync("officer1-harbour");
        await officer.SubmitAsync(await officer.GetAsync($"/cases/{_case.CaseId}/orders/consider"), new Dictionary<string, string?> { ["Input.Decision"] = "Apply", ["Input.Words"] = "All three tests are met." });
        var end = $"/cases/{_case.CaseId}/orders/{await OrderIdAsync()}/end";
        Dictionary<string, string?> why = new() { ["Input.Reason"] = "She does not want it." };

        Assert.Contains("Select the reason for not applying now", (await officer.SubmitAsync(await officer.GetAsync(end), why)).Text, StringComparison.Ordinal);
        why["Input.NotNow"] = "VictimDoesNotSupport";
        Assert.Contains("is not enough on its own", (await officer.SubmitAsync(await officer.GetAsync(end), why)).Text, StringComparison.Ordinal);
        why["Input.NotNow"] = "AnotherOrderProtects";
        Assert.Contains("Decision recorded: no application.", (await officer.SubmitAsync(await officer.GetAsync(end), why)).Text, StringComparison.Ordinal);
    }

    [Fact, Trait("Rule", "CLK-25")]
    public async Task An_order_that_ends_soon_is_in_the_queue_until_somebody_decides()
    {
        await using (var db = _app.Open("officer1-harbour"))
        {
            var of = await db.Cases.SingleAsync(c => c.Id == _case.CaseId);
            db.Orders.Add(Order.Made(of, new MadeContent(OrderKind.NonMolestation, _app.Now.AddDays(-300), UkTime.DateOf(_app.Now).AddDays(20)), _app.Account("officer1-harbour").Id, _app.Now));
            await db.CommitAsync(null, _app.Now, default);
        }

        var sergeant = await _app.SignedInAsync("sergeant-harbour");
        var queue = await sergeant.GetAsync("/orders/expiring");
        Assert.Contains("in 20 days", queue.Text, StringComparison.Ordinal);
        Assert.Contains(_case.Reference, queue.Text, StringComparison.Ordinal);
        Assert.Contains("Decide on renewal before the order ends", (await (await _app.SignedInAsync("inspector-harbour")).GetAsync("/")).Text, StringComparison.Ordinal);
    }

    private async Task<Guid> OrderIdAsync()
    {
        await using var db = _app.Open();
        return await db.Orders.Where(o => o.CaseId == _case.CaseId).Select(o => o.Id).SingleAsync();
    }

    private async Task<string> HeldAsync()
    {
        await using var db = _app.Open();
        return (await db.Orders.SingleAsync(o => o.CaseId == _case.CaseId)).Conditions.Single(c => c.IsHeld).Id.ToString();
    }

    private async Task<string> SafePlaceAsync()
    {
        await using var db = _app.Open();
        var of = await db.Cases.SingleAsync(c => c.Id == _case.CaseId);
        return of.Victim.Contacts.First(c => c.Kind is Domain.Cases.ContactKind.SafePlace).Words.Reveal();
    }
}
