using System.Net;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Web.Tests.Support;

namespace StalkingCase.Web.Tests.Orders;

public sealed class SomebodyElsesOrderTests
{
    [Theory, Trait("Rule", "ORD-10")]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_order_that_protects_somebody_else_starts_no_clock_and_cannot_be_broken_by_contact_with_this_victim(bool somebodyElse)
    {
        await using var app = await WebApp.StartAsync();
        var of = await app.CaseAsync("officer1-harbour", officerInCase: "officer1-harbour");
        var officer = await app.SignedInAsync("officer1-harbour");
        var order = await officer.SubmitAsync(await officer.GetAsync($"/cases/{of.CaseId}/orders/new"), new Dictionary<string, string?>
        {
            ["Input.Kind"] = "StalkingProtection",
            ["Input.When.Choice"] = "Now",
            ["Input.Court"] = "Castle Hill Magistrates' Court",
            ["Input.FurtherOrder"] = "True",
            ["Input.ProtectsSomebodyElse"] = $"{somebodyElse}",
        }, "Record the order");
        Assert.Equal(HttpStatusCode.OK, order.Status);

        Assert.Equal(!somebodyElse, order.Text.Contains("Record service", StringComparison.Ordinal));
        Assert.Equal(!somebodyElse, order.Text.Contains("Record a breach", StringComparison.Ordinal));
        await using var db = app.Open();
        var id = await db.Orders.Where(o => o.CaseId == of.CaseId).Select(o => o.Id).SingleAsync();
        Assert.Equal(!somebodyElse, await db.Duties.AnyAsync(d => d.CaseId == of.CaseId && d.SubjectId == id && d.Clock == "CLK-21"));
        var breach = await officer.SubmitAsync(await officer.GetAsync($"/cases/{of.CaseId}/orders/{id}/breaches/new"), new Dictionary<string, string?>
        {
            ["Input.When.Choice"] = "Now",
            ["Input.Account"] = "He telephoned her twice.",
            ["Input.HowKnown"] = "Victim",
            ["Input.VictimSafe"] = "True",
            ["Input.Decision"] = "BeingAttempted",
        });

        Assert.Equal(somebodyElse ? HttpStatusCode.BadRequest : HttpStatusCode.OK, breach.Status);
        Assert.Equal(somebodyElse, breach.Text.Contains("This order protects somebody else: it is history of the suspect here.", StringComparison.Ordinal));
        Assert.Equal(!somebodyElse, await db.Duties.AnyAsync(d => d.CaseId == of.CaseId && d.Clock == "CLK-28"));
    }
}
