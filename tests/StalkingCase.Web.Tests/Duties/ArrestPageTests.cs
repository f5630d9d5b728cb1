using System.Net;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.Reports;
using StalkingCase.Web.Tests.Support;

namespace StalkingCase.Web.Tests.Duties;

public sealed class ArrestPageTests : IAsyncLifetime
{
    private WebApp _app = null!;
    private Arrangement _case = null!;

    public async Task InitializeAsync()
    {
        _app = await WebApp.StartAsync();
        _case = await _app.CaseAsync("officer1-harbour", officerInCase: "officer1-harbour");
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    private string Page => $"/cases/{_case.CaseId}/duties/arrest";

    [Fact, Trait("Rule", "CLK-28"), Trait("Rule", "ORD-05"), Trait("Rule", "ALM-06")]
    public async Task An_attempt_without_a_warrant_is_recorded_and_the_breach_stays_in_the_queue_until_an_inspector_decides()
    {
        await using (var db = _app.Open("officer1-harbour"))
        {
            var of = await db.Cases.SingleAsync(c => c.Id == _case.CaseId);
            db.Entries.Add(Entry.Record(of, new EntryContent(EntryType.Breach, _app.Now, TimePrecision.Minute, "He waited at her work.", [Box.Loitering, Box.BreachOfBail]), _app.Account("officer1-harbour").Id, _app.Now));
            await db.CommitAsync(null, _app.Now, default);
        }

        _app.Clock.Advance(TimeSpan.FromHours(1));
        var officer = await _app.SignedInAsync("officer1-harbour");
        Dictionary<string, string?> attempt = new() { ["Attempt.When.Choice"] = "Now", ["Attempt.Next.Choice"] = "Tomorrow", ["Attempt.Next.Time"] = "23:00" };
        var far = await officer.SubmitAsync(await officer.GetAsync(Page), attempt, "Record the attempt");
        Assert.Equal(HttpStatusCode.BadRequest, far.Status);
        Assert.Contains("The next attempt after a breach is due no later than", far.Text, StringComparison.Ordinal);
        var none = await officer.SubmitAsync(await officer.GetAsync(Page), new Dictionary<string, string?> { ["Attempt.When.Choice"] = "Now" }, "Record the attempt");
        Assert.Contains("Enter when the next attempt is due", none.Text, StringComparison.Ordinal);
        attempt["Attempt.Next.Time"] = "06:00";
        Assert.Contains("Arrest attempt recorded. Next attempt by", (await officer.SubmitAsync(await officer.GetAsync(Page), attempt, "Record the attempt")).Text, StringComparison.Ordinal);
        await officer.SubmitAsync(await officer.GetAsync(Page), new Dictionary<string, string?> { ["Input.Decision"] = "Wanted" }, "Record");

        Assert.Contains("Not found: the next attempt", (await (await _app.SignedInAsync("sergeant-harbour")).GetAsync("/breaches/open")).Text, StringComparison.Ordinal);
        var inspector = await _app.SignedInAsync("inspector-harbour");
        var decided = await inspector.SubmitAsync(await inspector.GetAsync(Page), new Dictionary<string, string?> { ["Input.Decision"] = "None", ["Input.Reason"] = "He is in hospital under guard." }, "Record");
        Assert.Contains("Decision on arrest recorded.", decided.Text, StringComparison.Ordinal);
        await using var after = _app.Open();
        Assert.False(await after.Alarms.AnyAsync(a => a.CaseId == _case.CaseId && a.Kind == Domain.Alarms.AlarmKind.BreachWithoutArrest && a.EndedAt == null));
        Assert.False(await after.Duties.AnyAsync(d => d.CaseId == _case.CaseId && d.Clock == "CLK-28" && d.MetAt == null && d.CancelledAt == null));
        Assert.Contains("No breach waits for a decision", (await inspector.GetAsync(Page)).Text, StringComparison.Ordinal);
    }

    [Fact, Trait("Rule", "WAR-05")]
    public async Task What_follows_a_miss_cannot_be_put_off_and_a_warrant_action_only_a_day()
    {
        _case = await _app.WithOrderAndWarrantAsync(_case, "officer1-harbour");
        var sergeant = await _app.SignedInAsync("sergeant-harbour");
        async Task<Answered> ExtendAsync(string clock)
        {
            await using var db = _app.Open();
            var id = await db.Duties.Where(d => d.CaseId == _case.CaseId && d.Clock == clock && d.MetAt == null && d.CancelledAt == null).OrderBy(d => d.Id).Select(d => d.Id).FirstAsync();
            return await sergeant.GetAsync($"/cases/{_case.CaseId}/duties/{id}/extend");
        }

        Assert.Contains("It follows something that was not done in time", (await ExtendAsync("CLK-38")).Text, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("It follows something that was not done in time", (await ExtendAsync("WAR-11")).Text, StringComparison.OrdinalIgnoreCase);
        var first = await ExtendAsync("CLK-35");
        Assert.Contains("No later than", first.Text, StringComparison.Ordinal);
        // Floor B, due in 72 hours: 96 and not 144.
        var day = UkTime.DateOf(_app.Now.AddHours(100));
        var refused = await sergeant.SubmitAsync(first, new Dictionary<string, string?> { ["Input.Day.Day"] = $"{day.Day}", ["Input.Day.Month"] = $"{day.Month}", ["Input.Day.Year"] = $"{day.Year}", ["Input.Time"] = $"{UkTime.TimeOf(_app.Now.AddHours(100)):HH:mm}", ["Input.Reason"] = "Short of people." });
        Assert.Contains("no later than the policy allows", refused.Text, StringComparison.Ordinal);
    }

    [Fact, Trait("Rule", "ORD-08")]
    public async Task Nobody_chooses_themselves_as_the_supervisor_who_agreed()
    {
        var sergeant = await _app.SignedInAsync("sergeant-harbour");
        var page = await sergeant.GetAsync($"/cases/{_case.CaseId}/duties/custody");
        var offered = page.Page!.QuerySelectorAll("[name='Input.AgreedBy'] option").Select(o => o.GetAttribute("value")).ToList();
        Assert.DoesNotContain(_app.Account("sergeant-harbour").Id.ToString(), offered);
        Assert.Contains(_app.Account("sergeant-harbour").Id.ToString(), (await (await _app.SignedInAsync("officer1-harbour")).GetAsync($"/cases/{_case.CaseId}/duties/custody")).Page!.QuerySelectorAll("[name='Input.AgreedBy'] option").Select(o => o.GetAttribute("value")));

        Assert.Contains("Kept in custody: recorded.", (await sergeant.SubmitAsync(page, new Dictionary<string, string?> { ["Input.Kind"] = "Remanded", ["Input.When.Choice"] = "Now" })).Text, StringComparison.Ordinal);
        await using var db = _app.Open();
        Assert.True(await db.Facts.AnyAsync(f => f.CaseId == _case.CaseId && f.Kind == FactKind.Remanded));
    }
}
