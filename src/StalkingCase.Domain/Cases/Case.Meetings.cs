using StalkingCase.Domain.Kernel;

namespace StalkingCase.Domain.Cases;

/// <summary>What a case owes to meetings besides a referral (SAF-06, CLK-41).</summary>
public sealed partial class Case
{
    /// <summary>SAF-06: a criterion is met and the case is not referred: an inspector's reason, never silence.</summary>
    public void DecideNoReferral(string reason, Decider by, DateTimeOffset now)
    {
        by.MustBe(Rank.Inspector, "SAF-06", "Not referring a case that meets a criterion");
        Rule.Require(!string.IsNullOrWhiteSpace(reason), "SAF-06", "Enter why the case is not referred.");
        Amended(Id, "No MARAC referral", null, reason.Trim(), by.Id, now);
        Happened(FactKind.MeetingReferralNotMade, Id, Id, now, by.Id, now, new FactDetail { Rank = by.Rank });
    }

    /// <summary>CLK-41: the victim's advocate knows that a criterion is met.</summary>
    public void TellAdvocate(string whoAndHow, Guid by, DateTimeOffset now)
    {
        Rule.Require(!string.IsNullOrWhiteSpace(whoAndHow), "CLK-41", "Enter which advocate was told, and how.");
        Amended(Id, "Advocate told of the MARAC", null, whoAndHow.Trim(), by, now);
        Happened(FactKind.MeetingAdvocateTold, Id, Id, now, by, now);
    }
}
