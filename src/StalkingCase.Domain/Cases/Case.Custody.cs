using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.Orders;

namespace StalkingCase.Domain.Cases;

/// <summary>What became of the suspect: each act starts the victim's clocks (CLK-13 to CLK-16, CLK-48) and a reassessment (RSK-05).</summary>
public sealed partial class Case
{
    /// <summary>No breach waits longer than a day for the next attempt, as no direction on a warrant does (WAR-05).</summary>
    public static readonly TimeSpan LatestNextAttempt = TimeSpan.FromHours(24);

    public void RecordArrest(DateTimeOffset at, Guid by, DateTimeOffset now) => Custody(FactKind.Arrested, at, by, now);

    public void RecordInterview(DateTimeOffset at, Guid by, DateTimeOffset now) => Custody(FactKind.Interviewed, at, by, now);

    /// <summary>Released without bail, nothing keeps the suspect away: a decision on an order is asked for again (ALM-07); under investigation, a check for the gap on the same day as well (CLK-33).</summary>
    public void RecordRelease(DateTimeOffset at, bool underInvestigation, Guid by, DateTimeOffset now) =>
        Custody(underInvestigation ? FactKind.ReleasedUnderInvestigation : FactKind.Released, at, by, now);

    /// <summary>ORD-08: released under investigation rather than on bail needs a reason and a supervisor who agreed.</summary>
    public void ReleaseUnderInvestigation(DateTimeOffset at, string reason, Guid agreedBy, Guid by, DateTimeOffset now)
    {
        Rule.Require(!string.IsNullOrWhiteSpace(reason), "ORD-08", "Enter why not bail with conditions.");
        Rule.Require(agreedBy != by, "ORD-08", "A supervisor other than yourself agrees to a release under investigation.");
        Amended(Id, "Released under investigation", null, reason.Trim(), by, now);
        Custody(FactKind.ReleasedUnderInvestigation, at, by, now, new FactDetail { OfficerId = agreedBy });
    }

    /// <summary>Bail. Conditional means no contact with the victim and not near the home.</summary>
    public void RecordBail(DateTimeOffset at, bool prohibitsContact, DateOnly? endsOn, Guid by, DateTimeOffset now) =>
        Custody(FactKind.BailGranted, at, by, now, new FactDetail { ProhibitsContact = prohibitsContact, EndsOn = endsOn });

    public void RecordBailChange(DateTimeOffset at, bool prohibitsContact, Guid by, DateTimeOffset now) =>
        Custody(FactKind.BailChanged, at, by, now, new FactDetail { ProhibitsContact = prohibitsContact });

    /// <summary>CLK-32: an inspector extends bail before charge to six months, a superintendent to nine. What it forbids is said again.</summary>
    /// <param name="grantedAt">When the bail that is extended was granted.</param>
    public void ExtendBail(DateTimeOffset grantedAt, DateTimeOffset at, DateOnly endsOn, bool prohibitsContact, Decider by, DateTimeOffset now)
    {
        const int inspectorsMonths = 6;
        const int superintendentsMonths = 9;
        by.MustBe(Rank.Inspector, "CLK-32", "Extending bail");
        Rule.Require(endsOn > UkTime.DateOf(at), "CLK-32", "New end date must be in the future.");
        var months = by.Rank >= Rank.Superintendent ? superintendentsMonths : inspectorsMonths;
        Rule.Require(endsOn <= UkTime.DateOf(grantedAt).AddMonths(months), "CLK-32", $"You may extend it to {months} months from {UkTime.DateOf(grantedAt):d MMM yyyy}; longer is for {(months == inspectorsMonths ? "a superintendent" : "the court")}.");
        Custody(FactKind.BailChanged, at, by.Id, now, new FactDetail { ProhibitsContact = prohibitsContact, EndsOn = endsOn, Rank = by.Rank });
    }

    /// <summary>WAR-09: kept in custody by the police or the court. The victim is told, and the risk looked at again.</summary>
    public void RecordRemand(DateTimeOffset at, Guid by, DateTimeOffset now) => Custody(FactKind.Remanded, at, by, now);

    public void RecordBailEnd(DateTimeOffset at, Guid by, DateTimeOffset now) => Custody(FactKind.BailEnded, at, by, now);

    public void RecordCharge(DateTimeOffset at, Guid by, DateTimeOffset now) => Custody(FactKind.Charged, at, by, now);

    public void RecordChargeRefused(DateTimeOffset at, Guid by, DateTimeOffset now) => Custody(FactKind.ChargeRefused, at, by, now);

    /// <summary>NFA is an outcome of the reports so far, never a closure of the case.</summary>
    public void RecordNoFurtherAction(DateTimeOffset at, OutcomeCode? outcome, Guid by, DateTimeOffset now) =>
        Custody(FactKind.NoFurtherAction, at, by, now, new FactDetail { Outcome = outcome });

    public void RecordNotInvestigated(DateTimeOffset at, Guid by, DateTimeOffset now) => Custody(FactKind.NotInvestigated, at, by, now);

    /// <summary>A hearing with its date warns the victim before it (CLK-46) and offers the personal statement again (CLK-18). Its subject is its own, so that it can be put off.</summary>
    public void RecordHearing(DateTimeOffset knownAt, Guid by, DateTimeOffset now, DateOnly? on = null)
    {
        Rule.Require(on is not { } date || date >= UkTime.DateOf(knownAt), "CLK-46", "Hearing date must be on or after the day it became known.");
        Happened(FactKind.HearingKnown, Id, on is null ? Id : Guid.CreateVersion7(), knownAt, by, now, new FactDetail { EndsOn = on });
    }

    public void RecordConviction(DateTimeOffset at, Guid by, DateTimeOffset now) => Custody(FactKind.Convicted, at, by, now);

    public void RecordAcquittal(DateTimeOffset at, Guid by, DateTimeOffset now) => Custody(FactKind.Acquitted, at, by, now);

    public void RecordSentence(DateTimeOffset at, Guid by, DateTimeOffset now) => Custody(FactKind.Sentenced, at, by, now);

    /// <summary>A written warning or information notice: not an order; contact after it calls for arrest (ORD-10, ALM-06).</summary>
    public void RecordWarning(DateTimeOffset at, Guid by, DateTimeOffset now) => Custody(FactKind.WarningGiven, at, by, now);

    /// <summary>CLK-28, ORD-05: the decision on arrest for a breach. None is an inspector's, with a reason.</summary>
    public void DecideArrest(Guid breachId, ArrestDecision decision, string? reason, Decider by, DateTimeOffset now)
    {
        if (decision is ArrestDecision.None)
        {
            by.MustBe(Rank.Inspector, "ORD-05", "Deciding not to arrest for a breach");
            Rule.Require(!string.IsNullOrWhiteSpace(reason), "ORD-05", "Enter why no action is being taken.");
            Amended(Id, "No arrest", null, reason, by.Id, now);
        }

        Happened(FactKind.ArrestDecided, Id, breachId, now, by.Id, now, new FactDetail { ArrestDecision = decision, Rank = by.Rank });
    }

    /// <summary>CLK-28: an arrest was tried without a warrant and failed. It ends the first attempt's time; what comes next is dated, and due then.</summary>
    public void RecordArrestAttempt(Guid breachId, DateTimeOffset madeAt, DateTimeOffset nextBy, Guid by, DateTimeOffset now)
    {
        Rule.Require(madeAt <= now, "ORD-05", "Attempt must be now or in the past.");
        Rule.Require(nextBy > now, "ORD-05", "Choose a time that is still to come.");
        Rule.Require(nextBy <= now + LatestNextAttempt, "ORD-05", $"The next attempt after a breach is due no later than {UkTime.Text(now + LatestNextAttempt)}.");
        Happened(FactKind.ArrestAttempted, Id, breachId, madeAt, by, now, new FactDetail { ArrestOutcome = Warrants.ArrestOutcome.NotThere, NextActionBy = nextBy });
    }

    public void RecordVictimMoved(DateTimeOffset at, Guid by, DateTimeOffset now) => Custody(FactKind.VictimMoved, at, by, now);

    /// <summary>ORD-01: "victim does not support" or "will be charged" alone is no reason.</summary>
    public void ConsiderOrder(OrderDecision decision, NotNowReason? notNow, string? words, Guid by, DateTimeOffset now)
    {
        if (decision is OrderDecision.NotNow) MustStandAlone(notNow, words);
        if (!string.IsNullOrWhiteSpace(words)) Amended(Id, "Order considered", decision.ToString(), words, by, now);
        Happened(FactKind.OrderConsidered, Id, Id, now, by, now, new FactDetail { OrderDecision = decision });
    }

    /// <summary>ORD-01: why there is no order now, whether it was never begun or is given up.</summary>
    internal static void MustStandAlone(NotNowReason? notNow, string? words)
    {
        Rule.Require(!string.IsNullOrWhiteSpace(words), "ORD-01", "Enter why you are not applying now.");
        Rule.Require(notNow is NotNowReason.CriteriaNotMet or NotNowReason.AnotherOrderProtects or NotNowReason.Other, "ORD-01",
            "\"Victim does not support it\" or \"will be charged\" is not enough on its own. Enter another reason.");
    }

    private void Custody(FactKind kind, DateTimeOffset at, Guid by, DateTimeOffset now, FactDetail? detail = null) =>
        Happened(kind, Id, Id, at, by, now, detail);
}

public enum NotNowReason
{
    [System.ComponentModel.DataAnnotations.Display(Name = "The three tests are not met")] CriteriaNotMet,
    [System.ComponentModel.DataAnnotations.Display(Name = "Another order already protects the victim")] AnotherOrderProtects,
    [System.ComponentModel.DataAnnotations.Display(Name = "The victim does not support it")] VictimDoesNotSupport,
    [System.ComponentModel.DataAnnotations.Display(Name = "The suspect will be charged")] WillBeCharged,
    [System.ComponentModel.DataAnnotations.Display(Name = "Another reason")] Other,
}
