using System.ComponentModel.DataAnnotations;
using System.Reflection;
using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.Risk;

namespace StalkingCase.Domain.Safeguarding;

/// <summary>
/// The plan made with the victim: what is arranged in each domain, the measures, who may be told. It has an owner from its
/// first minute to its last (SAF-07) and outlives the police case (SAF-08). Rules: docs/rules/safeguarding.md.
/// </summary>
public sealed partial class SafeguardingPlan : AggregateRoot
{
    private readonly List<PlanSection> _sections = [];
    private readonly List<PlanReview> _reviews = [];
    private readonly List<Sharing> _sharings = [];

    private SafeguardingPlan() { }

    /// <summary>SAF-01: without each of these, filled or with the reason why not, a plan for High risk is not active.</summary>
    public static IReadOnlyList<PlanDomain> NeededAtHigh { get; } =
        [PlanDomain.Contact, PlanDomain.Home, PlanDomain.WorkOrStudy, PlanDomain.Digital, PlanDomain.Travel, PlanDomain.Children, PlanDomain.Crisis];

    public Guid CaseId { get; private init; }
    public Guid OwnerId { get; private set; }
    public PlanStatus Status { get; private set; }
    public DateTimeOffset StartedAt { get; private init; }
    public DateTimeOffset? ActiveFrom { get; private set; }
    public VictimAgreement? Agreement { get; private set; }
    public DateTimeOffset? ReviewedAt { get; private set; }
    public DateTimeOffset? EndedAt { get; private set; }
    public bool? HasDependants { get; private set; }
    public DependantsDecision? DependantsDecision { get; private set; }

    public IReadOnlyList<PlanSection> Sections => _sections;
    public IReadOnlyList<PlanReview> Reviews => _reviews;
    public IReadOnlyList<Sharing> Sharings => _sharings;

    /// <summary>SAF-07: an unowned plan is rejected.</summary>
    public static SafeguardingPlan Start(Case of, Guid ownerId, Guid by, DateTimeOffset now)
    {
        Rule.Require(ownerId != Guid.Empty, "SAF-07", "Select who owns the plan.");
        var plan = new SafeguardingPlan { ForceId = of.ForceId, CaseId = of.Id, OwnerId = ownerId, StartedAt = now };
        plan.Happened(FactKind.PlanStarted, of.Id, plan.Id, now, by, now, new FactDetail { OfficerId = ownerId });
        return plan;
    }

    public PlanSection? SectionOf(PlanDomain domain) => _sections.Where(s => s.Domain == domain).MaxBy(s => (s.WrittenAt, s.Id));

    public void Write(PlanDomain domain, ProtectedText words, Guid by, DateTimeOffset now) => Put(new PlanSection(domain, words, isNotApplicable: false, by, now));

    /// <summary>SAF-01: "not applicable" needs its reason.</summary>
    public void NotApplicable(PlanDomain domain, string reason, Guid by, DateTimeOffset now)
    {
        Rule.Require(!string.IsNullOrWhiteSpace(reason), "SAF-01", "Enter why this does not apply.");
        Put(new PlanSection(domain, new ProtectedText(reason.Trim()), isNotApplicable: true, by, now));
    }

    private void Put(PlanSection section)
    {
        MustNotBeEnded();
        _sections.Add(section);
        Changed();
    }

    /// <summary>SAF-05: children or dependants present prompts the decision on a safeguarding referral.</summary>
    public void DecideOnDependants(bool present, DependantsDecision? decision, string? words, Guid by, DateTimeOffset now)
    {
        MustNotBeEnded();
        Rule.Require(!present || decision is not null, "SAF-05", "Select if they were referred to safeguarding.");
        Rule.Require(!present || !string.IsNullOrWhiteSpace(words), "SAF-05", decision is Safeguarding.DependantsDecision.NotNeeded ? "Enter why no referral is needed." : "Enter to whom they were referred, and when.");
        (HasDependants, DependantsDecision) = (present, present ? decision : null);
        if (present) Amended(null, "Dependants", null, words!.Trim(), by, now);
        Happened(FactKind.DependantsDecided, CaseId, Id, now, by, now);
    }

    /// <summary>The plan counts from now (CLK-07). At High every needed domain is there (SAF-01).</summary>
    /// <param name="words">Why the victim does not agree or cannot say: recorded, never forced.</param>
    public void Activate(RiskGrade? grade, VictimAgreement agreement, string? words, DateTimeOffset at, Guid by, DateTimeOffset now)
    {
        Rule.Require(Status is PlanStatus.Draft, "SAF-01", "The plan is active already, or has ended.");
        var missing = grade is RiskGrade.High ? NeededAtHigh.Where(d => SectionOf(d) is null).ToList() : [];
        Rule.Require(missing.Count == 0, "SAF-01", $"At High risk the plan needs each of these, or why it does not apply: {string.Join(", ", missing.Select(NameOf))}.");
        Rule.Require(_sections.Count + _measures.Count > 0, "SAF-01", "Write at least one part of the plan, or add an action.");
        Rule.Require(agreement is VictimAgreement.Yes || !string.IsNullOrWhiteSpace(words), "SAF-04", "Enter what the victim says, or why the victim cannot say.");
        (Status, ActiveFrom, Agreement) = (PlanStatus.Active, at, agreement);
        if (!string.IsNullOrWhiteSpace(words)) Amended(null, "Agreement", null, words.Trim(), by, now);
        Happened(FactKind.PlanActivated, CaseId, Id, at, by, now, new FactDetail { OfficerId = OwnerId });
    }

    /// <summary>CLK-08. A concern about the risk asks the police to assess again (RSK-05).</summary>
    public void Review(PlanReviewContent content, DateTimeOffset at, Guid by, DateTimeOffset now)
    {
        Rule.Require(Status is PlanStatus.Active, "SAF-03", "Only an active plan is reviewed.");
        Rule.Require(!string.IsNullOrWhiteSpace(content.WhatChanged), "SAF-03", "Enter what changed.");
        Rule.Require(!string.IsNullOrWhiteSpace(content.VictimsView), "SAF-03", "Enter what the victim thinks, or why it is not known.");
        ReviewedAt = at;
        _reviews.Add(new PlanReview(content, at, by));
        Happened(FactKind.PlanReviewed, CaseId, Id, at, by, now);
        if (!string.IsNullOrWhiteSpace(content.RiskConcern)) Happened(FactKind.RiskConcernRaised, CaseId, Id, at, by, now);
    }

    public void ChangeOwner(Guid ownerId, string reason, Guid by, DateTimeOffset now)
    {
        MustNotBeEnded();
        Rule.Require(ownerId != Guid.Empty, "SAF-07", "Select who owns the plan.");
        Rule.Require(ownerId != OwnerId, "SAF-07", "This person owns the plan already.");
        Rule.Require(!string.IsNullOrWhiteSpace(reason), "SAF-07", "Enter why the owner changes.");
        Amended(null, "Plan owner", OwnerId.ToString(), reason.Trim(), by, now);
        OwnerId = ownerId;
        Happened(FactKind.PlanOwnerChanged, CaseId, Id, now, by, now, new FactDetail { OfficerId = ownerId });
    }

    /// <summary>Whom the victim lets be told, and how that was given; the newest answer for a recipient stands.</summary>
    public void DecideSharing(SharingContent content, Guid by, DateTimeOffset now)
    {
        MustNotBeEnded();
        Rule.Require(!string.IsNullOrWhiteSpace(content.How), "ACC-02", "Enter how the victim's answer was given.");
        Rule.Require(content.Answer is SharingAnswer.Yes || string.IsNullOrWhiteSpace(content.LawfulReason) == content.ApprovedBy is null, "ACC-02", "Sharing without consent needs the lawful reason and who approved it.");
        Rule.Require(content.ApprovedBy is null || content.ApprovedBy != by, "AUD-02", "Somebody else approves sharing without consent.");
        _sharings.Add(new Sharing(content, now, by));
        Happened(FactKind.SharingDecided, CaseId, Id, now, by, now);
    }

    public Sharing? SharingWith(Recipient to) => _sharings.Where(s => s.To == to).MaxBy(s => (s.At, s.Id));

    /// <summary>SAF-02, SAF-01: not with an open High action, and not while the open case is at High risk.</summary>
    public void End(string reason, RiskGrade? gradeOfOpenCase, Guid by, DateTimeOffset now)
    {
        MustNotBeEnded();
        Rule.Require(!string.IsNullOrWhiteSpace(reason), "SAF-02", "Enter why the plan ends.");
        Rule.Require(_measures.TrueForAll(m => !m.IsHigh || m.State is not MeasureState.Open), "SAF-02", "A high-priority action is still open. Record it, or drop it with a reason, first.");
        Rule.Require(gradeOfOpenCase is not RiskGrade.High, "SAF-01", "The case is at High risk, which needs an active plan.");
        (Status, EndedAt) = (PlanStatus.Ended, now);
        Amended(null, "Plan ended", null, reason.Trim(), by, now);
        Happened(FactKind.PlanEnded, CaseId, Id, now, by, now);
    }

    private static string NameOf(PlanDomain domain) => typeof(PlanDomain).GetField(domain.ToString())!.GetCustomAttribute<DisplayAttribute>()!.Name!;

    private void MustNotBeEnded() => Rule.Require(Status is not PlanStatus.Ended, "SAF-02", "The plan has ended. Start a new one.");
}
