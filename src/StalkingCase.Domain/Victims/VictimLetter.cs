using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Kernel;

namespace StalkingCase.Domain.Victims;

/// <summary>
/// The written confirmation of a report (CLK-12), addressed to one recorded detail of the victim. A person sends it; until
/// then it waits, and an address that is not to be used any more stops it (SEC-D07): the confirmation stays owed.
/// </summary>
public sealed class VictimLetter : AggregateRoot
{
    private VictimLetter() { }

    public Guid CaseId { get; private init; }
    public Guid ReportId { get; private init; }
    public Guid DetailId { get; private init; }
    public LetterStatus Status { get; private set; }
    public DateTimeOffset QueuedAt { get; private init; }
    public Guid QueuedBy { get; private init; }
    public DateTimeOffset? EndedAt { get; private set; }
    public string? StoppedBecause { get; private set; }

    public static VictimLetter Queue(Case of, Guid reportId, Guid detailId, Guid by, DateTimeOffset now)
    {
        MayGoTo(of, detailId, now);
        var letter = new VictimLetter { ForceId = of.ForceId, CaseId = of.Id, ReportId = reportId, DetailId = detailId, QueuedAt = now, QueuedBy = by };
        letter.Happened(FactKind.LetterQueued, of.Id, letter.Id, now, by, now);
        return letter;
    }

    /// <summary>What may be written to is asked again at the last moment.</summary>
    public void RecordSent(Case of, Guid by, DateTimeOffset now)
    {
        Rule.Require(Status is LetterStatus.Queued, "CLK-12", "This letter does not wait to be sent.");
        MayGoTo(of, DetailId, now);
        (Status, EndedAt) = (LetterStatus.Sent, now);
        Happened(FactKind.ConfirmationSent, CaseId, ReportId, now, by, now);
    }

    internal void Stop(string because, Guid by, DateTimeOffset now)
    {
        if (Status is not LetterStatus.Queued) return;
        (Status, EndedAt, StoppedBecause) = (LetterStatus.Cancelled, now, because);
        Happened(FactKind.LetterCancelled, CaseId, Id, now, by, now);
    }

    internal static void MayGoTo(Case of, Guid detailId, DateTimeOffset at)
    {
        var detail = of.Victim.DetailOf(detailId);
        detail.MustBeUsable(at);
        Rule.Require(detail.Kind is ContactKind.Address or ContactKind.Email or ContactKind.Workplace or ContactKind.SafePlace, "CLK-12", "A letter goes to an address or an e-mail address.");
        Rule.Require(of.Victim.SafeContact is not SafeContact.DoNotContact, "VIC-02", "The victim asked for no contact: nothing is written.");
        Rule.Require(of.Victim.SafeToWrite is true || (detail.Kind is ContactKind.Email && of.Victim.SafeContact is SafeContact.Email), "SEC-D07",
            "It is not recorded that writing to the victim is safe. Ask, and record it under safe contact.");
    }
}
