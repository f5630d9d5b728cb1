using System.Globalization;
using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.Victims;

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

    /// <summary>CLK-12: the report was confirmed in writing, in a way that was safe then: asked as of a letter or a contact (VIC-02, SEC-D07).</summary>
    public void Confirm(Guid reportId, ConfirmationContent content, Guid by, DateTimeOffset now)
    {
        Rule.Require(!string.IsNullOrWhiteSpace(content.What), "CLK-12", "Enter what was sent.");
        Rule.Require(content.At <= now, "CLK-12", "It must have been sent by now.");
        var against = content.Against(Victim);
        Rule.Require(against.Count == 0, "VIC-02", SafeContactRule.Sentence(against));
        Rule.Require(!content.IsPosted || content.DetailId is not null, "CLK-12", "Select where it went.");
        if (content.DetailId is { } id && content.IsPosted) VictimLetter.MayGoTo(this, id, content.At);
        else if (content.DetailId is { } used) Victim.DetailOf(used).MustBeUsable(content.At);
        Rule.Require(content.Way is not ConfirmationWay.Text || Victim.SafeToWrite is not false, "SEC-D07", "Writing to the victim is not safe.");
        Amended(Id, "Report confirmed", content.Way.ToString(), content.What.Trim(), by, now);
        Happened(FactKind.ConfirmationSent, Id, reportId, content.At, by, now, new FactDetail { How = content.How });
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
