using System.Net;
using Microsoft.AspNetCore.Routing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using StalkingCase.Web.Security;
using StalkingCase.Web.Tests.Support;

namespace StalkingCase.Web.Tests.Architecture;

/// <summary>What holds for every answer, whichever page gives it.</summary>
public sealed class WebSurfaceTests
{
    private static readonly (string Role, string Account)[] Readers =
    [
        (Roles.Officer, "officer1-harbour"), (Roles.Supervisor, "sergeant-harbour"), (Roles.Advocate, "advocate-harbour"),
        (Roles.Analyst, "analyst"), (Roles.Auditor, "auditor"), (Roles.Admin, "admin"),
    ];

    [Fact, Trait("Rule", "SEC-W01")]
    public async Task Every_kind_of_answer_carries_the_protecting_headers()
    {
        await using var app = await WebApp.StartAsync();
        var (nobody, officer) = (app.Browse(), await app.SignedInAsync("officer1-harbour"));
        var token = await TokenAsync(officer);
        List<(HttpStatusCode Expected, HttpResponseMessage Answer)> answers =
        [
            (HttpStatusCode.OK, await SendAsync(nobody, HttpMethod.Get, "/account/sign-in")),
            (HttpStatusCode.OK, await SendAsync(officer, HttpMethod.Get, "/")),
            (HttpStatusCode.OK, await SendAsync(officer, HttpMethod.Head, "/")),
            (HttpStatusCode.Redirect, await SendAsync(nobody, HttpMethod.Get, "/cases")),
            (HttpStatusCode.NotFound, await SendAsync(officer, HttpMethod.Get, $"/cases/{Guid.NewGuid()}")),
            (HttpStatusCode.Forbidden, await SendAsync(officer, HttpMethod.Get, "/admin/users")),
            (HttpStatusCode.BadRequest, await SendAsync(officer, HttpMethod.Post, "/account/display")),
            (HttpStatusCode.MethodNotAllowed, await SendAsync(officer, HttpMethod.Post, "/cases", new() { ["__RequestVerificationToken"] = token })),
            (HttpStatusCode.OK, await SendAsync(nobody, HttpMethod.Get, "/css/app.css")),
            (HttpStatusCode.OK, await SendAsync(nobody, HttpMethod.Get, "/health/live")),
        ];
        await using (var db = app.Open()) await db.Database.ExecuteSqlAsync($"CREATE TRIGGER refused BEFORE INSERT ON AccessLogEntries BEGIN SELECT RAISE(ABORT, 'refused'); END");
        answers.Add((HttpStatusCode.ServiceUnavailable, await SendAsync(officer, HttpMethod.Get, "/cases")));
        answers.Add((HttpStatusCode.InternalServerError, await SendAsync(nobody, HttpMethod.Post, "/account/sign-in", new() { ["__RequestVerificationToken"] = await TokenAsync(nobody, "/account/sign-in"), ["Input.UserName"] = "nobody", ["Input.Password"] = "not the password" })));

        foreach (var (expected, answer) in answers)
        {
            var of = $"{answer.RequestMessage!.Method} {answer.RequestMessage.RequestUri!.AbsolutePath}";
            Assert.True(expected == answer.StatusCode, $"{of}: {answer.StatusCode}");
            string Header(string name) => answer.Headers.TryGetValues(name, out var values) || answer.Content.Headers.TryGetValues(name, out values) ? string.Join(',', values) : "";
            var policy = Header("Content-Security-Policy");
            Assert.True(policy.StartsWith("default-src 'none'; script-src 'self' 'nonce-", StringComparison.Ordinal) && policy.EndsWith("style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'", StringComparison.Ordinal), $"{of}: {policy}");
            Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
            Assert.Equal(("nosniff", "no-referrer", "same-origin", "same-origin", ""), (Header("X-Content-Type-Options"), Header("Referrer-Policy"), Header("Cross-Origin-Opener-Policy"), Header("Cross-Origin-Resource-Policy"), Header("Server")));
            Assert.Contains("camera=()", Header("Permissions-Policy"), StringComparison.Ordinal);
            if (answer.Content.Headers.ContentType?.MediaType == "text/html") Assert.Contains("no-store", Header("Cache-Control"), StringComparison.Ordinal);
        }
    }

    [Fact, Trait("Rule", "SEC-W01")]
    public async Task Outside_development_every_answer_asks_for_https_from_then_on()
    {
        await using var app = await WebApp.StartAsync("Production");
        using var http = app.CreateClient(new() { AllowAutoRedirect = false, BaseAddress = new Uri("https://cases.example") });

        foreach (var address in new[] { "/account/sign-in", "/nowhere", "/cases" })
            Assert.True((await http.GetAsync(new Uri(address, UriKind.Relative))).Headers.Contains("Strict-Transport-Security"), address);
    }

    [Fact, Trait("Rule", "SEC-W02")]
    public async Task A_form_without_its_token_is_refused_on_every_page_that_takes_one()
    {
        await using var app = await WebApp.StartAsync();
        var wrong = new List<string>();
        foreach (var (role, account) in Readers)
        {
            var browser = await app.SignedInAsync(account);
            foreach (var row in Rows(app).Where(r => r is { Method: "POST", Permission: not null } && RolePermissions.Has(role, Enum.Parse<Permission>(r.Permission))))
            {
                var answer = await SendAsync(browser, HttpMethod.Post, AddressOf(row.Pattern));
                if (answer.StatusCode is not HttpStatusCode.BadRequest) wrong.Add($"{role}: {row.Pattern} {answer.StatusCode}");
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.Equal(HttpStatusCode.BadRequest, (await SendAsync(app.Browse(), HttpMethod.Post, "/account/sign-in")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await SendAsync(app.Browse(), HttpMethod.Post, "/account/start")).StatusCode);
    }

    [Fact, Trait("Rule", "SEC-A01"), Trait("Rule", "SEC-W02")]
    public async Task Head_answers_like_get_and_neither_changes_a_row()
    {
        await using var app = await WebApp.StartAsync();
        var hidden = await app.CaseAsync("officer2-harbour", restricted: true);
        var own = await app.CaseAsync("officer2-harbour", officerInCase: "officer1-harbour");
        List<(string Account, Browser Browser)> readers = [];
        foreach (var (_, account) in Readers) readers.Add((account, await app.SignedInAsync(account)));
        var before = await CountsAsync(app);
        var wrong = new List<string>();
        foreach (var (account, browser) in readers)
        {
            var addresses = Rows(app).Where(r => r.Method == "GET" && !r.Pattern.Contains('{', StringComparison.Ordinal)).Select(r => r.Pattern)
                .Concat(new[] { hidden.CaseId, own.CaseId, Guid.NewGuid() }.SelectMany(id => new[] { $"/cases/{id}", $"/cases/{id}/timeline", $"/cases/{id}/access" }));
            foreach (var address in addresses)
            {
                var (get, head) = (await SendAsync(browser, HttpMethod.Get, address), await SendAsync(browser, HttpMethod.Head, address));
                if (get.StatusCode != head.StatusCode || get.Headers.Location != head.Headers.Location || (await head.Content.ReadAsByteArrayAsync()).Length > 0)
                    wrong.Add($"{account}: {address} GET {get.StatusCode}, HEAD {head.StatusCode}");
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.Equal(before, await CountsAsync(app));
    }

    [Fact, Trait("Rule", "SEC-D10")]
    public async Task After_sign_out_back_shows_the_sign_in_page_and_the_browser_is_told_to_forget()
    {
        await using var app = await WebApp.StartAsync();
        var browser = await app.SignedInAsync("officer1-harbour");
        var page = await browser.GetAsync("/cases");
        var cookies = browser.Cookies!.GetCookieHeader(new Uri("https://localhost/"));

        var form = (AngleSharp.Html.Dom.IHtmlFormElement)page.Page!.QuerySelector("form[action='/sign-out']")!;
        var gone = await browser.SendAsync(form, null, follow: false);

        Assert.Equal("\"cache\", \"storage\"", string.Join(',', gone.Response.Headers.GetValues("Clear-Site-Data")));
        Assert.Contains("no-store", page.Response.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        Assert.Equal("Sign in", (await browser.GetAsync("/cases")).Heading);
        var captured = app.Browse();
        captured.Http.DefaultRequestHeaders.Add("Cookie", cookies);
        Assert.Equal("Sign in", (await captured.GetAsync("/cases")).Heading);
    }

    private static IReadOnlyList<RouteRow> Rows(WebApp app) => EndpointCheck.Rows(app.Services.GetRequiredService<EndpointDataSource>().Endpoints);

    private static string AddressOf(string pattern) => System.Text.RegularExpressions.Regex.Replace(pattern, @"\{[^}]*\}", m => m.Value.Contains("Id", StringComparison.Ordinal) ? Guid.NewGuid().ToString() : m.Value.Contains("step", StringComparison.Ordinal) ? "victim" : "x");

    private static async Task<string> TokenAsync(Browser browser, string page = "/") =>
        (await browser.GetAsync(page)).Page!.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;

    private static async Task<HttpResponseMessage> SendAsync(Browser browser, HttpMethod method, string address, Dictionary<string, string>? form = null)
    {
        using var message = new HttpRequestMessage(method, address);
        if (method == HttpMethod.Post) message.Content = new FormUrlEncodedContent(form ?? []);
        return await browser.Http.SendAsync(message);
    }

    /// <summary>Rows of every table but the access log, which grows by being read.</summary>
    private static async Task<SortedDictionary<string, long>> CountsAsync(WebApp app)
    {
        await using var db = app.Open();
        var counts = new SortedDictionary<string, long>(StringComparer.Ordinal);
        await using var connection = new SqliteConnection($"Data Source={app.DatabaseFile}");
        await connection.OpenAsync();
        foreach (var table in db.Model.GetEntityTypes().Select(t => t.GetTableName()).OfType<string>().Distinct().Where(t => t != "AccessLogEntries"))
        {
            await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Names of the model's own tables.
            command.CommandText = $"SELECT COUNT(*) FROM \"{table}\"";
#pragma warning restore CA2100
            counts[table] = (long)(await command.ExecuteScalarAsync())!;
        }

        return counts;
    }
}
