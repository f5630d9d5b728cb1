using System.Net;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Domain.Meetings;
using StalkingCase.Web.Tests.Support;

namespace StalkingCase.Web.Tests.Meetings;

/// <summary>Who plans a meeting, who attends, and what each may read.</summary>
public sealed class MeetingAttendanceTests : IAsyncLifetime
{
    private const string Officer = "officer1-harbour";
    private const string Coordinator = "officer2-harbour";
    private const string Chair = "inspector-harbour";

    private WebApp _app = null!;

    public async Task InitializeAsync() => _app = await WebApp.StartAsync();

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact, Trait("Rule", "MTG-02"), Trait("Rule", "ACC-02")]
    public async Task An_attendee_reads_with_consent_and_gets_404_once_the_agency_left_and_nobody_else_opens_the_meeting()
    {
        var meeting = await _app.MeetingAsync(Coordinator, Chair, _app.Now.AddDays(10), MeetingKind.Marac, "advocate-harbour");
        var (id, reference) = await _app.AddCaseAsync(Officer, advocate: "advocate-harbour");
        var (closed, _) = await _app.AddCaseAsync(Officer, victim: "Bea Lark");
        foreach (var one in new[] { id, closed }) await _app.ReferToMeetingAsync(one, Officer);
        var coordinator = await _app.SignedInAsync(Coordinator);
        await coordinator.SubmitAsync(await coordinator.GetAsync($"/meetings/{meeting}"), new { }, "Put every waiting case on the agenda (2)");
        var advocate = await _app.SignedInAsync("advocate-harbour");

        Assert.Contains(reference, (await advocate.GetAsync($"/meetings/{meeting}")).Text, StringComparison.Ordinal);
        var item = await advocate.GetAsync($"/meetings/{meeting}/cases/{id}");
        Assert.Equal(HttpStatusCode.OK, item.Status);
        Assert.Empty(item.Page!.QuerySelectorAll("main form"));
        Assert.Equal(HttpStatusCode.NotFound, (await advocate.GetAsync($"/meetings/{meeting}/cases/{closed}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await (await _app.SignedInAsync("advocate-moorside")).GetAsync($"/meetings/{meeting}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await (await _app.SignedInAsync("officer3-harbour")).GetAsync($"/meetings/{meeting}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await (await _app.SignedInAsync("inspector-abbey")).GetAsync($"/meetings/{meeting}")).Status);

        await using (var db = _app.Open())
        {
            _app.Clock.Advance(TimeSpan.FromDays(11));
            coordinator = await _app.SignedInAsync(Coordinator);
            advocate = await _app.SignedInAsync("advocate-harbour");
            var of = await _app.WithMeetingActionAsync(new Arrangement(id, reference, default, default, default, default, default, default) { MeetingId = meeting }, "SENTINEL-ACTION visit his mother", Officer, Coordinator);
            Assert.NotEqual(default, of.MeetingActionId);
            var before = await advocate.GetAsync($"/cases/{id}/meetings");
            Assert.Contains("SENTINEL-ACTION", before.Text, StringComparison.Ordinal);
            Assert.Contains("On the agenda", before.Text, StringComparison.OrdinalIgnoreCase);
            var agency = (await db.Meetings.SingleAsync()).Agencies.Single().Id.ToString();
            var left = await coordinator.SubmitAsync(await coordinator.GetAsync($"/meetings/{meeting}/cases/{id}"), new Dictionary<string, string?> { ["Input.LeavingId"] = agency, ["Input.Tie"] = "Supports the suspect too." }, "The agency leaves this item");
            Assert.True(left.Status is HttpStatusCode.OK, string.Join("; ", left.Errors));
        }

        Assert.Equal(HttpStatusCode.NotFound, (await advocate.GetAsync($"/meetings/{meeting}/cases/{id}")).Status);
        Assert.DoesNotContain(reference, (await advocate.GetAsync($"/meetings/{meeting}")).Text, StringComparison.Ordinal);
        var after = await advocate.GetAsync($"/cases/{id}/meetings");
        Assert.Equal(HttpStatusCode.OK, after.Status);
        Assert.DoesNotContain("SENTINEL-ACTION", after.Body, StringComparison.Ordinal);
        Assert.Contains("The case was referred to no meeting.", after.Text, StringComparison.Ordinal);
        Assert.Contains("SENTINEL-ACTION", (await (await _app.SignedInAsync(Officer)).GetAsync($"/cases/{id}/meetings")).Text, StringComparison.Ordinal);
    }

    [Fact, Trait("Rule", "MTG-01"), Trait("Rule", "SEC-D20")]
    public async Task A_meeting_is_planned_by_the_coordinator_and_its_printed_agenda_names_nobody()
    {
        var browser = await _app.SignedInAsync(Coordinator);
        var planned = await browser.SubmitAsync(await browser.GetAsync("/meetings/new"), new Dictionary<string, string?>
        {
            ["Input.Kind"] = "Marac",
            ["Input.When.Choice"] = "On",
            ["Input.When.Date.Day"] = "20",
            ["Input.When.Date.Month"] = "3",
            ["Input.When.Date.Year"] = "2026",
            ["Input.When.Time"] = "10:00",
            ["Input.Place"] = "Town hall",
            ["Input.ChairId"] = _app.Account(Chair).Id.ToString(),
        });
        Assert.Contains("Due Fri 13 Mar, 10:00", planned.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await (await _app.SignedInAsync("officer3-harbour")).GetAsync("/meetings/new")).Status);
        var (id, reference) = await _app.AddCaseAsync(Officer);
        await _app.ReferToMeetingAsync(id, Officer);
        await browser.SubmitAsync(await browser.GetAsync(planned.Address.AbsolutePath), new { }, "Put every waiting case on the agenda (1)");

        var agenda = await browser.GetAsync(planned.Address.AbsolutePath + "/agenda");

        Assert.Contains(reference, agenda.Text, StringComparison.Ordinal);
        Assert.Contains("victim A. Q., suspect N. M.", agenda.Text, StringComparison.Ordinal);
        foreach (var name in new[] { "Quill", "Marsh", "SENTINEL" }) Assert.DoesNotContain(name, agenda.Body, StringComparison.Ordinal);
    }
}
