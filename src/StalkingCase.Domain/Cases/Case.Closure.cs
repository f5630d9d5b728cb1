using StalkingCase.Domain.Kernel;

namespace StalkingCase.Domain.Cases;

/// <summary>What stands in the way of closing, read by the page from the books and the aggregates (REP-20, RSK-01).</summary>
public sealed record ClosureObstacles(bool NotAssessed, bool WarrantOutstanding, bool OrderOrBailActive, bool HighRisk, bool OverdueClock, bool UnlinkedSuggestion)
{
    /// <summary>VIC-05: a step after the victim's withdrawal, or the withdrawal itself, is not recorded. No reason overrides this for outcome 14 or 16.</summary>
    public bool WithdrawalIncomplete { get; init; }

    /// <summary>The victim withdrew: then no outcome closes the case before every step is recorded.</summary>
    public bool WithdrawalBegun { get; init; }

    /// <summary>Something that the victim must still be told or warned of, also if it is not overdue. It stays owed after closing.</summary>
    public bool VictimStillOwed { get; init; }

    public bool Any => WarrantOutstanding || OrderOrBailActive || HighRisk || OverdueClock || UnlinkedSuggestion || VictimStillOwed;
}

/// <summary>REP-21: what a closure records.</summary>
public sealed record ClosureRecord(OutcomeCode Outcome, bool VictimTold, string ResidualRisk, Guid? PlanOwnerId, bool OrderDecided);

public sealed partial class Case
{
    public OutcomeCode? RequestedOutcome { get; private set; }
    public Guid? ClosureRequestedBy { get; private set; }
    public string? ClosureReason { get; private set; }
    public string? ResidualRisk { get; private set; }

    /// <summary>An officer asks; a supervisor who is not the requester decides within CLK-45.</summary>
    public void RequestClosure(OutcomeCode outcome, string reason, ClosureObstacles obstacles, Guid by, DateTimeOffset now)
    {
        MustBeOpen("REP-20", "closed again");
        Rule.Require(!obstacles.NotAssessed, "RSK-01", "Risk is not assessed. Complete a tool and a grade, or record the refusal, before asking to close.");
        Rule.Require(ClosureRequestedBy is null, "CLK-45", "Closure has been asked for already.");
        Rule.Require(!string.IsNullOrWhiteSpace(reason), "REP-21", "Enter why the case can be closed.");
        MustNotRestOnWithdrawal(outcome, obstacles);
        (RequestedOutcome, ClosureRequestedBy, ClosureReason) = (outcome, by, reason);
        Happened(FactKind.ClosureRequested, Id, Id, now, by, now, new FactDetail { Outcome = outcome });
    }

    private static void MustNotRestOnWithdrawal(OutcomeCode outcome, ClosureObstacles obstacles) =>
        Rule.Require(!obstacles.WithdrawalIncomplete || (!obstacles.WithdrawalBegun && outcome is not (OutcomeCode.VictimDoesNotSupport or OutcomeCode.VictimDoesNotSupportNoSuspect)), "VIC-05",
            "A case is not closed on the victim's withdrawal alone. Complete the steps after the withdrawal first.");

    public void DeclineClosure(string reason, Decider by, DateTimeOffset now)
    {
        Rule.Require(ClosureRequestedBy is not null, "CLK-45", "Nobody has asked for closure.");
        by.MustBe(Rank.Sergeant, "CLK-45", "Deciding on a closure");
        Rule.Require(!string.IsNullOrWhiteSpace(reason), "CLK-45", "Enter why the case stays open.");
        Amended(Id, nameof(ClosureReason), ClosureReason, reason, by.Id, now);
        (RequestedOutcome, ClosureRequestedBy, ClosureReason) = (null, null, null);
        Happened(FactKind.ClosureDeclined, Id, Id, now, by.Id, now);
    }

    /// <summary>REP-20: each obstacle needs a supervisor's reason; a warrant or High risk needs an inspector.</summary>
    public void Close(ClosureRecord record, string? overrideReason, ClosureObstacles obstacles, Decider by, DateTimeOffset now)
    {
        MustBeOpen("REP-20", "closed");
        Rule.Require(ClosureRequestedBy is not null, "CLK-45", "Closure has to be asked for first.");
        Rule.Require(by.Id != ClosureRequestedBy, "AUD-02", "The person who asked for closure cannot decide it.");
        by.MustBe(Rank.Sergeant, "REP-20", "Closing a case");
        Rule.Require(!obstacles.NotAssessed, "RSK-01", "Risk is not assessed, so the case cannot be closed.");
        MustNotRestOnWithdrawal(record.Outcome, obstacles);
        Rule.Require(!obstacles.Any || !string.IsNullOrWhiteSpace(overrideReason), "REP-20", "Something still stands against closing. Enter why the case can be closed all the same.");
        if (obstacles.WarrantOutstanding || obstacles.HighRisk) by.MustBe(Rank.Inspector, "REP-20", "Closing with a warrant outstanding or High risk");
        Rule.Require(!string.IsNullOrWhiteSpace(record.ResidualRisk), "REP-21", "Enter the risk that remains.");
        Status = CaseStatus.Closed;
        (ClosedAt, Outcome, ResidualRisk, ClosureRequestedBy) = (now, record.Outcome, record.ResidualRisk, null);
        Amended(Id, "Closure record", $"Victim told: {(record.VictimTold ? "yes" : "no")}. Decision on an order recorded: {(record.OrderDecided ? "yes" : "no")}. Safeguarding plan has an owner: {(record.PlanOwnerId is null ? "no" : "yes")}.", null, by.Id, now);
        if (!string.IsNullOrWhiteSpace(overrideReason)) Amended(Id, "Closure against an obstacle", ClosureReason, overrideReason, by.Id, now);
        Happened(FactKind.CaseClosed, Id, Id, now, by.Id, now, new FactDetail { Outcome = record.Outcome, Rank = by.Rank });
    }

    /// <summary>A supervisor reopens with a reason; a breach reopens by itself (REP-08).</summary>
    public void Reopen(string reason, Guid by, DateTimeOffset now)
    {
        Rule.Require(Status is CaseStatus.Closed, "REP-20", "The case is open.");
        Rule.Require(!string.IsNullOrWhiteSpace(reason), "REP-20", "Enter why the case is reopened.");
        Amended(Id, nameof(ResidualRisk), ResidualRisk, reason, by, now);
        Status = CaseStatus.Open;
        (ClosedAt, Outcome, RequestedOutcome, ClosureReason) = (null, null, null, null);
        Happened(FactKind.CaseReopened, Id, Id, now, by, now);
    }
}
