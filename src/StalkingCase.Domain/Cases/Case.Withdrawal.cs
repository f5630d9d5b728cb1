using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.Victims;

namespace StalkingCase.Domain.Cases;

/// <summary>VIC-05: the steps after the victim withdrew. The new risk assessment and the decision on an order are acts of their own.</summary>
public sealed partial class Case
{
    public void RecordVictimWithdrawal(string words, Guid by, DateTimeOffset now, WithdrawalReason reason = WithdrawalReason.Other)
    {
        Rule.Require(!string.IsNullOrWhiteSpace(words), "VIC-05", "Enter the reason the victim gave, or that none was given.");
        Amended(Id, "Withdrawal", null, words.Trim(), by, now);
        Happened(FactKind.VictimWithdrew, Id, Id, now, by, now, new FactDetail { Withdrawal = reason });
    }

    /// <summary>A supervisor who did not record it has looked for fear and pressure.</summary>
    public void CheckWithdrawal(string words, Fact withdrawn, Decider by, DateTimeOffset now)
    {
        by.MustBe(Rank.Sergeant, "VIC-05", "Checking a withdrawal");
        Rule.Require(by.Id != withdrawn.ById, "AUD-02", "The person who recorded the withdrawal cannot check it.");
        Rule.Require(!string.IsNullOrWhiteSpace(words), "VIC-05", "Enter what you checked: fear, pressure, delay, and what is done about it.");
        Amended(Id, "Withdrawal checked", null, words.Trim(), by.Id, now);
        Happened(FactKind.WithdrawalChecked, Id, Id, now, by.Id, now, new FactDetail { Rank = by.Rank });
    }

    public void ConsiderEvidenceLed(bool goesOn, string words, Guid by, DateTimeOffset now)
    {
        Rule.Require(!string.IsNullOrWhiteSpace(words), "VIC-05", "Enter what evidence there is without the victim, and the decision.");
        Amended(Id, "Prosecution without the victim", goesOn ? "Goes on" : "Does not go on", words.Trim(), by, now);
        Happened(FactKind.EvidenceLedConsidered, Id, Id, now, by, now);
    }
}
