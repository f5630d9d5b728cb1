using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;
using StalkingCase.Web.Security;
using StalkingCase.Web.Tests.Support;

namespace StalkingCase.Web.Tests.Architecture;

public sealed class EveryEndpointTests
{
    [Fact]
    public void The_app_refuses_to_start_with_an_endpoint_that_declares_no_permission_and_no_reason()
    {
        var refused = Assert.Throws<InvalidOperationException>(() => EndpointCheck.RefuseUndeclared([Endpoint("forgotten")]));

        Assert.Contains("/forgotten declares no permission", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_app_refuses_to_start_with_an_unknown_id_in_a_route()
    {
        var refused = Assert.Throws<InvalidOperationException>(() => EndpointCheck.RefuseUndeclared([Endpoint("cases/{caseId}/secret/{secretId}", new RequirePermissionAttribute(Permission.ViewCase))]));

        Assert.Contains("{secretId}, which nobody resolves", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_for_one_case_without_the_case_in_its_route_is_refused()
    {
        Assert.Throws<InvalidOperationException>(() => EndpointCheck.RefuseUndeclared([Endpoint("case-of-mine", new RequirePermissionAttribute(Permission.ViewCase))]));
        Assert.Throws<InvalidOperationException>(() => EndpointCheck.RefuseUndeclared([Endpoint("incidents/{incidentId}", new RequirePermissionAttribute(Permission.ListCases))]));
    }

    [Fact]
    public async Task Every_endpoint_of_the_app_declares_its_access_and_is_listed()
    {
        await using var app = await WebApp.StartAsync();
        var endpoints = app.Services.GetRequiredService<EndpointDataSource>().Endpoints;

        EndpointCheck.RefuseUndeclared(endpoints);
        var rows = EndpointCheck.Rows(endpoints);

        Assert.All(rows, r => Assert.True((r.Permission is null) != (r.Reason is null), $"{r.Method} {r.Pattern}"));
        Assert.Contains(rows, r => r.Pattern == "/health/live");
    }

    [Fact]
    public async Task Pages_open_to_all_and_pages_not_logged_are_few_and_known()
    {
        await using var app = await WebApp.StartAsync();
        var rows = EndpointCheck.Rows(app.Services.GetRequiredService<EndpointDataSource>().Endpoints);

        var open = rows.Where(r => r.Reason is not null).Select(r => r.Pattern).Distinct().Order(StringComparer.Ordinal);
        var unlogged = rows.Where(r => r.Reason is null && !r.AccessLogged).Select(r => r.Pattern).Distinct();

        string[] known = ["/accessibility", "/account/code", "/account/sign-in", "/account/start", "/errors/{code:int}", "/health/live", "/health/ready", "/help", "/privacy"];
        Assert.Empty(open.Except(known));
        Assert.Equal(["/account/stay"], unlogged);
    }

    private static RouteEndpoint Endpoint(string pattern, params object[] metadata) =>
        new(_ => Task.CompletedTask, RoutePatternFactory.Parse(pattern), 0, new EndpointMetadataCollection(metadata), pattern);
}
