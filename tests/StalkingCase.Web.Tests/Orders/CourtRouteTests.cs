using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using StalkingCase.Domain.Orders;
using StalkingCase.Web.Pages.Orders;
using StalkingCase.Web.Tests.Support;

namespace StalkingCase.Web.Tests.Orders;

[Trait("Rule", "ORD-09")]
public sealed class CourtRouteTests
{
    private static Dictionary<string, string?> Order(string? route) => new Dictionary<string, string?>
    {
        ["Input.Kind"] = "StalkingProtection",
        ["Input.When.Choice"] = "Now",
        ["Input.Court"] = "Castle Hill Crown Court",
        ["Input.FurtherOrder"] = "True",
        ["Input.ProtectsSomebodyElse"] = "False",
    }.Concat(route is null ? [] : [KeyValuePair.Create<string, string?>("Input.Route", route)]).ToDictionary(p => p.Key, p => p.Value);

    private static async Task<(WebApp App, Arrangement Case, Browser Officer)> StartAsync(DateOnly? from)
    {
        var app = await WebApp.StartAsync(extra: from is null ? null : s => s.AddSingleton(new CourtRoutes(from)));
        return (app, await app.CaseAsync("officer1-harbour", officerInCase: "officer1-harbour"), await app.SignedInAsync("officer1-harbour"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("2026-03-03")]
    public async Task Before_the_law_is_in_force_no_route_is_asked_for(string? from)
    {
        var (app, of, officer) = await StartAsync(from is null ? null : DateOnly.Parse(from, System.Globalization.CultureInfo.InvariantCulture));
        await using var _ = app;

        var form = await officer.GetAsync($"/cases/{of.CaseId}/orders/new");
        var saved = await officer.SubmitAsync(form, Order(null), "Record the order");

        Assert.Empty(form.Page!.QuerySelectorAll("[name='Input.Route']"));
        Assert.Equal(HttpStatusCode.OK, saved.Status);
        await using var db = app.Open();
        Assert.Equal(OrderRoute.PoliceApplication, (await db.Orders.SingleAsync(o => o.CaseId == of.CaseId)).Route);
    }

    [Fact]
    public async Task From_its_day_the_courts_own_routes_are_asked_for_and_kept()
    {
        var (app, of, officer) = await StartAsync(new DateOnly(2026, 3, 2));
        await using var _ = app;

        var refused = await officer.SubmitAsync(await officer.GetAsync($"/cases/{of.CaseId}/orders/new"), Order(null), "Record the order");
        var saved = await officer.SubmitAsync(refused, Order("OnAcquittal"), "Record the order");

        Assert.Contains("Select how the order came to be made", refused.Errors);
        Assert.Equal(HttpStatusCode.OK, saved.Status);
        await using var db = app.Open();
        Assert.Equal(OrderRoute.OnAcquittal, (await db.Orders.SingleAsync(o => o.CaseId == of.CaseId)).Route);
    }
}
