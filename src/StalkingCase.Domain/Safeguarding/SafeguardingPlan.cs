using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Kernel;

namespace StalkingCase.Domain.Safeguarding;

/// <summary>The advocate's plan with the victim. Rules: docs/rules/safeguarding.md. Its pages come with its own area.</summary>
public sealed class SafeguardingPlan : AggregateRoot
{
    private SafeguardingPlan() { }

    public Guid CaseId { get; private init; }
    public Guid OwnerId { get; private init; }
    public DateTimeOffset ActiveFrom { get; private init; }
    public DateTimeOffset? ReviewedAt { get; private set; }

    /// <summary>SAF-07: an unowned plan is rejected.</summary>
    public static SafeguardingPlan Activate(Case of, Guid ownerId, DateTimeOffset at, Guid by, DateTimeOffset now)
    {
        Rule.Require(ownerId != Guid.Empty, "SAF-07", "Select who owns the plan.");
        var plan = new SafeguardingPlan { ForceId = of.ForceId, CaseId = of.Id, OwnerId = ownerId, ActiveFrom = at };
        plan.Happened(FactKind.PlanActivated, of.Id, plan.Id, at, by, now, new FactDetail { OfficerId = ownerId });
        return plan;
    }

    public void Review(string whatChanged, DateTimeOffset at, Guid by, DateTimeOffset now)
    {
        Rule.Require(!string.IsNullOrWhiteSpace(whatChanged), "SAF-03", "Enter what changed.");
        ReviewedAt = at;
        Amended(CaseId, "Plan review", null, whatChanged, by, now);
        Happened(FactKind.PlanReviewed, CaseId, Id, at, by, now);
    }
}

/// <summary>A referral to an advocate with the consent, or the lawful basis, it rests on (ACC-02).</summary>
public sealed class Referral : AggregateRoot
{
    private Referral() { }

    public Guid CaseId { get; private init; }
    public Guid? AdvocateId { get; private init; }
    public DateTimeOffset MadeAt { get; private init; }
    public bool ConsentGiven { get; private set; }
    public string? LawfulBasis { get; private init; }
    public DateTimeOffset? WithdrawnAt { get; private set; }

    public bool IsLive => WithdrawnAt is null && (ConsentGiven || LawfulBasis is not null);

    public static Referral Make(Case of, Guid? advocateId, bool consent, string? lawfulBasis, DateTimeOffset at, Guid by, DateTimeOffset now)
    {
        var referral = new Referral { ForceId = of.ForceId, CaseId = of.Id, AdvocateId = advocateId, ConsentGiven = consent, LawfulBasis = lawfulBasis, MadeAt = at };
        referral.Happened(FactKind.ReferralMade, of.Id, referral.Id, at, by, now, new FactDetail { OfficerId = advocateId });
        return referral;
    }

    /// <summary>Bites on the advocate's next request (SEC-D17).</summary>
    public void WithdrawConsent(DateTimeOffset at, Guid by, DateTimeOffset now)
    {
        Rule.Require(WithdrawnAt is null, "ACC-02", "Consent has been withdrawn already.");
        (WithdrawnAt, ConsentGiven) = (at, false);
        Happened(FactKind.ConsentRecorded, CaseId, Id, at, by, now);
    }
}
