using Microsoft.EntityFrameworkCore;
using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.Meetings;

namespace StalkingCase.Web.Tests.Support;

/// <summary>Meetings made by the domain's own acts on behalf of demo accounts.</summary>
public static class AtMeeting
{
    public static async Task<Guid> MeetingAsync(this WebApp app, string coordinator, string chair, DateTimeOffset startsAt, MeetingKind kind = MeetingKind.Marac, params string[] attendees)
    {
        var by = app.Account(coordinator);
        await using var db = app.Open(coordinator);
        var meeting = Meeting.Plan(by.ForceId, by.UnitId!.Value, new MeetingContent(kind, startsAt, "Civic centre, room 4", app.Account(chair).Id, by.Id), app.Now);
        foreach (var attendee in attendees) meeting.Invite($"Agency of {attendee}", "The named person", "", app.Account(attendee).Id);
        db.Meetings.Add(meeting);
        await db.CommitAsync(null, app.Now, default);
        return meeting.Id;
    }

    public static async Task<Guid> ReferToMeetingAsync(this WebApp app, Guid caseId, string by, MeetingKind kind = MeetingKind.Marac)
    {
        await using var db = app.Open(by);
        var facts = new CaseFacts(await db.Facts.AsNoTracking().Where(f => f.CaseId == caseId).ToListAsync());
        var item = MeetingItem.Refer(await db.Cases.SingleAsync(c => c.Id == caseId), new ReferralContent(kind, MeetingConsent.Given, "SENTINEL-SUMMARY of the referral") { Criteria = [MaracCriterion.Judgement] }, facts, app.Account(by).Id, app.Now);
        db.MeetingItems.Add(item);
        await db.CommitAsync(null, app.Now, default);
        return item.Id;
    }

    /// <summary>The same case on the agenda of a meeting next month that these people attend.</summary>
    public static async Task<Arrangement> AtMeetingAsync(this WebApp app, Arrangement of, string by, string[] attendees)
    {
        var meetingId = await app.MeetingAsync(by, by, app.Now.AddDays(30), MeetingKind.Marac, [.. attendees.Where(a => app.Account(a).ForceId == app.Account(by).ForceId)]);
        return await app.OnAgendaAsync(of, meetingId, by);
    }

    /// <summary>The same case referred and on the agenda of this meeting.</summary>
    public static async Task<Arrangement> OnAgendaAsync(this WebApp app, Arrangement of, Guid meetingId, string by)
    {
        await app.ReferToMeetingAsync(of.CaseId, by);
        await using var db = app.Open(by);
        var item = await db.MeetingItems.SingleAsync(i => i.CaseId == of.CaseId);
        item.PutOn(await db.Meetings.SingleAsync(m => m.Id == meetingId), 1, app.Account(by).Id, app.Now);
        await db.CommitAsync(null, app.Now, default);
        return of with { MeetingId = meetingId };
    }

    /// <summary>The same case with an action agreed at its meeting, which has begun.</summary>
    public static async Task<Arrangement> WithMeetingActionAsync(this WebApp app, Arrangement of, string what, string owner, string by)
    {
        await using var db = app.Open(by);
        var (meeting, item) = (await db.Meetings.SingleAsync(m => m.Id == of.MeetingId), await db.MeetingItems.SingleAsync(i => i.CaseId == of.CaseId && i.MeetingId == of.MeetingId));
        var action = MeetingAction.Agree(meeting, item, new ActionContent(what, UkTime.DateOf(app.Now).AddDays(7)) { OwnerId = app.Account(owner).Id }, app.Account(by).Id, app.Now);
        db.Add(action);
        await db.CommitAsync(null, app.Now, default);
        return of with { MeetingActionId = action.Id };
    }
}
