using System.Net;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Data.Facts;
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
}
