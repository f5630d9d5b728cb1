using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Data.Auditing;
using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Kernel;
using StalkingCase.Web.Tests.Support;
using static StalkingCase.Web.Tests.Support.TestDatabase;

namespace StalkingCase.Web.Tests.Data;

public sealed class AuditTests
{
    [Fact]
    public async Task Every_changed_column_has_its_audit_row_with_digests_and_no_values()
    {
        using var at = await CreateAsync();
        await using var db = at.Open();
        var person = at.Person("Sentinelfirst", "Sentinellast");
        db.Add(person);
        await db.CommitAsync(null, Now, default);
        person.Correct(person.Identity with { LastName = "Sentinelnew" }, "Misheard", at.OfficerId, Now);
        await db.CommitAsync(null, Now, default);

        var rows = await db.AuditEntries.Where(a => a.Entity == "Person").OrderBy(a => a.Id).ToListAsync();
        Assert.Equal(["Added", "Modified"], rows.Select(r => r.Action));
        Assert.Contains(rows[0].Changes, c => c.Column == "FirstName" && c.Old is null && c.New is not null);
        Assert.Equal(["LastName", "Version"], rows[1].Changes.Select(c => c.Column).Order());
        Assert.Equal(rows[0].Changes.Single(c => c.Column == "LastName").New, rows[1].Changes.Single(c => c.Column == "LastName").Old);
        Assert.All(rows, r => Assert.Equal((at.OfficerId, at.ForceId, RowHashes.Of(Keys, r)), (r.UserId!.Value, r.ForceId, r.RowHash)));
        Assert.Equal(0L, await at.SqlAsync("SELECT COUNT(*) FROM AuditEntries WHERE Changes LIKE '%entinel%'"));
    }

    [Fact]
    public async Task A_contact_detail_is_audited_under_its_case()
    {
        using var at = await CreateAsync();
        var caseId = await at.SavedCaseAsync("07700 900123");
        await using var db = at.Open();

        Assert.Equal(caseId, (await db.AuditEntries.SingleAsync(a => a.Entity == nameof(ContactDetail))).CaseId);
    }

    [Fact]
    public async Task With_the_audit_table_broken_no_save_succeeds()
    {
        using var at = await CreateAsync();
        await at.SqlAsync("CREATE TRIGGER broken BEFORE INSERT ON AuditEntries BEGIN SELECT RAISE(ABORT, 'disk'); END");
        await using var db = at.Open();
        db.Add(at.Person("Ada", "Quill"));

        await Assert.ThrowsAsync<DbUpdateException>(() => db.CommitAsync(null, Now, default));
        Assert.Equal(0L, await at.SqlAsync("SELECT COUNT(*) FROM People"));
    }

    [Theory]
    [InlineData("Facts")]
    [InlineData("AuditEntries")]
    [InlineData("AccessLogEntries")]
    public async Task The_logs_refuse_update_and_delete(string table)
    {
        using var at = await CreateAsync();
        await at.SavedCaseAsync();
        await using (var log = new AccessLog(at.Database)) await log.WriteAsync(Viewed(at), default);

        Assert.Contains("append-only", (await Assert.ThrowsAsync<SqliteException>(() => at.SqlAsync($"UPDATE {table} SET ForceId = 'x'"))).Message, StringComparison.Ordinal);
        Assert.Contains("append-only", (await Assert.ThrowsAsync<SqliteException>(() => at.SqlAsync($"DELETE FROM {table}"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_access_row_is_committed_before_the_request_goes_on()
    {
        using var at = await CreateAsync();
        await using var log = new AccessLog(at.Database);

        await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => log.WriteAsync(Viewed(at), default)));

        Assert.Equal(100L, await at.SqlAsync("SELECT COUNT(*) FROM AccessLogEntries WHERE RowHash LIKE '1:%'"));
    }

    [Fact]
    public async Task When_the_access_log_fails_every_waiting_request_learns_it()
    {
        using var at = await CreateAsync();
        await at.SqlAsync("DROP TABLE AccessLogEntries");
        await using var log = new AccessLog(at.Database);

        var waiting = Enumerable.Range(0, 20).Select(_ => log.WriteAsync(Viewed(at), default)).ToList();

        foreach (var request in waiting) await Assert.ThrowsAsync<DbUpdateException>(() => request);
    }

    [Fact]
    public async Task Protected_and_free_words_are_not_in_the_database_file()
    {
        using var at = await CreateAsync();
        await using (var db = at.Open())
        {
            var (victim, suspect) = (at.Person("Ada", "Quill"), at.Person("Ned", "Marsh"));
            var opened = at.Case(victim.Id, suspect.Id);
            opened.AddContact(opened.Victim.Id, ContactKind.Address, new ProtectedText("77 Sentinelstreet, AB1 2CD"), Now);
            db.AddRange(victim, suspect, opened, at.Entry(opened, "Sentinelaccount of it"));
            await db.CommitAsync(null, Now, default);
        }

        var bytes = new[] { "", "-wal" }.Select(s => at.File + s).Where(File.Exists).SelectMany(ReadShared).ToArray();
        Assert.DoesNotContain("sentinel", System.Text.Encoding.Latin1.GetString(bytes), StringComparison.OrdinalIgnoreCase);
        await using var look = at.Open();
        Assert.Equal("Sentinelaccount of it", (await look.Entries.SingleAsync()).Account);
        Assert.Equal("77 Sentinelstreet, AB1 2CD", (await look.Cases.SingleAsync()).Victim.Contacts[0].Words.Reveal());
    }

    private static byte[] ReadShared(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var copy = new MemoryStream();
        file.CopyTo(copy);
        return copy.ToArray();
    }

    private static AccessLogEntry Viewed(TestDatabase at) => new() { At = Now, ForceId = at.ForceId, UserId = at.OfficerId, Role = "officer", Action = "view", Route = "/cases/{caseId}", Outcome = "shown" };
}
