using StalkingCase.Domain.Meetings;
using StalkingCase.Domain.Risk;

namespace StalkingCase.Domain.Tests.Support;

/// <summary>A case from its referral to a meeting to the actions after it.</summary>
public static class MeetingActs
{
    public static ReferralContent Content(MeetingKind kind = MeetingKind.Marac) =>
        new(kind, MeetingConsent.Given, "She is followed every day.") { Criteria = kind is MeetingKind.Marac ? [MaracCriterion.Judgement] : [] };

    public static Meeting Meeting(this Story story, DateTimeOffset startsAt, MeetingKind kind = MeetingKind.Marac) =>
        Domain.Meetings.Meeting.Plan(story.Case.ForceId, story.Case.UnitId, new MeetingContent(kind, startsAt, "Civic centre, room 4", story.Inspector.Id, story.Officer), story.Now);

    public static Story Referred(this Story story, MeetingKind kind = MeetingKind.Marac) =>
        story.Keep(MeetingItem.Refer(story.Case, Content(kind), story.Facts, story.Officer, story.Now));

    public static Story Listed(this Story story, Meeting meeting) => story.On<MeetingItem>(i => i.PutOn(meeting, 1, story.Officer, story.Now));

    public static Story Discussed(this Story story, Meeting meeting) =>
        story.On<MeetingItem>(i => i.Discuss(meeting, RiskGrade.High, ItemOutcome.ActionsAgreed, "Locks and a panic alarm.", story.Officer, story.Now));

    public static ActionContent Action(DateOnly due, Guid? owner = null) => new("Fit locks.", due) { OwnerId = owner, OutsidePerson = owner is null ? "J. Tanner" : null };

    public static Story Agreed(this Story story, Meeting meeting, DateOnly due, Guid? owner = null) =>
        story.Keep(MeetingAction.Agree(meeting, story.Last<MeetingItem>(), Action(due, owner), story.Officer, story.Now));
}
