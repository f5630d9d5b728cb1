using System.Net;
using Microsoft.Data.Sqlite;
using StalkingCase.Web.Tests.Support;

namespace StalkingCase.Web.Tests.Architecture;

/// <summary>SEC-L02: the row is committed before the page; with either log broken nothing opens and nothing is saved.</summary>
public sealed class NoRowNoPageTests
{
    [Fact]
    public async Task Every_answered_case_page_has_its_access_log_row_with_reader_route_and_outcome()
    {
        await using var app = await WebApp.StartAsync();
        var shown = await app.CaseAsync("officer1-harbour");
        var hidden = await app.CaseAsync("officer2-harbour", restricted: true);
        var browser = await app.SignedInAsync("officer1-harbour");

        await browser.GetAsync($"/cases/{shown.CaseId}", follow: false);
        await browser.GetAsync($"/cases/{hidden.CaseId}", follow: false);

        await using var db = app.Open();
        var rows = db.AccessLogEntries.Where(r => r.CaseId == shown.CaseId || r.CaseId == hidden.CaseId).OrderBy(r => r.Id).ToList();
        Assert.Equal(["shown", "denied"], rows.Select(r => r.Outcome));
        Assert.All(rows, r => Assert.Equal(app.Account("officer1-harbour").Id, r.UserId));
        Assert.All(rows, r => Assert.Equal("/cases/{caseId:guid}", r.Route));
    }

    [Fact]
    public async Task With_the_access_log_broken_no_case_page_opens()
    {
        await using var app = await WebApp.StartAsync();
        var arrangement = await app.CaseAsync("officer1-harbour");
        var browser = await app.SignedInAsync("officer1-harbour");
        Break(app, "AccessLogEntries");

        var page = await browser.GetAsync($"/cases/{arrangement.CaseId}", follow: false);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, page.Status);
        Assert.DoesNotContain(arrangement.Reference, page.Body, StringComparison.Ordinal);
    }

    private static void Break(WebApp app, string table)
    {
        using var connection = new SqliteConnection($"Data Source={app.DatabaseFile}");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The name is written in the test.
        command.CommandText = $"CREATE TRIGGER broken BEFORE INSERT ON {table} BEGIN SELECT RAISE(ABORT, 'broken by the test'); END";
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
