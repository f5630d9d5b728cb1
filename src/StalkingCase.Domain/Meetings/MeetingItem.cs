using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.Risk;
using static StalkingCase.Domain.Meetings.ItemStatus;

namespace StalkingCase.Domain.Meetings;

/// <summary>One case referred to one kind of meeting: waiting, on an agenda, discussed. Rules: docs/rules/meetings.md.</summary>
public sealed class MeetingItem : AggregateRoot
{
    private readonly List<AgencyDeparture> _departures = [];
    private readonly List<AgencyInformation> _information = [];

    private MeetingItem() { }

    public Guid CaseId { get; private init; }
    public MeetingKind Kind { get; private init; }
    public Guid? MeetingId { get; private set; }
    public ItemStatus Status { get; private set; }

    /// <summary>Order on the agenda. Gaps are normal: a screen numbers what its reader may see.</summary>
    public int Place { get; private set; }

    public DateTimeOffset ReferredAt { get; private init; }
    public Guid ReferredBy { get; private init; }
    public MeetingConsent Consent { get; private init; }
    public string? WithoutConsentBecause { get; private init; }
    public IReadOnlyList<MaracCriterion> Criteria { get; private init; } = [];
    public string? WithoutCriteriaBecause { get; private init; }
    public string Summary { get; private init; } = "";
    public DateTimeOffset? PapersSentAt { get; private set; }
    public RiskGrade? RiskAgreed { get; private set; }
    public ItemOutcome? Outcome { get; private set; }
    public string? OutcomeWords { get; private set; }
    public DateTimeOffset? DiscussedAt { get; private set; }
    public IReadOnlyList<AgencyDeparture> Departures => _departures;
    public IReadOnlyList<AgencyInformation> Information => _information;

    /// <summary>SAF-06: a MARAC hears domestic abuse, for a criterion or a reason; one referral to a kind of meeting waits at a time.</summary>
    public static MeetingItem Refer(Case of, ReferralContent content, CaseFacts facts, Guid by, DateTimeOffset now)
    {
        Rule.Require(of.Status is CaseStatus.Open, "SAF-06", "A closed case cannot be referred. Reopen it first.");
        Rule.Require(content.Kind is not MeetingKind.Marac || MaracCriteria.IsDomestic(MaracCriteria.RelationshipOf(facts)), "SAF-06", MaracCriteria.NotDomestic);
        Rule.Require(!MaracCriteria.IsWaiting(facts, content.Kind), "SAF-06", "The case is referred to such a meeting already and has not been heard.");
        Rule.Require(!string.IsNullOrWhiteSpace(content.Summary), "SAF-06", "Enter why the case goes to the meeting.");
        Rule.Require(content.Consent is MeetingConsent.Given || !string.IsNullOrWhiteSpace(content.WithoutConsentBecause), "SAF-06", "Enter why the case is referred without the victim's agreement.");
        Rule.Require(content.Kind is not MeetingKind.Marac || content.Criteria.Count > 0 || !string.IsNullOrWhiteSpace(content.WithoutCriteriaBecause), "SAF-06", "Select a criterion, or enter why the case is referred without one.");
        IReadOnlyList<MaracCriterion> criteria = content.Kind is MeetingKind.Marac ? [.. content.Criteria.Distinct().Order()] : [];
        var item = new MeetingItem
        {
            ForceId = of.ForceId,
            CaseId = of.Id,
            Kind = content.Kind,
            ReferredAt = now,
            ReferredBy = by,
            Consent = content.Consent,
            WithoutConsentBecause = content.Consent is MeetingConsent.Given ? null : content.WithoutConsentBecause!.Trim(),
            Criteria = criteria,
            WithoutCriteriaBecause = string.IsNullOrWhiteSpace(content.WithoutCriteriaBecause) ? null : content.WithoutCriteriaBecause.Trim(),
            Summary = content.Summary.Trim(),
        };
        item.Happened(FactKind.MeetingReferred, of.Id, item.Id, now, by, now, new FactDetail { Meeting = content.Kind, Criteria = criteria.Count == 0 ? null : criteria });
        return item;
    }

    public void Withdraw(string reason, Guid by, DateTimeOffset now)
    {
        Rule.Require(Status is Referred, "MTG-03", "Only a referral that is on no agenda can be withdrawn.");
        Rule.Require(!string.IsNullOrWhiteSpace(reason), "MTG-03", "Enter why the referral is withdrawn.");
        Status = Withdrawn;
        Amended(CaseId, "Referral withdrawn", null, reason.Trim(), by, now);
        Happened(FactKind.MeetingReferralWithdrawn, CaseId, Id, now, by, now, new FactDetail { Meeting = Kind });
    }

    /// <summary>MTG-03: on the agenda of a meeting of its kind; from here the papers' clock runs (CLK-42).</summary>
    public void PutOn(Meeting meeting, int place, Guid by, DateTimeOffset now)
    {
        meeting.MustBePlanned("given more cases");
        Rule.Require(Status is Referred, "MTG-03", "Only a referral that is on no agenda can be put on one.");
        Rule.Require(meeting.Kind == Kind && meeting.ForceId == ForceId, "MTG-03", "The case is referred to another kind of meeting.");
        (Status, MeetingId, Place) = (Listed, meeting.Id, place);
        HappenedOnAgenda(meeting, by, now);
    }

    /// <summary>The meeting has a new time: the papers' clock follows it.</summary>
    public void FollowTo(Meeting meeting, Guid by, DateTimeOffset now)
    {
        MustBeOn(meeting);
        HappenedOnAgenda(meeting, by, now);
    }

    /// <summary>Back to those that wait, for the next agenda.</summary>
    public void TakeOff(string reason, Guid by, DateTimeOffset now)
    {
        Rule.Require(Status is Listed, "MTG-03", "The case is on no agenda, or was discussed.");
        Rule.Require(!string.IsNullOrWhiteSpace(reason), "MTG-03", "Enter why the case is taken off the agenda.");
        Amended(CaseId, "Taken off the agenda", null, reason.Trim(), by, now);
        Happened(FactKind.MeetingUnlisted, CaseId, Id, now, by, now, new FactDetail { Meeting = Kind, MeetingId = MeetingId });
        (Status, MeetingId, Place, PapersSentAt) = (Referred, null, 0, null);
    }

    public void MoveTo(int place)
    {
        Rule.Require(Status is Listed, "MTG-03", "Only a case on an agenda has a place on it.");
        Place = place;
        Changed();
    }

    /// <summary>CLK-42: the papers went to the agencies that stay for this case.</summary>
    public void SendPapers(Meeting meeting, string how, Guid by, DateTimeOffset now)
    {
        MustBeOn(meeting);
        Rule.Require(PapersSentAt is null, "CLK-42", "The papers of this case are sent already.");
        Rule.Require(!string.IsNullOrWhiteSpace(how), "CLK-42", "Enter to whom the papers went, and how.");
        PapersSentAt = now;
        Amended(CaseId, "Papers sent", null, how.Trim(), by, now);
        Happened(FactKind.PapersSent, CaseId, Id, now, by, now, new FactDetail { Meeting = Kind, MeetingId = meeting.Id });
    }

    /// <summary>MTG-02: an agency tied to the suspect leaves this item: its attendee reads nothing of it.</summary>
    public void Leaves(Meeting meeting, Guid agencyId, string tie, Guid by, DateTimeOffset now)
    {
        MustBeOn(meeting);
        Rule.Require(meeting.Agencies.Any(a => a.Id == agencyId), "MTG-02", "Select an agency of this meeting.");
        Rule.Require(!HasLeft(agencyId), "MTG-02", "This agency has left the item already.");
        Rule.Require(!string.IsNullOrWhiteSpace(tie), "MTG-02", "Enter how the agency is tied to the suspect.");
        _departures.Add(new AgencyDeparture(agencyId, tie.Trim(), by, now));
        Changed();
    }

    /// <summary>What an agency knows: told, never changed.</summary>
    public void Inform(Meeting meeting, Guid agencyId, string words, Guid by, DateTimeOffset now)
    {
        MustBeOn(meeting);
        Rule.Require(meeting.Agencies.Any(a => a.Id == agencyId), "MTG-02", "Select the agency that told it.");
        Rule.Require(!HasLeft(agencyId), "MTG-02", "This agency has left the item: it neither hears nor tells.");
        Rule.Require(!string.IsNullOrWhiteSpace(words), "MTG-04", "Enter what the agency told.");
        _information.Add(new AgencyInformation(agencyId, words.Trim(), by, now));
        Changed();
    }

    /// <summary>MTG-04: the risk the meeting agrees on is its view; the grade stays a named person's.</summary>
    public void Discuss(Meeting meeting, RiskGrade riskAgreed, ItemOutcome outcome, string words, Guid by, DateTimeOffset now)
    {
        MustBeOn(meeting);
        meeting.MustHaveBegun(now);
        Rule.Require(!string.IsNullOrWhiteSpace(words), "MTG-04", "Enter what the meeting agreed.");
        (Status, RiskAgreed, Outcome, OutcomeWords, DiscussedAt) = (Discussed, riskAgreed, outcome, words.Trim(), now);
        Happened(FactKind.MeetingDiscussed, CaseId, Id, now, by, now, new FactDetail { Meeting = Kind, MeetingId = meeting.Id, Grade = riskAgreed });
    }

    public bool HasLeft(Guid agencyId) => _departures.Exists(d => d.AgencyId == agencyId);

    internal void MustBeHeardAt(Meeting meeting, DateTimeOffset now)
    {
        Rule.Require(MeetingId == meeting.Id && Status is Listed or Discussed, "MTG-03", "The case is not on the agenda of this meeting.");
        meeting.MustHaveBegun(now);
    }

    private void MustBeOn(Meeting meeting)
    {
        Rule.Require(MeetingId == meeting.Id && Status is Listed, "MTG-03", Status is Discussed ? "The case was discussed." : "The case is not on the agenda of this meeting.");
        meeting.MustBePlanned("changed");
    }

    private void HappenedOnAgenda(Meeting meeting, Guid by, DateTimeOffset now) =>
        Happened(FactKind.MeetingListed, CaseId, Id, now, by, now, new FactDetail { Meeting = Kind, MeetingId = meeting.Id, DueBy = meeting.StartsAt });
}

public sealed record ReferralContent(MeetingKind Kind, MeetingConsent Consent, string Summary)
{
    public string? WithoutConsentBecause { get; init; }
    public IReadOnlyList<MaracCriterion> Criteria { get; init; } = [];
    public string? WithoutCriteriaBecause { get; init; }
}

public sealed class AgencyDeparture
{
    private AgencyDeparture() { }

    public AgencyDeparture(Guid agencyId, string tie, Guid byId, DateTimeOffset at) => (AgencyId, Tie, ById, At) = (agencyId, tie, byId, at);

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public Guid AgencyId { get; private init; }
    public string Tie { get; private init; } = "";
    public Guid ById { get; private init; }
    public DateTimeOffset At { get; private init; }
}

public sealed class AgencyInformation
{
    private AgencyInformation() { }

    public AgencyInformation(Guid agencyId, string words, Guid byId, DateTimeOffset at) => (AgencyId, Words, ById, At) = (agencyId, words, byId, at);

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public Guid AgencyId { get; private init; }
    public string Words { get; private init; } = "";
    public Guid ById { get; private init; }
    public DateTimeOffset At { get; private init; }
}
