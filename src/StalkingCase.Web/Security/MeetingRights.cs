using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Domain.Duties;
using StalkingCase.Domain.Meetings;

namespace StalkingCase.Web.Security;

/// <summary>
/// Who may open a meeting: its chair, its co-ordinator and holders of that post, its attendees, supervisors of the force.
/// It opens the meeting only: each case on it passes the ordinary gate as well, and is hidden where the case is hidden.
/// </summary>
public static class MeetingRights
{
    public static IQueryable<Meeting> Of(CaseDbContext db, Reader reader)
    {
        if (reader.IsSupervisor || (reader.IsSworn && reader.Posts.Contains(Post.MeetingCoordinator))) return db.Meetings;
        var id = reader.Id;
        var mine = db.Meetings.IgnoreAutoIncludes().Where(m => m.ChairId == id).Select(m => m.Id)
            .Union(db.Meetings.IgnoreAutoIncludes().Where(m => m.CoordinatorId == id).Select(m => m.Id))
            .Union(from m in db.Meetings.IgnoreAutoIncludes() from a in m.Agencies where a.UserId == id select m.Id);
        return db.Meetings.Where(m => mine.Contains(m.Id));
    }

    /// <summary>May run it: build the agenda, send papers, close it.</summary>
    public static bool MayRun(this Reader reader, Meeting meeting) => reader.IsSworn && (meeting.ChairId == reader.Id || meeting.CoordinatorId == reader.Id
        || (reader.UnitIds.Contains(meeting.UnitId) && (reader.IsSupervisor || reader.Posts.Contains(Post.MeetingCoordinator))));

    /// <summary>May plan one for the own unit.</summary>
    public static bool MayPlanMeetings(this Reader reader) => reader.UnitId is not null && (reader.IsSupervisor || (reader.IsSworn && reader.Posts.Contains(Post.MeetingCoordinator)));

    /// <summary>The items that the reader's agency has not left (MTG-02).</summary>
    public static IQueryable<MeetingItem> Staying(CaseDbContext db, Reader reader, Guid meetingId) => Staying(db, reader).Where(i => i.MeetingId == meetingId);

    /// <summary>The same over all meetings; one that waits for a meeting has been left by nobody.</summary>
    public static IQueryable<MeetingItem> Staying(CaseDbContext db, Reader reader)
    {
        var id = reader.Id;
        return db.MeetingItems.Where(i => !db.Meetings.Any(m => m.Id == i.MeetingId && m.Agencies.Any(a => a.UserId == id && i.Departures.Any(d => d.AgencyId == a.Id))));
    }

    internal static async Task<bool> MayOpenAsync(CaseDbContext db, Reader reader, Guid meetingId, Guid? caseId, CancellationToken ct) =>
        await Of(db, reader).AnyAsync(m => m.Id == meetingId, ct) && (caseId is null || await Staying(db, reader, meetingId).AnyAsync(i => i.CaseId == caseId, ct));

    /// <summary>Whoever took the action, who chairs or co-ordinates the meeting, and the unit's supervisors and co-ordinators; never where the case is hidden.</summary>
    internal static async Task<bool> MayActAsync(CaseDbContext db, Reader reader, CaseAccess access, Guid actionId, CancellationToken ct)
    {
        var (id, units) = (reader.Id, reader.UnitIds);
        var overUnit = reader.MayPlanMeetings();
        return await (from a in db.MeetingActions
                      join c in access.Visible() on a.CaseId equals c.Id
                      where a.Id == actionId && (a.OwnerId == id || (overUnit && units.Contains(c.UnitId)) || db.Meetings.Any(m => m.Id == a.MeetingId && (m.ChairId == id || m.CoordinatorId == id)))
                      select a.Id).AnyAsync(ct);
    }
}
