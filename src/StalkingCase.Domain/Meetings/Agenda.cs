using StalkingCase.Domain.Duties;
using StalkingCase.Domain.Risk;

namespace StalkingCase.Domain.Meetings;

/// <summary>Acts on a meeting and all cases on its agenda.</summary>
public static class Agenda
{
    /// <summary>MTG-03: every case that waits for this kind of meeting, worst risk first, then longest waiting, after those that are on it.</summary>
    public static void Build(Meeting meeting, IEnumerable<(MeetingItem Item, RiskGrade? Risk)> waiting, int lastPlace, Guid by, DateTimeOffset now)
    {
        foreach (var (item, _) in waiting.OrderByDescending(w => DutyBook.RiskOrder(w.Risk)).ThenBy(w => w.Item.ReferredAt).ThenBy(w => w.Item.Id)) item.PutOn(meeting, ++lastPlace, by, now);
    }

    public static void Postpone(Meeting meeting, IEnumerable<MeetingItem> listed, DateTimeOffset startsAt, string reason, Guid by, DateTimeOffset now)
    {
        meeting.Postpone(startsAt, reason, by, now);
        foreach (var item in listed) item.FollowTo(meeting, by, now);
    }

    /// <summary>No case is forgotten with a meeting: each waits for the next.</summary>
    public static void Cancel(Meeting meeting, IEnumerable<MeetingItem> listed, string reason, Guid by, DateTimeOffset now)
    {
        meeting.Cancel(reason, by, now);
        foreach (var item in listed) item.TakeOff(reason, by, now);
    }
}
