using StalkingCase.Domain.Kernel;

namespace StalkingCase.Domain.Meetings;

/// <summary>
/// One meeting of several agencies about some cases. It writes no fact itself: its items and actions write one to each case
/// they touch. Rules: docs/rules/meetings.md.
/// </summary>
public sealed class Meeting : AggregateRoot
{
    private readonly List<MeetingAgency> _agencies = [];

    private Meeting() { }

    public Guid UnitId { get; private init; }
    public MeetingKind Kind { get; private init; }
    public MeetingStatus Status { get; private set; }
    public DateTimeOffset StartsAt { get; private set; }

    /// <summary>Where the agencies meet: an office or a link, never where anybody lives.</summary>
    public string Place { get; private init; } = "";

    public Guid ChairId { get; private set; }
    public Guid CoordinatorId { get; private init; }
    public string? StatusReason { get; private set; }
    public IReadOnlyList<MeetingAgency> Agencies => _agencies;

    /// <summary>MTG-01.</summary>
    public static Meeting Plan(Guid forceId, Guid unitId, MeetingContent content, DateTimeOffset now)
    {
        Rule.Require(content.StartsAt > now, "MTG-01", "Choose a time that is still to come.");
        Rule.Require(!string.IsNullOrWhiteSpace(content.Place), "MTG-01", "Enter where the agencies meet.");
        Rule.Require(content.ChairId != Guid.Empty, "MTG-01", "Select who chairs the meeting.");
        Rule.Require(content.CoordinatorId != Guid.Empty, "MTG-01", "Select who co-ordinates the meeting.");
        var meeting = new Meeting { ForceId = forceId, UnitId = unitId, Kind = content.Kind, StartsAt = content.StartsAt, Place = content.Place.Trim(), ChairId = content.ChairId, CoordinatorId = content.CoordinatorId };
        meeting.Changed();
        return meeting;
    }

    /// <summary>MTG-02: an agency comes by a named person.</summary>
    public MeetingAgency Invite(string agency, string person, string contact, Guid? userId)
    {
        MustBePlanned("changed");
        Rule.Require(!string.IsNullOrWhiteSpace(agency), "MTG-02", "Enter the agency.");
        Rule.Require(!string.IsNullOrWhiteSpace(person), "MTG-02", "Enter who comes for the agency.");
        Rule.Require(!_agencies.Exists(a => string.Equals(a.Name, agency.Trim(), StringComparison.OrdinalIgnoreCase)), "MTG-02", "This agency is invited already.");
        var invited = new MeetingAgency(agency.Trim(), person.Trim(), contact.Trim(), userId);
        _agencies.Add(invited);
        Changed();
        return invited;
    }

    /// <summary>A later time; each case on the agenda learns of it through its item.</summary>
    public void Postpone(DateTimeOffset startsAt, string reason, Guid by, DateTimeOffset now)
    {
        MustBePlanned("postponed");
        Rule.Require(startsAt > now && startsAt > StartsAt, "MTG-01", "Choose a time after the one set.");
        Rule.Require(!string.IsNullOrWhiteSpace(reason), "MTG-01", "Enter why the meeting is postponed.");
        Amended(null, nameof(StartsAt), UkTime.Text(StartsAt), reason.Trim(), by, now);
        StartsAt = startsAt;
        Changed();
    }

    /// <summary>Somebody else chairs it: on leave, moved, or in conflict with a case on the agenda.</summary>
    public void ChangeChair(Guid chairId, string reason, Guid by, DateTimeOffset now)
    {
        MustBePlanned("given another chair");
        Rule.Require(chairId != Guid.Empty, "MTG-01", "Select who chairs the meeting.");
        Rule.Require(chairId != ChairId, "MTG-01", "This person chairs the meeting already.");
        Rule.Require(!string.IsNullOrWhiteSpace(reason), "MTG-01", "Enter why the chair changes.");
        Amended(null, nameof(ChairId), ChairId.ToString(), reason.Trim(), by, now);
        ChairId = chairId;
        Changed();
    }

    public void Cancel(string reason, Guid by, DateTimeOffset now)
    {
        MustBePlanned("cancelled");
        Rule.Require(!string.IsNullOrWhiteSpace(reason), "MTG-01", "Enter why the meeting is cancelled.");
        Amended(null, nameof(Status), Status.ToString(), reason.Trim(), by, now);
        (Status, StatusReason) = (MeetingStatus.Cancelled, reason.Trim());
        Changed();
    }

    /// <summary>Over: every case on its agenda was discussed or taken off.</summary>
    public void Hold(int notDiscussed, DateTimeOffset now)
    {
        MustBePlanned("closed");
        Rule.Require(StartsAt <= now, "MTG-01", "The meeting has not begun.");
        Rule.Require(notDiscussed == 0, "MTG-01", "Some cases on the agenda are not discussed. Discuss them or take them off.");
        Status = MeetingStatus.Held;
        Changed();
    }

    public bool HasBegun(DateTimeOffset now) => Status is not MeetingStatus.Cancelled && StartsAt <= now;

    internal void MustBePlanned(string act) =>
        Rule.Require(Status is MeetingStatus.Planned, "MTG-01", $"The meeting cannot be {act}: it {(Status is MeetingStatus.Held ? "was held" : "is cancelled")}.");

    internal void MustHaveBegun(DateTimeOffset now)
    {
        Rule.Require(Status is not MeetingStatus.Cancelled, "MTG-01", "The meeting is cancelled.");
        Rule.Require(StartsAt <= now, "MTG-01", "The meeting has not begun.");
    }
}

/// <param name="Place">Never protected: where the agencies meet.</param>
public sealed record MeetingContent(MeetingKind Kind, DateTimeOffset StartsAt, string Place, Guid ChairId, Guid CoordinatorId);

/// <summary>An agency invited, and who comes for it: an account of ours, or somebody outside.</summary>
public sealed class MeetingAgency
{
    private MeetingAgency() { }

    public MeetingAgency(string name, string person, string contact, Guid? userId) => (Name, Person, Contact, UserId) = (name, person, contact, userId);

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public string Name { get; private init; } = "";
    public string Person { get; private init; } = "";
    public string Contact { get; private init; } = "";
    public Guid? UserId { get; private init; }
}
