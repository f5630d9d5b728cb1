using StalkingCase.Domain.Cases;

namespace StalkingCase.Domain.Warrants;

/// <summary>One attempt, kept as told. <see cref="RecordedAt"/> later than <see cref="MadeAt"/> shows a late entry (AUD-03).</summary>
public sealed class ArrestAttempt
{
    private ArrestAttempt() { }

    internal ArrestAttempt(AttemptContent told, Guid byId, DateTimeOffset recordedAt) =>
        (Outcome, MadeAt, Place, WhoWent, Account, NextAction, NextActionBy, ById, RecordedAt) =
        (told.Outcome, told.MadeAt, told.Place.Trim(), told.WhoWent.Trim(), told.Found.Trim(), told.NextAction?.Trim(), told.NextActionBy, byId, recordedAt);

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public ArrestOutcome Outcome { get; private init; }
    public DateTimeOffset MadeAt { get; private init; }
    public DateTimeOffset RecordedAt { get; private init; }

    /// <summary>Where they went, or whom they asked; unknown for attempts entered before this was asked for.</summary>
    public string? Place { get; private init; }

    public string? WhoWent { get; private init; }

    /// <summary>What they did and found, besides any PNC check.</summary>
    public string Account { get; private init; } = "";

    public string? NextAction { get; private init; }
    public DateTimeOffset? NextActionBy { get; private init; }
    public Guid ById { get; private init; }
}

public sealed class WarrantReview
{
    private WarrantReview() { }

    internal WarrantReview(ReviewContent content, bool monthly, Decider by, DateTimeOffset at) =>
        (Done, Gaps, Reason, Direction, NextActionBy, IsMonthly, ById, Rank, At) =
        (content.Done.Trim(), content.Gaps.Trim(), content.Reason, content.Direction.Trim(), content.NextActionBy, monthly, by.Id, by.Rank, at);

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public string Done { get; private init; } = "";
    public string Gaps { get; private init; } = "";
    public DelayReason Reason { get; private init; }
    public string Direction { get; private init; } = "";
    public DateTimeOffset NextActionBy { get; private init; }
    public bool IsMonthly { get; private init; }
    public Rank Rank { get; private init; }
    public Guid ById { get; private init; }
    public DateTimeOffset At { get; private init; }
}
