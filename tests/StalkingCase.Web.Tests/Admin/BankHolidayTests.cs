using System.Net;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Data.Facts;
using StalkingCase.Domain.Kernel;
using StalkingCase.Web.Jobs;
using StalkingCase.Web.Tests.Support;

namespace StalkingCase.Web.Tests.Admin;

public sealed class BankHolidayTests
{
    private static Dictionary<string, string?> Day(string change, int day, int month = 3) => new()
    {
        ["Input.Change"] = change,
        ["Input.Date.Day"] = $"{day}",
        ["Input.Date.Month"] = $"{month}",
        ["Input.Date.Year"] = "2026",
        ["Input.From.Choice"] = "Tomorrow",
        ["Input.From.Time"] = "00:00",
        ["Input.Reason"] = "A day of mourning was proclaimed.",
    };

    [Fact, Trait("Rule", "AUD-02"), Trait("Rule", "CLK-12")]
    public async Task A_day_added_by_two_administrators_re_times_what_is_open_from_its_start_and_what_ended_keeps_its_time()
    {
        await using var app = await WebApp.StartAsync();
        var open = await app.CaseAsync("officer1-harbour", officerInCase: "officer1-harbour");
        var done = await app.CaseAsync("officer1-harbour", officerInCase: "officer1-harbour");
        var report = await ReportOfAsync(app, done.CaseId);
        await app.ActAsync("officer1-harbour", done.CaseId, (c, by, now) => c.ConfirmInWriting(report, 7, "None.", by, now));
        var (due, kept) = (await DueAsync(app, open.CaseId), await DueAsync(app, done.CaseId));
        Assert.Equal(UkTime.Parse("2026-03-04T09:00"), due);
        var admin = await app.SignedInAsync("admin");

        var preview = await admin.SubmitAsync(await admin.GetAsync("/admin/bank-holidays"), Day("Add", 4), "Show what it would do");
        Assert.Contains("What it would do now:", preview.Text, StringComparison.Ordinal);
        var proposed = await admin.SubmitAsync(await admin.GetAsync("/admin/bank-holidays"), Day("Add", 4), "Propose it");
        Assert.Contains("Wed 4 Mar 2026 becomes a bank holiday.", proposed.Text, StringComparison.Ordinal);
        await using var db = app.Open();
        var id = await db.PolicyChanges.Select(p => p.Id).SingleAsync();
        Assert.Contains("You proposed it", (await admin.GetAsync($"/admin/policy/decide?id={id}")).Text, StringComparison.Ordinal);
        await app.SecondAdminAsync("sergeant-moorside");
        var second = await app.SignedInAsync("sergeant-moorside");
        await second.SubmitAsync(await second.GetAsync($"/admin/policy/decide?id={id}"), new { }, "Approve");
        await new PolicyApplier(app.Database).RunAsync(app.Now, default);
        Assert.Equal(due, await DueAsync(app, open.CaseId));
        app.Clock.Advance(TimeSpan.FromHours(16));
        await new PolicyApplier(app.Database).RunAsync(app.Now, default);

        Assert.Equal(UkTime.Parse("2026-03-05T09:00"), await DueAsync(app, open.CaseId));
        Assert.Equal(kept, await DueAsync(app, done.CaseId));
        Assert.Empty(await DerivedCheck.CompareAsync(db, open.CaseId, default));
        var duties = await (await app.SignedInAsync("sergeant-harbour")).GetAsync($"/cases/{open.CaseId}/duties");
        Assert.Matches(@"Re-timed by\s+a policy change\s+of 3 Mar 2026", duties.Text);
        var year = await (await app.SignedInAsync("admin")).GetAsync("/admin/bank-holidays?year=2026");
        Assert.Contains("Added here", year.Text, StringComparison.Ordinal);
        Assert.Contains("Fri 3 Apr 2026", year.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Add", 7, 3, "This day is no working day already")]
    [InlineData("Add", 3, 4, "This day is no working day already")]
    [InlineData("Remove", 4, 3, "This day is not a bank holiday")]
    [InlineData("Add", 2, 3, "a change never counts backwards")]
    public async Task A_day_that_changes_nothing_or_counts_backwards_is_refused_and_what_was_typed_stays(string change, int day, int month, string sentence)
    {
        await using var app = await WebApp.StartAsync();
        var admin = await app.SignedInAsync("admin");

        var answer = await admin.SubmitAsync(await admin.GetAsync("/admin/bank-holidays"), Day(change, day, month), "Propose it");

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains(sentence, answer.Text, StringComparison.Ordinal);
        Assert.Contains("A day of mourning was proclaimed.", answer.Text, StringComparison.Ordinal);
        await using var db = app.Open();
        Assert.False(await db.PolicyChanges.AnyAsync());
    }

    private static async Task<Guid> ReportOfAsync(WebApp app, Guid caseId)
    {
        await using var db = app.Open();
        return await db.Facts.Where(f => f.CaseId == caseId && f.Kind == FactKind.ReportRecorded).Select(f => f.SubjectId).SingleAsync();
    }

    private static async Task<DateTimeOffset> DueAsync(WebApp app, Guid caseId)
    {
        await using var db = app.Open();
        return await db.Duties.Where(d => d.CaseId == caseId && d.Clock == "CLK-12" && d.Part == "").Select(d => d.DueBy).SingleAsync();
    }
}
