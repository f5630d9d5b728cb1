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

    /// <summary>ORD-03: not notified in time is an offence, recorded as a breach by the same act.</summary>
    public void RecordMissedNotification(Guid by, DateTimeOffset now)
    {
        MustAwaitNotification();
        Rule.Require(UkTime.DateOf(now) > LastNotificationDay, "ORD-03", $"The suspect has until the end of {LastNotificationDay:d MMM yyyy}.");
        Changed();
        Happened(FactKind.NotificationMissed, CaseId, Id, now, by, now, new FactDetail { Order = Kind });
    }

    /// <summary>The third day, the day of service being the first.</summary>
    public DateOnly? LastNotificationDay => ServedAt is { } served ? UkTime.DateOf(served).AddDays(2) : null;

    private void MustAwaitNotification()
    {
        MustProtectThisVictim();
        Rule.Require(Status is OrderStatus.Served, "ORD-03", "The suspect notifies once the order is served.");
        Rule.Require(OrderLaw.AsksForNotification(Kind) && !IsExemptFromNotification, "ORD-03", "This order asks the suspect for no notification.");
        Rule.Require(NotifiedAt is null, "ORD-03", "The suspect has notified already.");
    }
}
