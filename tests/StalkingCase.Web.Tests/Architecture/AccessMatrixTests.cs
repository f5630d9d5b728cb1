using System.Net;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using StalkingCase.Web.Security;
using StalkingCase.Web.Tests.Support;

namespace StalkingCase.Web.Tests.Architecture;

/// <summary>Role × endpoint × relation to the case, generated from the routes: each answers as the tables of design.md and security.md 2 say.</summary>
public sealed class AccessMatrixTests : IAsyncLifetime
{
    private static readonly (string Role, string Account)[] Readers =
    [
        (Roles.Officer, "officer1-harbour"), (Roles.Supervisor, "sergeant-harbour"), (Roles.Advocate, "advocate-harbour"),
        (Roles.Analyst, "analyst"), (Roles.Auditor, "auditor"), (Roles.Admin, "admin"),
    ];

    private WebApp _app = null!;
    private readonly Dictionary<string, Arrangement> _cases = [];

    public async Task InitializeAsync()
    {
        _app = await WebApp.StartAsync();
        _cases["same unit"] = await _app.CaseAsync("officer2-harbour", officerInCase: "officer3-harbour");
        _cases["other unit"] = await _app.CaseAsync("officer2-moorside", officerInCase: "officer3-moorside");
        _cases["other force"] = await _app.CaseAsync("officer2-abbey");
        _cases["restricted"] = await _app.CaseAsync("officer2-harbour", restricted: true);
        _cases["conflict"] = await _app.CaseAsync("officer2-harbour", officerInCase: "officer1-harbour");
        _cases["random"] = new Arrangement(Guid.NewGuid(), "", Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid()) { DutyId = Guid.NewGuid(), AlarmId = Guid.NewGuid(), OrderId = Guid.NewGuid(), WarrantId = Guid.NewGuid(), MeetingId = Guid.NewGuid(), ActionId = Guid.NewGuid(), NoteId = Guid.NewGuid(), QuestionId = Guid.NewGuid() };
        await _app.ReferAsync(_cases["conflict"].CaseId, "advocate-harbour", "officer1-harbour");
        foreach (var (relation, account) in new[] { ("same unit", "officer3-harbour"), ("other unit", "officer3-moorside"), ("other force", "officer2-abbey"), ("restricted", "officer2-harbour"), ("conflict", "officer1-harbour") })
            _cases[relation] = await _app.AtMeetingAsync(await _app.WithOrderAndWarrantAsync(_cases[relation], account), account, [.. Readers.Select(r => r.Account)]);
        foreach (var (_, account) in Readers) await _app.DeclareConflictAsync(account, _cases["conflict"].CaseId);
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact, Trait("Category", "Slow")]
    public async Task Every_case_page_answers_every_role_as_the_tables_say()
    {
        var wrong = new List<string>();
        var asked = 0;
        foreach (var (role, account) in Readers)
        {
            // Fresh ones for each role: what one role may post changes the case for the next.
            _cases["on the case"] = await _app.AtMeetingAsync(await _app.WithOrderAndWarrantAsync(await _app.CaseAsync("officer2-harbour", officerInCase: "officer1-harbour"), "officer1-harbour"), "officer1-harbour", [.. Readers.Select(r => r.Account)]);
            _cases["same unit"] = await _app.AtMeetingAsync(await _app.WithOrderAndWarrantAsync(await _app.CaseAsync("officer2-harbour", officerInCase: "officer3-harbour"), "officer3-harbour"), "officer3-harbour", [.. Readers.Select(r => r.Account)]);
            _cases["on the case"] = await _app.WithAdvocateAsync(_cases["on the case"], "advocate-harbour", "officer1-harbour");
            _cases["same unit"] = await _app.WithAdvocateAsync(_cases["same unit"], "advocate-moorside", "officer3-harbour");
            var browser = await _app.SignedInAsync(account);
            var token = await TokenAsync(browser);
            foreach (var endpoint in CasePages())
            {
                foreach (var (relation, arrangement) in _cases)
                {
                    foreach (var method in new[] { "GET", "POST" })
                    {
                        var answer = await AskAsync(browser, method, arrangement.AddressOf(endpoint), token);
                        asked++;
                        if (Fault(role, relation, endpoint, method, answer, arrangement.CaseId) is { } fault) wrong.Add($"{role}, {relation}: {method} /{endpoint.RoutePattern.RawText} {fault}");
                    }
                }
            }
        }

        Assert.True(asked > 200, $"Only {asked} answers were checked.");
        Assert.True(wrong.Count == 0, $"{wrong.Count} of {asked}:\n" + string.Join('\n', wrong.Take(40)));
    }

    [Fact]
    public async Task Hidden_and_random_cases_answer_with_the_same_page()
    {
        var browser = await _app.SignedInAsync("officer1-harbour");
        var random = await browser.GetAsync($"/cases/{Guid.NewGuid()}", follow: false);

        foreach (var hidden in new[] { "restricted", "conflict", "other force" })
        {
            var answer = await browser.GetAsync($"/cases/{_cases[hidden].CaseId}", follow: false);

            Assert.Equal(HttpStatusCode.NotFound, answer.Status);
            Assert.Equal(Plain(random.Body), Plain(answer.Body));
        }
    }

    private IEnumerable<RouteEndpoint> CasePages() => _app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        .Where(e => e.RoutePattern.GetParameter(RouteIds.Case) is not null).DistinctBy(e => e.RoutePattern.RawText);

    private static string? Fault(string role, string relation, RouteEndpoint endpoint, string method, HttpResponseMessage answer, Guid caseId)
    {
        var permission = endpoint.Metadata.GetMetadata<RequirePermissionAttribute>()!.Permission;
        var status = answer.StatusCode;
        var toReason = answer.Headers.Location?.OriginalString == $"/cases/{caseId}/open";
        var isOpenPage = endpoint.RoutePattern.RawText!.EndsWith("/open", StringComparison.Ordinal);
        string Was() => $"answered {(int)status} {answer.Headers.Location}";

        if (!RolePermissions.Has(role, permission) && role is Roles.Advocate) return status is HttpStatusCode.NotFound ? null : $"should be 404, {Was()}";
        if (!RolePermissions.Has(role, permission)) return status is HttpStatusCode.Forbidden ? null : $"should be 403, {Was()}";
        return Expected(role, relation) switch
        {
            CaseAnswer.NotFound => status is HttpStatusCode.NotFound ? null : $"should be 404, {Was()}",
            CaseAnswer.ReasonFirst when isOpenPage => status is HttpStatusCode.OK or HttpStatusCode.BadRequest ? null : $"should ask why, {Was()}",
            CaseAnswer.ReasonFirst => toReason ? null : $"should ask for a reason first, {Was()}",
            CaseAnswer.Advocate when endpoint.Metadata.GetMetadata<SharedWithAdvocatesAttribute>() is not { } shared || (!shared.MayWrite && endpoint.Metadata.GetMetadata<ChangesCaseAttribute>() is not null) => status is HttpStatusCode.NotFound ? null : $"should be 404 for an advocate, {Was()}",
            _ => status is HttpStatusCode.NotFound && method == "GET" ? $"should be shown, {Was()}" : toReason || (int)status >= 500 ? Was() : null,
        };
    }

    private static CaseAnswer Expected(string role, string relation) => (role, relation) switch
    {
        (_, "restricted" or "conflict" or "other force" or "random") => CaseAnswer.NotFound,
        (Roles.Officer, "on the case") => CaseAnswer.Assigned,
        (Roles.Officer, _) => CaseAnswer.ReasonFirst,
        (Roles.Supervisor, "other unit") => CaseAnswer.ReasonFirst,
        (Roles.Supervisor, _) => CaseAnswer.Assigned,
        (Roles.Advocate, "on the case") => CaseAnswer.Advocate,
        (Roles.Auditor, _) => CaseAnswer.ReasonFirst,
        _ => CaseAnswer.NotFound,
    };

    private static async Task<HttpResponseMessage> AskAsync(Browser browser, string method, string address, string token)
    {
        using var message = new HttpRequestMessage(new HttpMethod(method), address);
        if (method == "POST") message.Content = new FormUrlEncodedContent(new Dictionary<string, string> { ["__RequestVerificationToken"] = token });
        return await browser.Http.SendAsync(message);
    }

    private static async Task<string> TokenAsync(Browser browser) =>
        (await browser.GetAsync("/")).Page!.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;

    /// <summary>Without tokens and references that differ in every answer.</summary>
    internal static string Plain(string body) => System.Text.RegularExpressions.Regex.Replace(body, "value=\"[^\"]*\"|nonce=\"[^\"]*\"", "");
}
