using StalkingCase.Domain.Kernel;

namespace StalkingCase.Domain.Meetings;

/// <summary>
/// What one person types on one case during the meeting. Everybody has a note of their own, so two who type at once never
/// write over each other; the minutes are all notes together. Words once kept stay readable (MTG-04, SEC-R13).
/// </summary>
public sealed class MeetingMinute : AggregateRoot
{
    private MeetingMinute() { }

    public Guid ItemId { get; private init; }
    public Guid CaseId { get; private init; }
    public Guid WriterId { get; private init; }
    public DateTimeOffset StartedAt { get; private init; }
    public DateTimeOffset SavedAt { get; private set; }
    public string Words { get; private set; } = "";

    /// <summary>One note for each writer and item: its id is made from them, so that two first saves cannot make two.</summary>
    public static MeetingMinute Start(Meeting meeting, MeetingItem item, Guid writerId, DateTimeOffset now)
    {
        item.MustBeHeardAt(meeting, now);
        return new MeetingMinute { Id = DerivedId.Of("minute", item.Id, writerId), ForceId = item.ForceId, ItemId = item.Id, CaseId = item.CaseId, WriterId = writerId, StartedAt = now, SavedAt = now };
    }

    /// <summary>Words that go on from the earlier ones lose nothing; else the earlier ones are kept beside.</summary>
    public void Write(string words, Guid by, DateTimeOffset now)
    {
        Rule.Require(by == WriterId, "MTG-04", "This note is somebody else's.");
        if (words == Words) return;
        if (Words.Length > 0 && !words.StartsWith(Words, StringComparison.Ordinal)) Amended(CaseId, "Minutes", Words, null, by, now);
        (Words, SavedAt) = (words, now);
        Changed();
    }
}
