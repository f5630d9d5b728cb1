using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Kernel;

namespace StalkingCase.Domain.Safeguarding;

/// <summary>On what an advocate's view rests: the victim's consent, or a lawful basis that somebody else approved; what it covers and until when.</summary>
/// <param name="How">How the consent was given: in person, in writing, by phone.</param>
public sealed record ConsentContent(bool IsGiven, ConsentScopes Scopes, string? How)
{
    public string? LawfulBasis { get; init; }
    public Guid? ApprovedBy { get; init; }
    public DateOnly? UntilEndOf { get; init; }
}

/// <summary>
/// A referral to an advocate's organisation, with the consent or the lawful basis it rests on (ACC-02). The advocate who
/// accepts it sees the case cut by its scopes, as long as it stands; what she sees is read from here on every request (SEC-D17).
/// </summary>
public sealed class Referral : AggregateRoot
{
    private Referral() { }

    public Guid CaseId { get; private init; }

    /// <summary>Null for a service outside this system.</summary>
    public Guid? OrganisationId { get; private init; }

    public Guid? AdvocateId { get; private set; }
    public ReferralStatus Status { get; private set; }
    public DateTimeOffset MadeAt { get; private init; }
    public DateTimeOffset? DecidedAt { get; private set; }

    public bool ConsentGiven { get; private set; }
    public ConsentScopes Scopes { get; private set; }
    public string? ConsentHow { get; private set; }
    public DateTimeOffset ConsentFrom { get; private set; }
    public DateTimeOffset? ConsentUntil { get; private set; }
    public string? LawfulBasis { get; private set; }
    public Guid? BasisApprovedBy { get; private set; }
    public DateTimeOffset? WithdrawnAt { get; private set; }

    public static Referral Make(Case of, Guid? organisationId, Guid? advocateId, ConsentContent consent, DateTimeOffset at, Guid by, DateTimeOffset now)
    {
        var referral = new Referral { ForceId = of.ForceId, CaseId = of.Id, OrganisationId = organisationId, AdvocateId = advocateId, MadeAt = at };
        referral.Take(consent, at, by);
        referral.Happened(FactKind.ReferralMade, of.Id, referral.Id, at, by, now, new FactDetail { OfficerId = advocateId, OrganisationId = organisationId, Scopes = consent.Scopes, DueBy = referral.ConsentUntil });
        return referral;
    }

    /// <summary>An advocate of the organisation takes it on.</summary>
    public void Accept(Guid advocateId, Guid by, DateTimeOffset now)
    {
        Rule.Require(Status is ReferralStatus.Sent, "ACC-02", "The referral was answered already.");
        Rule.Require(WithdrawnAt is null, "ACC-02", "Consent has been withdrawn.");
        (Status, AdvocateId, DecidedAt) = (ReferralStatus.Accepted, advocateId, now);
        Happened(FactKind.ReferralAccepted, CaseId, Id, now, by, now, new FactDetail { OfficerId = advocateId, OrganisationId = OrganisationId });
    }

    /// <summary>The police hear why and refer elsewhere (CLK-10).</summary>
    public void Decline(string reason, Guid by, DateTimeOffset now)
    {
        Rule.Require(Status is ReferralStatus.Sent, "ACC-02", "The referral was answered already.");
        Rule.Require(!string.IsNullOrWhiteSpace(reason), "ACC-02", "Enter why the referral is declined.");
        (Status, DecidedAt) = (ReferralStatus.Declined, now);
        Amended(CaseId, "Referral declined", null, reason.Trim(), by, now);
        Happened(FactKind.ReferralDeclined, CaseId, Id, now, by, now);
    }

    /// <summary>The police take back a referral that nobody has answered, because it was made by mistake or is not wanted any more.</summary>
    public void TakeBack(string reason, Guid by, DateTimeOffset now)
    {
        Rule.Require(Status is ReferralStatus.Sent, "ACC-02", "The referral was answered already. Ask the advocate to end the support.");
        Rule.Require(!string.IsNullOrWhiteSpace(reason), "ACC-02", "Enter why the referral is taken back.");
        (Status, DecidedAt) = (ReferralStatus.TakenBack, now);
        Amended(CaseId, "Referral taken back", null, reason.Trim(), by, now);
        Happened(FactKind.ReferralTakenBack, CaseId, Id, now, by, now);
    }

    /// <summary>Support ends, and the plan passes on with it: <see cref="EndSupport"/>.</summary>
    internal void End(string reason, Guid by, DateTimeOffset now)
    {
        Rule.Require(Status is ReferralStatus.Accepted, "ACC-02", "Only support that was accepted can end.");
        Rule.Require(!string.IsNullOrWhiteSpace(reason), "ACC-02", "Enter why the support ends.");
        (Status, DecidedAt) = (ReferralStatus.Ended, now);
        Amended(CaseId, "Support ended", null, reason.Trim(), by, now);
        Happened(FactKind.ReferralEnded, CaseId, Id, now, by, now);
    }

    /// <summary>Another advocate of the organisation; ends the wait of CLK-47.</summary>
    public void Reassign(Guid advocateId, string reason, Guid by, DateTimeOffset now)
    {
        Rule.Require(Status is ReferralStatus.Accepted or ReferralStatus.Sent, "CLK-47", "The referral is not open any more.");
        Rule.Require(advocateId != AdvocateId, "CLK-47", "This advocate has it already.");
        Rule.Require(!string.IsNullOrWhiteSpace(reason), "CLK-47", "Enter why the advocate changes.");
        AdvocateId = advocateId;
        Amended(CaseId, "Advocate", null, reason.Trim(), by, now);
        Happened(FactKind.AdvocateReassigned, CaseId, Id, now, by, now, new FactDetail { OfficerId = advocateId });
    }

    /// <summary>CLK-47: the advocate is away and nobody stands in.</summary>
    public void AdvocateIsAway(Guid by, DateTimeOffset now)
    {
        Rule.Require(Status is ReferralStatus.Accepted, "CLK-47", "Nobody has accepted the referral.");
        Happened(FactKind.AdvocateAway, CaseId, Id, now, by, now, new FactDetail { OfficerId = AdvocateId });
    }

    /// <summary>The advocate is back, or somebody stands in.</summary>
    public void AdvocateIsCovered(Guid by, DateTimeOffset now) => Happened(FactKind.AdvocateCovered, CaseId, Id, now, by, now, new FactDetail { OfficerId = AdvocateId });

    /// <summary>Whether the advocate would see more, longer or on another ground than now: that is not hers to record.</summary>
    public bool WouldWiden(ConsentContent consent) =>
        (consent.Scopes & ~Scopes) != ConsentScopes.None || consent.IsGiven != ConsentGiven
        || (ConsentUntil is { } until && (consent.UntilEndOf is not { } day || UkTime.StartOfDay(day.AddDays(1)) > until));

    /// <summary>The victim says anew what may be shared and until when; the earlier answer stays in the facts.</summary>
    public void ChangeConsent(ConsentContent consent, Guid by, DateTimeOffset now)
    {
        Rule.Require(Status is ReferralStatus.Accepted or ReferralStatus.Sent, "ACC-02", "The referral is not open any more.");
        Take(consent, now, by);
        WithdrawnAt = null;
        Happened(FactKind.ConsentGiven, CaseId, Id, now, by, now, new FactDetail { Scopes = consent.Scopes, DueBy = ConsentUntil });
    }

    /// <summary>Bites on the advocate's next request (SEC-D17).</summary>
    public void WithdrawConsent(string how, DateTimeOffset at, Guid by, DateTimeOffset now)
    {
        Rule.Require(WithdrawnAt is null, "ACC-02", "Consent has been withdrawn already.");
        Rule.Require(!string.IsNullOrWhiteSpace(how), "ACC-02", "Enter how the victim withdrew it.");
        (WithdrawnAt, ConsentGiven, LawfulBasis, BasisApprovedBy) = (at, false, null, null);
        Amended(CaseId, "Consent withdrawn", null, how.Trim(), by, now);
        Happened(FactKind.ConsentWithdrawn, CaseId, Id, at, by, now);
    }

    private void Take(ConsentContent consent, DateTimeOffset from, Guid by)
    {
        Rule.Require(consent.Scopes is not ConsentScopes.None && (consent.Scopes & ~ConsentScopes.All) == 0, "ACC-02", "Select what may be shared.");
        Rule.Require(consent.IsGiven ? !string.IsNullOrWhiteSpace(consent.How) : !string.IsNullOrWhiteSpace(consent.LawfulBasis), "ACC-02",
            consent.IsGiven ? "Enter how the victim gave consent." : "Without consent, enter the lawful basis.");
        Rule.Require(consent.IsGiven || consent.ApprovedBy is not null, "ACC-02", "Select who approved sharing without consent.");
        Rule.Require(consent.IsGiven || consent.ApprovedBy != by, "AUD-02", "Somebody else approves sharing without consent.");
        var until = consent.UntilEndOf is { } day ? UkTime.StartOfDay(day.AddDays(1)) : (DateTimeOffset?)null;
        Rule.Require(until is null || until > from, "ACC-02", "The last day must be today or later.");
        (ConsentGiven, Scopes, ConsentHow, ConsentFrom, ConsentUntil) = (consent.IsGiven, consent.Scopes, consent.How?.Trim(), from, until);
        (LawfulBasis, BasisApprovedBy) = consent.IsGiven ? (null, null) : (consent.LawfulBasis!.Trim(), consent.ApprovedBy);
    }
}
