using System.Globalization;
using StalkingCase.Domain.Kernel;

namespace StalkingCase.Domain.Cases;

/// <summary>What is owed to the victim besides contact: support, confirmation in writing (CLK-10, CLK-12).</summary>
public sealed partial class Case
{
    /// <summary>CLK-01: the number is kept in words; the fact says only that the crime is recorded.</summary>
    public void RecordCrime(Guid reportId, string number, Guid by, DateTimeOffset now)
    {
        Rule.Require(!string.IsNullOrWhiteSpace(number), "CLK-01", "Enter the crime or log number.");
        Amended(Id, "Crime or log number", number.Trim(), null, by, now);
        RecordCrime(reportId, by, now);
    }

    /// <summary>The offer alone: the victim has not answered yet.</summary>
    public void OfferSupport(string words, Guid by, DateTimeOffset now) => Support(FactKind.SupportOffered, "Support offered", words, by, now);

    /// <summary>The victim's answer is no: the referral is no longer owed.</summary>
    public void DeclineSupport(string words, Guid by, DateTimeOffset now) => Support(FactKind.ConsentRecorded, "Support declined", words, by, now);

    /// <summary>CLK-12: confirmed by hand, or not wanted in writing, and what the victim chose says so (VIC-03).</summary>
    public void ConfirmOtherwise(Guid reportId, string words, Guid by, DateTimeOffset now)
    {
        Rule.Require(!string.IsNullOrWhiteSpace(words), "CLK-12", "Enter how the report was confirmed, or what the victim chose.");
        Amended(Id, "Report confirmed", null, words.Trim(), by, now);
        Happened(FactKind.ConfirmationSent, Id, reportId, now, by, now);
    }

    /// <summary>CLK-12 as a history tells it in one act: confirmed in writing, needs assessed; how often the victim wants to hear sets CLK-17.</summary>
    public void ConfirmInWriting(Guid reportId, int? updateEveryDays, string needs, Guid by, DateTimeOffset now)
    {
        Rule.Require(!string.IsNullOrWhiteSpace(needs), "CLK-12", "Enter the victim's needs, or that there are none.");
        Rule.Require(updateEveryDays is null or (>= 1 and <= 28), "CLK-12", "The victim hears from us at least every 28 days.");
        Amended(Id, "Needs of the victim", needs.Trim(), updateEveryDays?.ToString(CultureInfo.InvariantCulture), by, now);
        Happened(FactKind.ConfirmationSent, Id, reportId, now, by, now, new FactDetail { EveryDays = updateEveryDays });
        Happened(FactKind.NeedsAssessed, Id, Id, now, by, now);
        Happened(FactKind.VictimChoseContact, Id, Id, now, by, now, new FactDetail { EveryDays = updateEveryDays });
    }

    private void Support(FactKind kind, string field, string words, Guid by, DateTimeOffset now)
    {
        Rule.Require(!string.IsNullOrWhiteSpace(words), "CLK-10", "Enter what was offered and what the victim said.");
        Amended(Id, field, words.Trim(), null, by, now);
        Happened(kind, Id, Id, now, by, now);
    }
}
