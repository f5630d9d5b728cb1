using StalkingCase.Domain.Kernel;

namespace StalkingCase.Domain.Safeguarding;

/// <summary>
/// What the plan says about one domain. It may say where the victim is and when, so it is protected and shown only on its
/// own page. Append-only: the newest of a domain stands, the earlier ones stay readable.
/// </summary>
public sealed class PlanSection
{
    private PlanSection() { }

    internal PlanSection(PlanDomain domain, ProtectedText words, bool isNotApplicable, Guid by, DateTimeOffset now) =>
        (Domain, Words, IsNotApplicable, ById, WrittenAt) = (domain, words, isNotApplicable, by, now);

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public PlanDomain Domain { get; private init; }

    /// <summary>What was agreed; where the domain does not apply, the reason (SAF-01).</summary>
    public ProtectedText Words { get; private init; } = null!;

    public bool IsNotApplicable { get; private init; }
    public Guid ById { get; private init; }
    public DateTimeOffset WrittenAt { get; private init; }
}

/// <summary>What somebody says should be done: one measure of a plan.</summary>
/// <param name="OwnerId">Somebody who signs in here; else <paramref name="OwnerElsewhere"/> says who does it.</param>
public sealed record MeasureContent(PlanDomain Domain, string Words, Guid? OwnerId, string? OwnerElsewhere, DateOnly DueOn, VictimAgreement Agreement)
{
    public string? AgreementWords { get; init; }

    /// <summary>High: the plan cannot be ended while it is open (SAF-02).</summary>
    public bool IsHigh { get; init; }
}

/// <summary>One measure: who does what, by when, what the victim says to it, and the proof that it was done.</summary>
public sealed class Measure
{
    private Measure() { }

    internal Measure(MeasureContent content, DateTimeOffset now)
    {
        (Domain, Words, OwnerId, OwnerElsewhere) = (content.Domain, content.Words.Trim(), content.OwnerId, content.OwnerElsewhere?.Trim());
        (DueOn, Agreement, AgreementWords, IsHigh, AddedAt) = (content.DueOn, content.Agreement, content.AgreementWords?.Trim(), content.IsHigh, now);
        State = content.Agreement is VictimAgreement.No ? MeasureState.Refused : MeasureState.Open;
    }

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public PlanDomain Domain { get; private init; }
    public string Words { get; private init; } = "";
    public Guid? OwnerId { get; private set; }
    public string? OwnerElsewhere { get; private set; }
    public DateOnly DueOn { get; private init; }
    public VictimAgreement Agreement { get; private init; }
    public string? AgreementWords { get; private init; }
    public bool IsHigh { get; private init; }
    public MeasureState State { get; private set; }
    public DateTimeOffset AddedAt { get; private init; }
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>The proof that it was done, or why it was dropped.</summary>
    public string? Outcome { get; private set; }

    internal void End(MeasureState state, string outcome, DateTimeOffset at) => (State, Outcome, EndedAt) = (state, outcome.Trim(), at);

    internal void HandTo(Guid ownerId) => (OwnerId, OwnerElsewhere) = (ownerId, null);
}

public sealed record PlanReviewContent(ReviewTrigger Trigger, string WhatChanged, string VictimsView)
{
    /// <summary>A concern about the risk goes to the police to look at again: advocates do not grade.</summary>
    public string? RiskConcern { get; init; }
}

public sealed class PlanReview
{
    private PlanReview() { }

    internal PlanReview(PlanReviewContent content, DateTimeOffset at, Guid by) =>
        (Trigger, WhatChanged, VictimsView, RiskConcern, At, ById) = (content.Trigger, content.WhatChanged.Trim(), content.VictimsView.Trim(), content.RiskConcern?.Trim(), at, by);

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public ReviewTrigger Trigger { get; private init; }
    public string WhatChanged { get; private init; } = "";
    public string VictimsView { get; private init; } = "";
    public string? RiskConcern { get; private init; }
    public DateTimeOffset At { get; private init; }
    public Guid ById { get; private init; }
}

/// <summary>The victim's answer about telling somebody, and how it was given; without it, the lawful reason and who approved.</summary>
public sealed record SharingContent(Recipient To, SharingAnswer Answer, string How)
{
    public string? LawfulReason { get; init; }
    public Guid? ApprovedBy { get; init; }
}

public sealed class Sharing
{
    private Sharing() { }

    internal Sharing(SharingContent content, DateTimeOffset at, Guid by) =>
        (To, Answer, How, LawfulReason, ApprovedBy, At, ById) = (content.To, content.Answer, content.How.Trim(), content.LawfulReason?.Trim(), content.ApprovedBy, at, by);

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public Recipient To { get; private init; }
    public SharingAnswer Answer { get; private init; }
    public string How { get; private init; } = "";
    public string? LawfulReason { get; private init; }
    public Guid? ApprovedBy { get; private init; }
    public DateTimeOffset At { get; private init; }
    public Guid ById { get; private init; }
}
