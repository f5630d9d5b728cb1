using StalkingCase.Domain.Kernel;

namespace StalkingCase.Domain.Orders;

/// <summary>What the suspect must tell the police of within three days of service (ORD-03).</summary>
public sealed partial class Order
{
    /// <summary>ORD-03, CLK-23: the suspect gave names and address.</summary>
    public void RecordNotification(DateTimeOffset at, Guid by, DateTimeOffset now)
    {
        MustAwaitNotification();
        Rule.Require(at >= ServedAt, "ORD-03", "The suspect notifies after service.");
        NotifiedAt = at;
        Happened(FactKind.SuspectNotified, CaseId, Id, at, by, now, new FactDetail { Order = Kind });
    }

    /// <summary>ORD-03, CLK-23: another name or address since, which the suspect must notify of within three days in the same way.</summary>
    public void RecordNewDetails(DateTimeOffset changedAt, Guid by, DateTimeOffset now)
    {
        MustAskForNotification();
        Rule.Require(NotifiedAt is not null, "ORD-03", "A notification is still due. Record it, or that it was missed, first.");
        Rule.Require(changedAt >= ServedAt, "ORD-03", "The name or address changes after service.");
        NotifiedAt = null;
        Happened(FactKind.SuspectDetailsChanged, CaseId, Id, changedAt, by, now, new FactDetail { Order = Kind });
    }

    /// <summary>ORD-03: not notified in time is an offence, recorded as a breach by the same act.</summary>
    /// <param name="changedAt">When name or address last changed, if they did: the days run from then.</param>
    public void RecordMissedNotification(Guid by, DateTimeOffset now, DateTimeOffset? changedAt = null)
    {
        MustAwaitNotification();
        var last = changedAt is { } changed ? ThirdDay(changed) : LastNotificationDay;
        Rule.Require(UkTime.DateOf(now) > last, "ORD-03", $"The suspect has until the end of {last:d MMM yyyy}.");
        Changed();
        Happened(FactKind.NotificationMissed, CaseId, Id, now, by, now, new FactDetail { Order = Kind });
    }

    /// <summary>The third day, the day of service being the first.</summary>
    public DateOnly? LastNotificationDay => ServedAt is { } served ? ThirdDay(served) : null;

    /// <summary>The third day, the day itself being the first.</summary>
    public static DateOnly ThirdDay(DateTimeOffset from) => UkTime.DateOf(from).AddDays(2);

    private void MustAwaitNotification()
    {
        MustAskForNotification();
        Rule.Require(NotifiedAt is null, "ORD-03", "The suspect has notified already.");
    }

    private void MustAskForNotification()
    {
        MustProtectThisVictim();
        Rule.Require(Status is OrderStatus.Served, "ORD-03", "The suspect notifies once the order is served.");
        Rule.Require(OrderLaw.AsksForNotification(Kind) && !IsExemptFromNotification, "ORD-03", "This order asks the suspect for no notification.");
    }
}
