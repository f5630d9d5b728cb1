using System.Globalization;
using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.Victims;

namespace StalkingCase.Domain.Cases;

/// <summary>How the victim can be reached without danger, and what was stopped or found on the way (VIC-02, VIC-06, SEC-D06, SEC-D07).</summary>
public sealed partial class Case
{
    private const int ShortestCodeWord = 4;
    private const int LongestCodeWord = 60;

    public void SetSafeHours(SafeHours hours, Guid by, DateTimeOffset now)
    {
        Victim.MayBeReached(hours);
        Happened(FactKind.SafeContactSet, Id, Victim.Id, now, by, now);
    }

    /// <param name="queued">Letters that wait: they are stopped where writing is not safe.</param>
    public void SetSafeToWrite(bool isSafe, IEnumerable<VictimLetter> queued, Guid by, DateTimeOffset now)
    {
        Victim.MayBeWrittenTo(isSafe);
        if (!isSafe) foreach (var letter in queued) letter.Stop("Writing to the victim is not safe.", by, now);
        Happened(FactKind.SafeContactSet, Id, Victim.Id, now, by, now);
    }

    /// <summary>VIC-06: one code word stands; a new one supersedes it.</summary>
    public void SetCodeWord(ProtectedText word, Guid by, DateTimeOffset now)
    {
        Rule.Require(LettersOf(word.Reveal()).Length >= ShortestCodeWord && word.Reveal().Length <= LongestCodeWord, "VIC-06", "Choose a code word of 4 to 60 characters.");
        foreach (var earlier in Victim.Contacts.Where(c => c.Kind is ContactKind.CodeWord && !c.Words.Equals(word))) earlier.Supersede(now);
        Victim.AddContact(ContactKind.CodeWord, word, null, now);
        Happened(FactKind.SafeContactSet, Id, Victim.Id, now, by, now);
    }

    /// <summary>SEC-D06: whether a caller gave the code word right, however it is written. Whoever checks a caller is not told the word.</summary>
    public bool IsCodeWord(string? given) =>
        Victim.Contacts.Any(c => c.Kind is ContactKind.CodeWord && c.SupersededAt is null && LettersOf(c.Words.Reveal()) == LettersOf(given ?? ""));

    /// <summary>ALERT-07 ends: somebody looked at the safe contact plan and says what was found.</summary>
    public void CheckSafeContact(string words, Guid by, DateTimeOffset now)
    {
        Rule.Require(!string.IsNullOrWhiteSpace(words), "VIC-02", "Enter what you checked and what is safe now.");
        Amended(Id, "Safe contact plan checked", null, words.Trim(), by, now);
        Happened(FactKind.SafeContactChecked, Id, Id, now, by, now);
    }

    /// <summary>VIC-02: a contact that was stopped leaves a trace, so that a pattern of tries is seen.</summary>
    public void StopContact(SafeContact how, IReadOnlyList<UnsafeContact> against, Guid by, DateTimeOffset now)
    {
        Rule.Require(against.Count > 0, "VIC-02", "Nothing stands against this contact.");
        Happened(FactKind.ContactStopped, Id, Id, now, by, now, new FactDetail { How = how, Unsafe = against });
    }

    /// <summary>SEC-D07: from now on this detail is used for nothing, and what waits to go to it is stopped.</summary>
    public void SupersedeContact(Guid roleId, Guid detailId, string reason, IEnumerable<VictimLetter> queued, Guid by, DateTimeOffset now)
    {
        var detail = RoleOf(roleId).DetailOf(detailId);
        Rule.Require(detail.SupersededAt is null, "SEC-D07", "This detail is not to be used already.");
        Rule.Require(!string.IsNullOrWhiteSpace(reason), "SEC-D07", "Enter why it is not to be used any more.");
        detail.Supersede(now);
        foreach (var letter in queued.Where(l => l.DetailId == detailId)) letter.Stop("The address is not to be used any more.", by, now);
        Amended(Id, "Do not use", detail.Kind.ToString(), reason.Trim(), by, now);
        Happened(FactKind.ContactSuperseded, Id, detailId, now, by, now);
    }

    /// <summary>SEC-D06: somebody on the phone asked and could not show who they are. An alarm for the sergeant.</summary>
    public void RecordFailedIdentityCheck(Guid roleId, string whoAsked, Guid by, DateTimeOffset now)
    {
        Rule.Require(!string.IsNullOrWhiteSpace(whoAsked), "SEC-D06", "Enter who asked.");
        Amended(Id, "Identity check failed", null, whoAsked.Trim(), by, now);
        Happened(FactKind.IdentityCheckFailed, Id, RoleOf(roleId).Id, now, by, now);
    }

    /// <summary>CLK-53: only a victim seen or spoken to ends the check.</summary>
    public void RecordWelfareCheck(WelfareOutcome outcome, string words, DateTimeOffset at, Guid by, DateTimeOffset now)
    {
        Rule.Require(!string.IsNullOrWhiteSpace(words), "CLK-53", "Enter who went, where, and what was found.");
        Amended(Id, "Welfare check", outcome.ToString(), words.Trim(), by, now);
        Happened(FactKind.WelfareChecked, Id, Id, at, by, now, new FactDetail { Welfare = outcome });
    }

    private static string LettersOf(string words) => string.Concat(words.Normalize(System.Text.NormalizationForm.FormKC).Where(char.IsLetterOrDigit)).ToUpper(CultureInfo.InvariantCulture);
}
