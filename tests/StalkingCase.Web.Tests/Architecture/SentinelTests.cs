using System.Text;
using Microsoft.AspNetCore.Routing;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using StalkingCase.Domain.People;
using StalkingCase.Web.Security;
using StalkingCase.Web.Tests.Support;

namespace StalkingCase.Web.Tests.Architecture;

/// <summary>No personal data in an address, a title or the log, and none in the three logs of the database (SEC-D09, SEC-D22, SEC-W07).</summary>
public sealed class SentinelTests
{
    private static readonly string[] Sentinels = ["Zephyrine", "Quillfeather", "Barnabus", "Thornquist", "SENTINEL", "07700 9", "077009", "Rowan Row", "54.5273", "0.6419"];

    [Fact]
    public async Task Reading_every_page_of_a_case_and_searching_leaves_no_sentinel_in_address_title_log_or_append_only_table()
    {
        await using var app = await WebApp.StartAsync();
        var at = await app.CaseAsync("officer1-harbour", officerInCase: "officer1-harbour",
            victim: new Identity("Zephyrine", "Quillfeather", null, new DateOnly(1991, 2, 14), null), suspect: new Identity("Barnabus", "Thornquist", null, new DateOnly(1985, 4, 3), null));
        var pages = app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<RequirePermissionAttribute>() is { } p && RolePermissions.Has(Roles.Officer, p.Permission))
            .Select(e => "/" + e.RoutePattern.RawText!.Replace(":guid", "", StringComparison.Ordinal)).Distinct().ToList();
        await using var server = await ServerProcess.StartAsync(app.DatabaseFile, app.KeysFolder);
        var browser = server.Browse();
        await browser.PressAsync(await browser.GetAsync("/account/sign-in"), "button", $": {app.Account("officer1-harbour").DisplayName}");
        var titles = new List<string>();

        foreach (var address in pages.Select(p => Filled(p, at)).Where(p => !p.Contains('{', StringComparison.Ordinal)))
            titles.Add((await browser.GetAsync(address)).Title);
        foreach (var words in new[] { "Quillfeather Zephyrine", "Barnabus Thornquist", "14 2 1991" }) titles.Add((await SearchAsync(browser, words)).Title);
        var added = await browser.SubmitAsync(await browser.GetAsync($"/cases/{at.CaseId}/add"), new Dictionary<string, string?> { ["Input.Account"] = "SENTINEL typed by an officer, at Rowan Row" }, "Save");
        titles.Add(added.Title);

        AssertClean("an address", string.Join('\n', browser.Addresses));
        AssertClean("a title", string.Join('\n', titles));
        AssertClean("the log", server.Log);
        foreach (var table in new[] { "Facts", "AuditEntries", "AccessLogEntries", "Notices", "Rechecks" }) AssertClean(table, Rows(app, table));
    }

    [Fact]
    public async Task No_protected_detail_and_no_words_can_be_read_in_the_database_file()
    {
        await using var app = await WebApp.StartAsync();
        await app.CaseAsync("officer1-harbour");

        foreach (var file in new[] { app.DatabaseFile, app.DatabaseFile + "-wal" }.Where(File.Exists))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(stream, Encoding.Latin1);
            var bytes = await reader.ReadToEndAsync();
            Assert.DoesNotContain("SENTINEL", bytes, StringComparison.Ordinal);
            Assert.DoesNotContain("07700 9", bytes, StringComparison.Ordinal);
            Assert.DoesNotContain("54.5273", bytes, StringComparison.Ordinal);
        }
    }

    private static async Task<Answered> SearchAsync(Browser browser, string words)
    {
        var page = await browser.GetAsync("/");
        var form = (AngleSharp.Html.Dom.IHtmlFormElement)page.Page!.QuerySelector("form[role=search]")!;
        ((AngleSharp.Html.Dom.IHtmlInputElement)form.QuerySelector("input[name=q]")!).Value = words;
        return await browser.SendAsync(form, null, follow: true);
    }

    private static string Filled(string pattern, Arrangement at) => pattern
        .Replace("{caseId}", at.CaseId.ToString(), StringComparison.Ordinal).Replace("{incidentId}", at.EntryId.ToString(), StringComparison.Ordinal)
        .Replace("{assessmentId}", at.AssessmentId.ToString(), StringComparison.Ordinal).Replace("{roleId}", at.VictimRoleId.ToString(), StringComparison.Ordinal)
        .Replace("{dutyId}", at.DutyId.ToString(), StringComparison.Ordinal).Replace("{alarmId}", at.AlarmId.ToString(), StringComparison.Ordinal).Replace("{orderId}", at.OrderId.ToString(), StringComparison.Ordinal).Replace("{warrantId}", at.WarrantId.ToString(), StringComparison.Ordinal)
        .Replace("{personId}", at.VictimId.ToString(), StringComparison.Ordinal);

    private static void AssertClean(string where, string text)
    {
        var found = Sentinels.Where(s => text.Contains(s, StringComparison.OrdinalIgnoreCase)).ToList();
        Assert.True(found.Count == 0, $"{where} holds {string.Join(", ", found)}:\n{text[..Math.Min(600, text.Length)]}");
    }

    private static string Rows(WebApp app, string table)
    {
        using var connection = new SqliteConnection($"Data Source={app.DatabaseFile}");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The name is written in the test.
        command.CommandText = $"SELECT * FROM {table}";
#pragma warning restore CA2100
        using var reader = command.ExecuteReader();
        var text = new StringBuilder();
        while (reader.Read())
        {
            for (var i = 0; i < reader.FieldCount; i++) text.Append(reader.GetValue(i)).Append('\t');
            text.Append('\n');
        }

        return text.ToString();
    }
}
