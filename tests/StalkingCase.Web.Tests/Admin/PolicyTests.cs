using System.Net;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Data.Facts;
using StalkingCase.Data.Identity;
using StalkingCase.Domain.Duties;
using StalkingCase.Domain.Kernel;
using StalkingCase.Web.Jobs;
using StalkingCase.Web.Tests.Support;

namespace StalkingCase.Web.Tests.Admin;

public sealed class PolicyTests
{
    private static Dictionary<string, string?> Change(string period) => new() { ["Input.Key"] = "B", ["Input.Period"] = period, ["Input.Reason"] = "The review asked for it.", ["Input.From.Choice"] = "Tomorrow", ["Input.From.Time"] = "00:00" };

    [Fact, Trait("Rule", "AUD-02")]
    public async Task A_change_is_previewed_proposed_approved_by_another_and_applied_from_its_start_case_by_case()
    {
        await using var app = await WebApp.StartAsync();
        var of = await app.CaseAsync("officer1-harbour", officerInCase: "officer1-harbour", graded: false);
        of = await app.WithOrderAndWarrantAsync(of, "officer1-harbour", app.Now.AddHours(-40));
        var admin = await app.SignedInAsync("admin");

        var preview = await admin.SubmitAsync(await admin.GetAsync("/admin/policy/propose?of=CLK-35"), Change("36h"), "Show what it would do");
        Assert.Contains("1 would be overdue; 0 are already", preview.Text, StringComparison.Ordinal);
        var proposed = await admin.SubmitAsync(await admin.GetAsync("/admin/policy/propose?of=CLK-35"), Change("36h"), "Propose it");
        Assert.Contains("Another administrator decides", proposed.Text, StringComparison.Ordinal);
        await using var db = app.Open();
        var id = await db.PolicyChanges.Select(p => p.Id).SingleAsync();
        Assert.Contains("You proposed it", (await admin.GetAsync($"/admin/policy/decide?id={id}")).Text, StringComparison.Ordinal);
        await app.SecondAdminAsync("sergeant-moorside");
        var second = await app.SignedInAsync("sergeant-moorside");
        var approved = await second.SubmitAsync(await second.GetAsync($"/admin/policy/decide?id={id}"), new { }, "Approve");
        Assert.Contains("Change approved.", approved.Text, StringComparison.Ordinal);

        var before = await DueAsync(app, of.WarrantId);
        await new PolicyApplier(app.Database).RunAsync(app.Now, default);
        Assert.Equal(before, await DueAsync(app, of.WarrantId));
        app.Clock.Advance(TimeSpan.FromHours(16));
        await new PolicyApplier(app.Database).RunAsync(app.Now, default);

        Assert.Equal(before.AddHours(-36), await DueAsync(app, of.WarrantId));
        await using var check = app.Open();
        Assert.NotNull((await check.PolicyChanges.SingleAsync()).AppliedAt);
        Assert.Empty(await DerivedCheck.CompareAsync(check, of.CaseId, default));
        Assert.True(await check.AuditEntries.AnyAsync(a => a.Entity == "PolicyChange"));
    }

    [Fact, Trait("Rule", "AUD-01")]
    public async Task A_change_is_readable_on_each_case_it_re_timed_and_on_no_other_once_whoever_applies_it_and_moves_no_clock()
    {
        await using var app = await WebApp.StartAsync();
        var touched = await app.WithOrderAndWarrantAsync(await app.CaseAsync("officer1-harbour", officerInCase: "officer1-harbour"), "officer1-harbour");
        var untouched = await app.CaseAsync("officer1-harbour", officerInCase: "officer1-harbour");
        var change = await ApprovedAsync(app, """{"CLK-35":{"B":"36h"}}""", app.Now.AddHours(15));
        var before = await DutiesAsync(app, touched.CaseId);

        // An act after the start and before the job re-times the case by itself: it is readable all the same.
        app.Clock.Advance(TimeSpan.FromHours(16));
        await app.ActAsync("officer1-harbour", touched.CaseId, (c, by, now) => c.Allocate(app.Account("officer2-harbour").Id, by, now));
        var quiet = (await DutiesAsync(app, touched.CaseId)).Where(d => d.Clock != "CLK-35").Select(d => (d.Id, d.DueBy)).ToList();
        await new PolicyApplier(app.Database).RunAsync(app.Now, default);
        await using (var killed = app.Open())
        {
            var row = await killed.PolicyChanges.SingleAsync();
            (row.AppliedAt, row.AppliedThrough) = (null, null);
            await killed.SaveChangesAsync();
        }

        await Task.WhenAll(TryAsync(app), TryAsync(app));

        await using var db = app.Open();
        var fact = await db.Facts.SingleAsync(f => f.Kind == FactKind.PolicyApplied);
        var retimed = before.Single(d => d.Clock == "CLK-35");
        Assert.Equal((touched.CaseId, change, WebApp.Start.AddHours(15)), (fact.CaseId, fact.SubjectId, fact.OccurredAt));
        Assert.Equal([retimed.Id], fact.Detail.DutyIds!);
        var after = await DutiesAsync(app, touched.CaseId);
        Assert.Equal(retimed.DueBy.AddHours(-36), after.Single(d => d.Clock == "CLK-35").DueBy);
        Assert.Equal(quiet, after.Where(d => d.Clock != "CLK-35").Select(d => (d.Id, d.DueBy)));
        Assert.Empty(await DerivedCheck.CompareAsync(db, touched.CaseId, default));

        var sergeant = await app.SignedInAsync("sergeant-harbour");
        var timeline = await sergeant.GetAsync($"/cases/{touched.CaseId}/timeline");
        Assert.Contains("A change of policy re-timed 1 duty of the case", timeline.Text, StringComparison.Ordinal);
        Assert.NotNull(timeline.Page!.QuerySelector($"a[href='/admin/policy#change-{change}']"));
        var duties = await sergeant.GetAsync($"/cases/{touched.CaseId}/duties");
        Assert.Matches(@"Re-timed by\s+a policy change\s+of 3 Mar 2026", duties.Text);
        Assert.NotNull((await sergeant.GetAsync("/admin/policy")).Page!.QuerySelector($"#change-{change}"));
        var officer = await (await app.SignedInAsync("officer1-harbour")).GetAsync($"/cases/{touched.CaseId}/duties");
        Assert.Matches(@"Re-timed by\s+a policy change\s+of 3 Mar 2026", officer.Text);
        Assert.Null(officer.Page!.QuerySelector("a[href*='/admin/policy']"));
        Assert.DoesNotContain("Re-timed", (await sergeant.GetAsync($"/cases/{untouched.CaseId}/duties")).Text, StringComparison.Ordinal);
    }

    [Fact, Trait("Rule", "AUD-02")]
    public async Task A_case_that_fails_is_left_to_the_recheck_and_the_change_reaches_the_others_and_a_closed_case_that_still_owes()
    {
        await using var app = await WebApp.StartAsync();
        var failing = await app.WithOrderAndWarrantAsync(await app.CaseAsync("officer1-harbour", officerInCase: "officer1-harbour"), "officer1-harbour");
        var reached = await app.WithOrderAndWarrantAsync(await app.CaseAsync("officer1-harbour", officerInCase: "officer1-harbour"), "officer1-harbour");
        var closed = await app.WithOrderAndWarrantAsync(await app.CaseAsync("officer1-harbour", officerInCase: "officer1-harbour"), "officer1-harbour");
        var before = await DueAsync(app, reached.WarrantId);
        var closedBefore = await DueAsync(app, closed.WarrantId);
        await ApprovedAsync(app, """{"CLK-35":{"B":"36h"}}""", app.Now.AddSeconds(30));
        await using (var db = app.Open())
        {
            // The state alone, without the act: its duties stay open, as those that outlive a closure do.
            await db.Database.ExecuteSqlAsync($"UPDATE Cases SET Status = 'Closed' WHERE Id = {closed.CaseId}");
            await db.Database.ExecuteSqlAsync($"CREATE TRIGGER broken BEFORE UPDATE ON Duties WHEN OLD.Clock = 'CLK-35' BEGIN SELECT RAISE(ABORT, 'broken by the test') WHERE OLD.SubjectId = (SELECT Id FROM Warrants ORDER BY Id LIMIT 1); END");
        }

        app.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.True(await new PolicyApplier(app.Database).RunAsync(app.Now, default));

        Assert.Equal(before.AddHours(-36), await DueAsync(app, reached.WarrantId));
        Assert.Equal(closedBefore.AddHours(-36), await DueAsync(app, closed.WarrantId));
        await using var check = app.Open();
        Assert.Equal([failing.CaseId], await check.Rechecks.Select(r => r.CaseId).Distinct().ToListAsync());
        Assert.NotNull((await check.PolicyChanges.SingleAsync()).AppliedAt);

        // Repaired, the recheck applies the change and says so on the case.
        await check.Database.ExecuteSqlAsync($"DROP TRIGGER broken");
        Assert.All((await new RecheckRunner(app.Database).DrainAsync(app.Now, default)).Values, Assert.Null);
        Assert.Equal(1, await check.Facts.CountAsync(f => f.CaseId == failing.CaseId && f.Kind == Domain.Kernel.FactKind.PolicyApplied));
        Assert.Equal(before.AddHours(-36), await DueAsync(app, failing.WarrantId));
        Assert.False(await check.Rechecks.AnyAsync());
    }

    [Fact]
    public async Task A_supervisor_and_an_auditor_read_the_policy_and_change_nothing()
    {
        await using var app = await WebApp.StartAsync();
        foreach (var account in new[] { "sergeant-harbour", "auditor" })
        {
            var page = await (await app.SignedInAsync(account)).GetAsync("/admin/policy");
            Assert.Equal("Policy", page.Heading);
            Assert.Null(page.Page!.QuerySelector("a[href*='/admin/policy/propose']"));
            Assert.Equal(HttpStatusCode.Forbidden, (await (await app.SignedInAsync(account)).GetAsync("/admin/policy/propose?of=CLK-35")).Status);
        }
    }

    [Theory]
    [InlineData("CLK-23", "", "9ed", "the law allows no more")]
    [InlineData("CLK-35", "B", "soon", "Enter the new period")]
    [InlineData("CLK-35", "B", "0h", "a clock needs time to run")]
    public async Task A_change_beyond_the_law_or_without_sense_is_refused(string clock, string key, string period, string sentence)
    {
        await using var app = await WebApp.StartAsync();
        var admin = await app.SignedInAsync("admin");
        var fields = Change(period);
        fields["Input.Key"] = key.Length == 0 ? " " : key;

        var answer = await admin.SubmitAsync(await admin.GetAsync($"/admin/policy/propose?of={clock}"), fields, "Propose it");

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains(sentence, answer.Text, StringComparison.Ordinal);
    }

    private static async Task<DateTimeOffset> DueAsync(WebApp app, Guid warrant)
    {
        await using var db = app.Open();
        return await db.Duties.Where(d => d.SubjectId == warrant && d.Clock == "CLK-35").Select(d => d.DueBy).SingleAsync();
    }

    /// <summary>A node that loses the race stops and tries again with its next tick.</summary>
    private static async Task TryAsync(WebApp app)
    {
        try
        {
            await new PolicyApplier(app.Database).RunAsync(app.Now, default);
        }
        catch (DbUpdateException)
        {
        }
    }

    private static async Task<Guid> ApprovedAsync(WebApp app, string changes, DateTimeOffset from)
    {
        await using var db = app.Open();
        var change = new PolicyChange { ForceId = app.Account("admin").ForceId, From = from, Changes = changes, Reason = "The review asked for it.", ProposedBy = app.Account("admin").Id, ProposedAt = app.Now, DecidedBy = app.Account("auditor").Id, ApprovedAt = app.Now };
        db.PolicyChanges.Add(change);
        await db.SaveChangesAsync();
        return change.Id;
    }

    private static async Task<List<Duty>> DutiesAsync(WebApp app, Guid caseId)
    {
        await using var db = app.Open();
        return await db.Duties.AsNoTracking().Where(d => d.CaseId == caseId).OrderBy(d => d.Id).ToListAsync();
    }
}
