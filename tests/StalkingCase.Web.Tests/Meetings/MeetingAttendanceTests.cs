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

    [Fact, Trait("Rule", "MTG-02"), Trait("Rule", "MTG-05")]
    public async Task An_action_goes_to_somebody_who_can_open_the_case_and_to_no_attendee_of_an_agency_that_left()
    {
        var meeting = await _app.MeetingAsync(Coordinator, Chair, _app.Now.AddDays(10), MeetingKind.Marac, "advocate-harbour", "officer3-harbour");
        var (id, _) = await _app.AddCaseAsync(Officer, advocate: "advocate-harbour");
        await _app.ReferToMeetingAsync(id, Officer);
        var coordinator = await _app.SignedInAsync(Coordinator);
        await coordinator.SubmitAsync(await coordinator.GetAsync($"/meetings/{meeting}"), new { }, "Put every waiting case on the agenda (1)");
        await _app.DeclareConflictAsync("sergeant-harbour", id);
        _app.Clock.Advance(TimeSpan.FromDays(10));
        coordinator = await _app.SignedInAsync(Coordinator);
        var page = await coordinator.GetAsync($"/meetings/{meeting}/cases/{id}");

        var offered = page.Page!.QuerySelectorAll("[name='Input.OwnerId'] option").Select(o => o.GetAttribute("value")).ToList();
        foreach (var may in new[] { Officer, "advocate-harbour", "officer3-harbour" }) Assert.Contains(_app.Account(may).Id.ToString(), offered);
        foreach (var not in new[] { "sergeant-harbour", "advocate-moorside" }) Assert.DoesNotContain(_app.Account(not).Id.ToString(), offered);

        await using var db = _app.Open();
        var agency = (await db.Meetings.SingleAsync()).Agencies.Single(a => a.UserId == _app.Account("officer3-harbour").Id).Id.ToString();
        await coordinator.SubmitAsync(page, new Dictionary<string, string?> { ["Input.LeavingId"] = agency, ["Input.Tie"] = "His brother." }, "The agency leaves this item");
        var refused = await coordinator.SubmitAsync(await coordinator.GetAsync($"/meetings/{meeting}/cases/{id}"), new Dictionary<string, string?>
        {
            ["Input.What"] = "Fit new locks",
            ["Input.OwnerId"] = _app.Account("officer3-harbour").Id.ToString(),
            ["Input.DueOn.Day"] = "20",
            ["Input.DueOn.Month"] = "3",
            ["Input.DueOn.Year"] = "2026",
        }, "Add this action");
        Assert.Equal(["This person came for an agency that has left the item: select somebody else."], refused.Errors);
        Assert.Equal(0, await db.MeetingActions.CountAsync());
    }

    [Fact, Trait("Rule", "MTG-01"), Trait("Rule", "SEC-D15")]
    public async Task A_meeting_is_held_without_a_word_of_a_case_that_its_chair_may_not_see_and_that_case_waits_for_the_next()
    {
        var meeting = await _app.MeetingAsync(Coordinator, Chair, _app.Now.AddDays(10));
        var (seen, _) = await _app.AddCaseAsync(Officer);
        var (hidden, reference) = await _app.AddCaseAsync(Officer, victim: "Bea Lark", suspect: "Col Marsh");
        foreach (var one in new[] { seen, hidden }) await _app.ReferToMeetingAsync(one, Officer);
        var chair = await _app.SignedInAsync(Chair);
        await chair.SubmitAsync(await chair.GetAsync($"/meetings/{meeting}"), new { }, "Put every waiting case on the agenda (2)");
        await _app.ActAsync(Officer, hidden, (c, by, now) => c.Restrict([by], by, now));
        _app.Clock.Advance(TimeSpan.FromDays(10));
        chair = await _app.SignedInAsync(Chair);

        var early = await chair.SubmitAsync(await chair.GetAsync($"/meetings/{meeting}"), new { }, "The meeting is over");
        Assert.Equal(["Some cases on the agenda are not discussed. Discuss them or take them off."], early.Errors);
        await using (var db = _app.Open(Chair))
        {
            var item = await db.MeetingItems.SingleAsync(i => i.CaseId == seen);
            item.Discuss(await db.Meetings.SingleAsync(), StalkingCase.Domain.Risk.RiskGrade.Medium, ItemOutcome.NoFurtherAction, "Agreed.", _app.Account(Chair).Id, _app.Now);
            await db.CommitAsync(null, _app.Now, default);
        }

        var held = await chair.SubmitAsync(await chair.GetAsync($"/meetings/{meeting}"), new { }, "The meeting is over");

        Assert.Contains("Meeting recorded as held.", held.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(reference, held.Body, StringComparison.Ordinal);
        await using var after = _app.Open();
        var waiting = await after.MeetingItems.SingleAsync(i => i.CaseId == hidden);
        Assert.Equal((ItemStatus.Referred, (Guid?)null), (waiting.Status, waiting.MeetingId));
        Assert.Equal(MeetingStatus.Held, (await after.Meetings.SingleAsync()).Status);
    }

    [Fact, Trait("Rule", "MTG-05")]
    public async Task What_was_done_is_listed_with_who_when_and_its_proof()
    {
        var meeting = await _app.MeetingAsync(Coordinator, Chair, _app.Now.AddDays(1));
        var (id, reference) = await _app.AddCaseAsync(Officer);
        await _app.ReferToMeetingAsync(id, Officer);
        _app.Clock.Advance(TimeSpan.FromDays(1));
        await using (var db = _app.Open(Coordinator))
        {
            var (planned, item, by) = (await db.Meetings.SingleAsync(), await db.MeetingItems.SingleAsync(), _app.Account(Coordinator).Id);
            item.PutOn(planned, 1, by, _app.Now);
            foreach (var what in new[] { "Fit new locks", "Tell the school" }) db.Add(MeetingAction.Agree(planned, item, new ActionContent(what, new DateOnly(2026, 3, 9)) { OwnerId = _app.Account(Officer).Id }, by, _app.Now));
            await db.CommitAsync(null, _app.Now, default);
        }

        var officer = await _app.SignedInAsync(Officer);
        var open = await officer.GetAsync("/meetings/actions");
        var locks = open.Page!.QuerySelectorAll("tbody tr").Single(r => r.TextContent.Contains("Fit new locks", StringComparison.Ordinal)).QuerySelector("a[href^='/meetings/actions/']")!.GetAttribute("href")!;
        await officer.SubmitAsync(await officer.GetAsync(locks), new Dictionary<string, string?> { ["Input.Proof"] = "Fitted on Tuesday; the invoice is with us." });

        var done = await officer.GetAsync("/meetings/actions?done=true");
        var row = Assert.Single(done.Page!.QuerySelectorAll("tbody tr")).TextContent;
        foreach (var words in new[] { reference, "Fit new locks", "Fitted on Tuesday; the invoice is with us.", _app.Account(Officer).DisplayName.Split(' ')[^1] }) Assert.Contains(words, row, StringComparison.Ordinal);
        Assert.DoesNotContain("Fit new locks", (await officer.GetAsync("/meetings/actions")).Text, StringComparison.Ordinal);
        Assert.Single((await (await _app.SignedInAsync(Chair)).GetAsync("/meetings/actions?whose=Chair&done=true")).Page!.QuerySelectorAll("tbody tr"));
        Assert.Contains("No action has been done", (await (await _app.SignedInAsync(Coordinator)).GetAsync("/meetings/actions?done=true")).Text, StringComparison.Ordinal);
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
