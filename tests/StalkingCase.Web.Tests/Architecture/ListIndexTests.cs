using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using StalkingCase.Data;
using StalkingCase.Data.Seeding;
using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Safeguarding;
using StalkingCase.Web.Tests.Support;

namespace StalkingCase.Web.Tests.Architecture;

/// <summary>
/// Every list starts from an index and asks the same number of questions however large the force is. Plans are those of
/// SQLite with statistics taken after seeding, as the server takes them.
/// </summary>
public sealed partial class ListIndexTests
{
    private static readonly string[] Readers = ["officer1-harbour", "inspector-harbour", "advocate-harbour", "advocate-manager"];

    /// <summary>Tables that grow with the cases or with the staff's work. The rest are looked-up lists of some hundred rows at most.</summary>
    private static readonly string[] Growing =
        ["Cases", "CaseRoles", "Entries", "Facts", "Duties", "Alarms", "Assessments", "Reports", "People", "IdentifierTokens", "NameTokens", "Notices", "NoticeRecipients", "AccessLogEntries", "AuditEntries", "Amendments", "Orders", "Warrants", "VictimContacts", "Referrals", "AdvocateContacts", "AdvocateMessages", "Plans", "MeetingItems", "MeetingMinutes", "MeetingActions"];

    private const int ForAFilledList = 4;

    [Fact]
    public async Task No_page_reads_a_whole_table_that_grows()
    {
        var log = new StatementLog();
        await using var app = await SeededAsync(600, log.Join);

        await VisitAsync(app);

        var scans = new List<string>();
        foreach (var statement in log.Statements) scans.AddRange(await ScansAsync(app, statement));
        Assert.True(log.Statements.Count > 100, "Too few statements were heard.");
        Assert.True(scans.Count == 0, string.Join("\n\n", scans.Distinct().Take(5)));
    }

    [Fact]
    public async Task A_force_ten_times_as_large_asks_no_more_questions()
    {
        var (few, many) = (new QueryCount(), new QueryCount());
        await using var small = await SeededAsync(60, few.Join);
        await using var large = await SeededAsync(600, many.Join);

        var (a, b) = (await CountsAsync(small, few), await CountsAsync(large, many));

        // An empty list asks what comes next, and names nobody: a few more or fewer, never one for each row.
        Assert.Equal(a.Keys.Order(), b.Keys.Order());
        Assert.All(b, page => Assert.True(page.Value <= a[page.Key] + ForAFilledList, $"{page.Key}: {a[page.Key]} questions in the small force, {page.Value} in the large."));
    }

    private static async Task<WebApp> SeededAsync(int cases, Action<IServiceCollection> join)
    {
        var app = await WebApp.StartAsync(extra: join);
        await using var db = app.Open();
        await new LargeForce(app.Database, await SeedUnits.GrowAsync(db, cases, 1, default), 1, app.Now).StoreAsync(cases, _ => { }, (_, _) => { }, default);
        await db.AnalyzeAsync(default);
        return app;
    }

    private static async Task<IReadOnlyList<string>> PagesAsync(WebApp app, string reader)
    {
        await using var db = app.Open();
        var officer = app.Account(reader);
        if (officer.OrganisationId is not null)
        {
            var clients = await db.Referrals.Where(r => r.AdvocateId == officer.Id && r.Status == ReferralStatus.Accepted && r.WithdrawnAt == null && r.ConsentGiven && r.ConsentUntil == null && r.Scopes == ConsentScopes.All).OrderBy(r => r.Id).Select(r => $"/cases/{r.CaseId}").Take(1).ToListAsync();
            return
            [
                "/", "/cases", "/cases?overdue=true", "/safeguarding/due", "/meetings/actions", "/meetings/actions?done=true", "/handover", .. reader == "advocate-manager" ? (string[])["/team"] : [],
                .. clients.SelectMany(c => (string[])[c, $"{c}/safeguarding", $"{c}/timeline", $"{c}/incidents", $"{c}/duties"]),
            ];
        }

        var caseId = await db.Cases.Where(c => c.ForceId == officer.ForceId && c.UnitId == officer.UnitId && c.Status == CaseStatus.Open && (c.OfficerInCaseId == officer.Id || reader == "inspector-harbour") && c.EffectiveRisk != null)
            .OrderBy(c => c.Reference).Select(c => c.Id).FirstAsync();
        return
        [
            "/", "/cases", "/cases?risk=High&flagged=true", "/cases?overdue=true", "/cases?sort=opened", "/reports/drafts", "/notifications", "/meetings", "/meetings?when=All", "/meetings/actions", "/meetings/actions?whose=Chair", "/meetings/actions?whose=Unit", "/meetings/actions?done=true", "/meetings/actions?whose=Unit&done=true",
            $"/cases/{caseId}", $"/cases/{caseId}/timeline", $"/cases/{caseId}/duties", $"/cases/{caseId}/alarms", $"/cases/{caseId}/people", $"/cases/{caseId}/incidents", $"/cases/{caseId}/risk", $"/cases/{caseId}/orders", $"/cases/{caseId}/warrants", $"/cases/{caseId}/meetings", $"/cases/{caseId}/victim", $"/cases/{caseId}/safeguarding",
            .. reader.StartsWith("inspector", StringComparison.Ordinal) ? (string[])["/risk/to-endorse", "/warrants/overdue", "/warrants/overdue?risk=High&by=Day", "/breaches/open", "/orders/expiring", "/dashboard", "/handover"] : ["/handover"],
        ];
    }

    private static async Task VisitAsync(WebApp app)
    {
        foreach (var reader in Readers)
        {
            var browser = await app.SignedInAsync(reader);
            foreach (var page in await PagesAsync(app, reader)) Assert.True((int)(await browser.GetAsync(page)).Status < 400, page);
            foreach (var terms in new[] { "Hathersage", "+999 7700 0010100", "14/03/1984" }) await browser.SubmitAsync(await browser.GetAsync("/search"), new { Q = terms }, "Search");
        }
    }

    private static async Task<IReadOnlyDictionary<string, int>> CountsAsync(WebApp app, QueryCount count)
    {
        var counts = new Dictionary<string, int>();
        foreach (var reader in Readers)
        {
            var browser = await app.SignedInAsync(reader);
            // The lists; what a case shows depends on what the case has.
            foreach (var page in (await PagesAsync(app, reader)).Where(p => !p.StartsWith("/cases/", StringComparison.Ordinal)))
            {
                await browser.GetAsync(page);
                counts[$"{reader} {page}"] = await count.DuringAsync(() => browser.GetAsync(page));
            }
        }

        return counts;
    }

    private static async Task<IEnumerable<string>> ScansAsync(WebApp app, Statement statement)
    {
        // Asked about nobody, so that the unknown and the hidden cost the same: it reads no row.
        if (statement.Sql.Contains("WHERE 0", StringComparison.Ordinal)) return [];

        var tables = Alias().Matches(statement.Sql).ToLookup(m => m.Groups[2].Value, m => m.Groups[1].Value);
        var scans = new List<string>();
        foreach (var step in await statement.PlanAsync(app.DatabaseFile))
        {
            var scan = Scan().Match(step);
            if (scan.Success && tables[scan.Groups[1].Value].Any(Growing.Contains)) scans.Add($"{step}\n{statement.Sql}");
        }

        return scans;
    }

    /// <summary>A walk along an index in the order asked for, which a page limit ends, is not a scan of the table.</summary>
    [GeneratedRegex("^SCAN (\\w+)(?! USING (?:COVERING )?INDEX)\\b")]
    private static partial Regex Scan();

    [GeneratedRegex("\"(\\w+)\" AS \"(\\w+)\"")]
    private static partial Regex Alias();
}
