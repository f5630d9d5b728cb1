using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Duties;
using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.Meetings;
using StalkingCase.Web.Tests.Support;

namespace StalkingCase.Web.Tests.Duties;

/// <summary>The mail says "open Notifications": what it was of is there.</summary>
public sealed partial class NoticeTests
{
    [Fact]
    public async Task Whoever_gets_the_mail_finds_it_in_the_inbox()
    {
        await using var app = await WebApp.StartAsync();
        var of = await app.WithAdvocateAsync(await app.WithOrderAndWarrantAsync(await app.CaseAsync("officer1-harbour", officerInCase: "officer1-harbour"), "officer1-harbour"), "advocate-harbour", "officer1-harbour");
        await AwayAsync(app, "officer1-harbour", "officer2-harbour");
        await using (var db = app.Open())
        {
            db.Users.Single(u => u.UserName == "sergeant-harbour").IsSuspended = true;
            db.Units.Single(u => u.Id == app.Account("officer1-harbour").UnitId).OnCallId = app.Account("inspector-moorside").Id;
            await db.SaveChangesAsync();
        }

        app.Clock.Advance(TimeSpan.FromDays(17));
        await WriteAsync(app, app.Now);
        await SendAllAsync(app, app.Now);

        var told = _sent.SelectMany(m => m.UserNames).Distinct().Order(StringComparer.Ordinal).ToList();
        Assert.Equal(["advocate-harbour", "advocate-manager", "inspector-harbour", "inspector-moorside", "officer2-harbour", "officer3-harbour", "superintendent-harbour"], told);
        foreach (var name in told)
        {
            Assert.True((await PageAsync(app, name, "/notifications")).Contains(of.Reference, StringComparison.Ordinal), $"{name} finds nothing in Notifications.");
            Assert.True((await PageAsync(app, name, "/")).Contains(of.Reference, StringComparison.Ordinal), $"{name} finds nothing at home.");
        }

        // The manager reads by reference: nothing leads her into the case.
        Assert.DoesNotContain($"/cases/{of.CaseId}", (await (await app.SignedInAsync("advocate-manager")).GetAsync("/notifications")).Body, StringComparison.Ordinal);
        foreach (var other in new[] { "officer1-moorside", "sergeant-moorside", "officer1-abbey" }) Assert.DoesNotContain(of.Reference, await PageAsync(app, other, "/notifications"), StringComparison.Ordinal);

        await app.ActAsync("inspector-harbour", of.CaseId, (c, by, now) => c.Allocate(app.Account("officer3-moorside").Id, by, now));
        Assert.Contains(of.Reference, await PageAsync(app, "officer3-moorside", "/notifications"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_sergeants_step_of_a_unit_without_a_sergeant_is_on_the_inspectors_home_from_its_minute()
    {
        await using var app = await WebApp.StartAsync();
        var of = await app.CaseAsync("officer1-harbour", officerInCase: "officer1-harbour");
        await using (var db = app.Open())
        {
            db.Users.Single(u => u.UserName == "sergeant-harbour").IsSuspended = true;
            await db.SaveChangesAsync();
        }

        var duty = await FirstOfAsync(app, "officer1-harbour");
        app.Clock.SetUtcNow(duty.SergeantAt.AddMinutes(-1));
        Assert.False(await IsOnAsync(app, "inspector-harbour", "/", of.Reference, duty));
        app.Clock.SetUtcNow(duty.SergeantAt);
        Assert.True(await IsOnAsync(app, "inspector-harbour", "/", of.Reference, duty));
        Assert.False(await IsOnAsync(app, "superintendent-harbour", "/", of.Reference, duty));

        await WriteAsync(app, app.Now);
        Assert.Contains(DutyBook.ClockOf(duty.Clock).Title, await PageAsync(app, "inspector-harbour", "/notifications"), StringComparison.Ordinal);
    }

    [Fact, Trait("Rule", "CLK-42")]
    public async Task An_overdue_action_of_a_meeting_climbs_to_its_chair_who_is_of_another_unit_and_not_before_its_minute()
    {
        await using var app = await WebApp.StartAsync();
        const string Chair = "sergeant-moorside";
        var of = await app.CaseAsync("officer1-harbour", officerInCase: "officer1-harbour");
        var meetingId = await app.MeetingAsync("officer2-harbour", Chair, app.Now.AddDays(1));
        await app.ReferToMeetingAsync(of.CaseId, "officer1-harbour");
        var actionId = await AgreeAsync(app, of, meetingId, "officer3-harbour");
        Duty duty;
        await using (var db = app.Open()) duty = await db.Duties.SingleAsync(d => d.SubjectId == actionId && d.Part == "action");
        Assert.True(duty.InspectorAt > duty.DueBy);

        app.Clock.SetUtcNow(duty.InspectorAt.AddMinutes(-1));
        await WriteAsync(app, app.Now);
        await SendAllAsync(app, app.Now);
        Assert.DoesNotContain(_sent, m => m.UserNames.Contains(Chair));
        foreach (var page in new[] { "/", "/notifications" }) Assert.DoesNotContain(of.Reference, await PageAsync(app, Chair, page), StringComparison.Ordinal);

        app.Clock.SetUtcNow(duty.InspectorAt);
        await WriteAsync(app, app.Now);
        await SendAllAsync(app, app.Now);

        Assert.Equal(["inspector-harbour", Chair], await ToldAsync(app, nameof(Rung.Inspector), duty.Id));
        Assert.True(await IsOnAsync(app, Chair, "/", of.Reference, duty));
        Assert.Contains(of.Reference, await PageAsync(app, Chair, "/notifications"), StringComparison.Ordinal);
    }

    [Fact, Trait("Rule", "CLK-25")]
    public async Task The_officer_is_told_at_each_point_before_an_order_ends_and_finds_it_at_home()
    {
        await using var app = await WebApp.StartAsync();
        var of = await app.WithOrderAndWarrantAsync(await app.CaseAsync("officer1-harbour", officerInCase: "officer1-harbour"), "officer1-harbour");
        List<Duty> points;
        await using (var db = app.Open()) points = await db.Duties.Where(d => d.SubjectId == of.OrderId && d.Clock == "CLK-25").OrderBy(d => d.VisibleFrom).ToListAsync();
        Assert.Equal([90, 60, 30, 7], points.Select(p => (int)Math.Round((points[^1].DueBy - p.VisibleFrom).TotalDays)));

        foreach (var (point, i) in points.Select((p, i) => (p, i)))
        {
            app.Clock.SetUtcNow(point.VisibleFrom.AddMinutes(-1));
            await WriteAsync(app, app.Now);
            await SendAllAsync(app, app.Now);
            Assert.Equal(i, await WarnedAsync(app, points));
            if (i == 0) Assert.False(await IsOnAsync(app, "officer1-harbour", "/", of.Reference, point));

            app.Clock.SetUtcNow(point.VisibleFrom);
            await WriteAsync(app, app.Now);
            await SendAllAsync(app, app.Now);
            Assert.Equal(i + 1, await WarnedAsync(app, points));
            Assert.Equal(["officer1-harbour"], await ToldAsync(app, nameof(Rung.Owner), point.Id));
            Assert.True(await IsOnAsync(app, "officer1-harbour", "/", of.Reference, point));
        }
    }

    private async Task<int> WarnedAsync(WebApp app, IReadOnlyList<Duty> points)
    {
        var ids = points.Select(p => p.Id).ToList();
        await using var db = app.Open();
        var notices = await db.Notices.Where(n => ids.Contains(n.DutyId) && n.Step == nameof(Rung.Owner)).Select(n => n.Id).ToListAsync();
        return _sent.Count(m => notices.Contains(m.Id) && m.UserNames.Contains("officer1-harbour"));
    }

    private static async Task<Guid> AgreeAsync(WebApp app, Arrangement of, Guid meetingId, string owner)
    {
        var by = app.Account("officer2-harbour").Id;
        await using (var db = app.Open("officer2-harbour"))
        {
            (await db.MeetingItems.SingleAsync(i => i.CaseId == of.CaseId)).PutOn(await db.Meetings.SingleAsync(m => m.Id == meetingId), 1, by, app.Now);
            await db.CommitAsync(null, app.Now, default);
        }

        app.Clock.Advance(TimeSpan.FromDays(1));
        await using var at = app.Open("officer2-harbour");
        var action = MeetingAction.Agree(await at.Meetings.SingleAsync(m => m.Id == meetingId), await at.MeetingItems.SingleAsync(i => i.CaseId == of.CaseId), new ActionContent("Visit her with the housing officer", UkTime.DateOf(app.Now).AddDays(3)) { OwnerId = app.Account(owner).Id }, by, app.Now);
        at.MeetingActions.Add(action);
        await at.CommitAsync(null, app.Now, default);
        return action.Id;
    }
}
