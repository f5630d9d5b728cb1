using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Duties;
using StalkingCase.Domain.Kernel;

namespace StalkingCase.Domain.Meetings;

/// <summary>What somebody is to do after a meeting: one of ours, or a named person of an agency. Overdue it climbs (CLK-42).</summary>
public sealed class MeetingAction : AggregateRoot
{
    private MeetingAction() { }

    public Guid MeetingId { get; private init; }
    public Guid ItemId { get; private init; }
    public Guid CaseId { get; private init; }
    public string What { get; private init; } = "";
    public Guid? AgencyId { get; private init; }
    public Guid? OwnerId { get; private init; }
    public string? OutsidePerson { get; private init; }
    public DateOnly DueOn { get; private init; }

    /// <summary>The last minute of the day in London.</summary>
    public DateTimeOffset DueBy { get; private init; }

    public DateTimeOffset? EndedAt { get; private set; }
    public bool IsDropped { get; private set; }
    public string? Proof { get; private set; }

    public static MeetingAction Agree(Meeting meeting, MeetingItem item, ActionContent content, Guid by, DateTimeOffset now)
    {
        item.MustBeHeardAt(meeting, now);
        Rule.Require(!string.IsNullOrWhiteSpace(content.What), "MTG-05", "Enter what is to be done.");
        Rule.Require(content.OwnerId is not null || !string.IsNullOrWhiteSpace(content.OutsidePerson), "MTG-05", "Enter who will do this action.");
        Rule.Require(content.DueOn >= UkTime.DateOf(meeting.StartsAt), "MTG-05", "Due date must be on or after the meeting.");
        Rule.Require(content.AgencyId is null || meeting.Agencies.Any(a => a.Id == content.AgencyId), "MTG-02", "Select an agency of this meeting.");
        Rule.Require(content.AgencyId is not { } agency || !item.HasLeft(agency), "MTG-02", "This agency has left the item: it is given no action.");
        Rule.Require(content.OwnerId is not { } owner || !meeting.Agencies.Any(a => a.UserId == owner && item.HasLeft(a.Id)), "MTG-02", "This person came for an agency that has left the item: select somebody else.");
        var action = new MeetingAction
        {
            ForceId = item.ForceId,
            MeetingId = meeting.Id,
            ItemId = item.Id,
            CaseId = item.CaseId,
            What = content.What.Trim(),
            AgencyId = content.AgencyId,
            OwnerId = content.OwnerId,
            OutsidePerson = content.OwnerId is null ? content.OutsidePerson!.Trim() : null,
            DueOn = content.DueOn,
            DueBy = new Period(0, PeriodUnit.EndOfDays).After(UkTime.StartOfDay(content.DueOn)),
        };
        action.Happened(FactKind.MeetingActionAgreed, item.CaseId, action.Id, now, by, now, new FactDetail { Meeting = item.Kind, MeetingId = meeting.Id, OfficerId = content.OwnerId, DueBy = action.DueBy });
        return action;
    }

    /// <summary>MTG-05: done by what proves it; "done" alone is refused.</summary>
    public void Done(string proof, Guid by, DateTimeOffset now)
    {
        MustBeOpen();
        Rule.Require(!string.IsNullOrWhiteSpace(proof) && proof.Trim().TrimEnd('.').ToLowerInvariant() is not ("done" or "completed" or "yes" or "ok" or "as agreed"), "MTG-05", "Enter what was done and how it is known.");
        (EndedAt, Proof) = (now, proof.Trim());
        Happened(FactKind.MeetingActionDone, CaseId, Id, now, by, now, new FactDetail { MeetingId = MeetingId });
    }

    /// <summary>No longer called for, by a supervisor's reason.</summary>
    public void Drop(string reason, Decider by, DateTimeOffset now)
    {
        MustBeOpen();
        by.MustBe(Rank.Sergeant, "MTG-05", "Dropping an action");
        Rule.Require(!string.IsNullOrWhiteSpace(reason), "MTG-05", "Enter why the action is no longer called for.");
        (EndedAt, IsDropped, Proof) = (now, true, reason.Trim());
        Happened(FactKind.MeetingActionDropped, CaseId, Id, now, by.Id, now, new FactDetail { MeetingId = MeetingId, Rank = by.Rank });
    }

    public bool IsLate(DateTimeOffset now) => EndedAt is null && DueBy <= now;

    private void MustBeOpen() => Rule.Require(EndedAt is null, "MTG-05", IsDropped ? "The action was dropped." : "The action is done already.");
}

public sealed record ActionContent(string What, DateOnly DueOn)
{
    public Guid? AgencyId { get; init; }
    public Guid? OwnerId { get; init; }
    public string? OutsidePerson { get; init; }
}
