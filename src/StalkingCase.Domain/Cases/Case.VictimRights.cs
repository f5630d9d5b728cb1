using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.Victims;

namespace StalkingCase.Domain.Cases;

/// <summary>What the victim has a right to: enhanced rights, updates as chosen, a personal statement, warning of known dates, who the suspect is.</summary>
public sealed partial class Case
{
    private const int LongestGap = 28;

    /// <summary>VIC-01: every stalking victim has enhanced rights until a supervisor says why not. Clocks that run already keep their time.</summary>
    public void DowngradeRights(string reason, Decider by, DateTimeOffset now)
    {
        by.MustBe(Rank.Sergeant, "VIC-01", "Taking away enhanced rights");
        Rule.Require(!string.IsNullOrWhiteSpace(reason), "VIC-01", "Enter why the victim does not have enhanced rights.");
        Amended(Id, "Enhanced rights", "Taken away", reason.Trim(), by.Id, now);
        Happened(FactKind.RightsDowngraded, Id, Id, now, by.Id, now, new FactDetail { Rank = by.Rank });
    }

    public void RestoreRights(string reason, Guid by, DateTimeOffset now)
    {
        Rule.Require(!string.IsNullOrWhiteSpace(reason), "VIC-01", "Enter why the victim has enhanced rights again.");
        Amended(Id, "Enhanced rights", "Given back", reason.Trim(), by, now);
        Happened(FactKind.RightsRestored, Id, Id, now, by, now);
    }

    /// <summary>
    /// How often the victim wants to hear; null is as often as the risk needs. A choice not to be told of something says of what
    /// (VIC-03): it meets the clocks that run, and none that starts later.
    /// </summary>
    public void ChooseUpdates(int? everyDays, bool noContact, IReadOnlyList<ToldOf> notToldOf, string words, Guid by, DateTimeOffset now)
    {
        Rule.Require(everyDays is null || !noContact, "CLK-17", "Enter how often, or select no contact wanted.");
        Rule.Require(everyDays is null or (>= 1 and <= LongestGap), "CLK-17", "The victim hears from us at least every 28 days.");
        Rule.Require(!string.IsNullOrWhiteSpace(words), "CLK-12", "Enter what the victim said.");
        Amended(Id, "Updates", null, words.Trim(), by, now);
        Happened(FactKind.VictimChoseContact, Id, Id, now, by, now, new FactDetail { EveryDays = everyDays, NoContact = noContact ? true : null, Told = notToldOf.Count == 0 ? null : [.. notToldOf.Distinct()] });
    }

    public void OfferPersonalStatement(string words, Guid by, DateTimeOffset now) => PersonalStatement(FactKind.StatementOffered, words, by, now);

    public void DeclinePersonalStatement(string words, Guid by, DateTimeOffset now) => PersonalStatement(FactKind.StatementDeclined, words, by, now);

    /// <summary>CLK-18. What she says in it is evidence and is kept with the evidence.</summary>
    public void TakePersonalStatement(string words, Guid by, DateTimeOffset now) => PersonalStatement(FactKind.PersonalStatementTaken, words, by, now);

    /// <summary>CLK-46: the victim is warned and the plan reviewed before it.</summary>
    public Guid KnowDate(KnownDateKind kind, DateOnly on, string? words, Guid by, DateTimeOffset now)
    {
        Rule.Require(on >= UkTime.DateOf(now), "CLK-46", "The date must be today or later.");
        Rule.Require(kind is not KnownDateKind.Other || !string.IsNullOrWhiteSpace(words), "CLK-46", "Enter what happens on that date.");
        var dateId = Guid.CreateVersion7();
        if (!string.IsNullOrWhiteSpace(words)) Amended(Id, "Known date", on.ToString("O", System.Globalization.CultureInfo.InvariantCulture), words.Trim(), by, now);
        Happened(FactKind.DateKnown, Id, dateId, now, by, now, new FactDetail { KnownDate = kind, EndsOn = on });
        return dateId;
    }

    /// <summary>It will not happen then: its warnings are owed no longer.</summary>
    public void CancelDate(Guid dateId, string reason, Guid by, DateTimeOffset now)
    {
        Rule.Require(!string.IsNullOrWhiteSpace(reason), "CLK-46", "Enter why the date no longer stands.");
        Amended(Id, "Known date", "Cancelled", reason.Trim(), by, now);
        Happened(FactKind.DateCancelled, Id, dateId, now, by, now);
    }

    /// <summary>CLK-44: an inspector decides whether the victim is told who the suspect is, and why not now.</summary>
    public void DecideRightToKnow(bool tell, string reason, Decider by, DateTimeOffset now)
    {
        by.MustBe(Rank.Inspector, "CLK-44", "Deciding whether the victim is told who the suspect is");
        Rule.Require(!string.IsNullOrWhiteSpace(reason), "CLK-44", "Enter the reason for the decision.");
        Amended(Id, "Right to know", tell ? "Tell" : "Not now", reason.Trim(), by.Id, now);
        Happened(FactKind.RightToKnowDecided, Id, Id, now, by.Id, now, new FactDetail { Tell = tell, Rank = by.Rank });
    }

    private void PersonalStatement(FactKind kind, string words, Guid by, DateTimeOffset now)
    {
        Rule.Require(!string.IsNullOrWhiteSpace(words), "CLK-18", "Enter what was offered and what the victim said.");
        Amended(Id, "Victim personal statement", null, words.Trim(), by, now);
        Happened(kind, Id, Id, now, by, now);
    }
}
