using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Kernel;

namespace StalkingCase.Domain.Orders;

/// <summary>An order that protects several victims of one suspect: each of their cases has its clocks (RSK-10).</summary>
public sealed partial class Order
{
    private readonly List<CoveredCase> _covers = [];

    /// <summary>The other cases it covers, besides its own.</summary>
    public IReadOnlyList<CoveredCase> Covers => _covers;

    protected override IReadOnlyList<Guid> AlsoOf => [.. _covers.Select(c => c.CaseId)];

    /// <summary>
    /// One more victim whom the order protects. Her case learns what became of the order so far, and every fact from now on; what is done
    /// once for the suspect (notification) is done, what is done for each victim (her copy, markers on her addresses) is owed to her.
    /// </summary>
    public void Cover(Case own, Case other, Guid by, DateTimeOffset now)
    {
        MustProtectThisVictim();
        MustBeOneOf("extended to another case", OrderStatus.Considered, OrderStatus.Applied, OrderStatus.Made, OrderStatus.Served);
        _covers.Add(CoveredCase.Of(CaseId, own, other, _covers, "RSK-10", by, now));
        Changed();
        if (AppliedAt is { } applied) Happened(FactKind.OrderApplied, other.Id, Id, applied, by, now, new FactDetail { Order = Kind });
        if (MadeAt is { } made) Happened(FactKind.OrderMade, other.Id, Id, made, by, now, new FactDetail { Order = Kind, EndsOn = EndsOn, ProhibitsContact = true });
        foreach (var term in _conditions.Where(c => c is { EndedAt: null, OnDate: not null } && MadeAt is not null))
        {
            Happened(FactKind.OrderTermSet, other.Id, term.Id, term.Since, by, now, new FactDetail { OrderId = Id, EndsOn = term.OnDate });
            if (term.CheckedAt is { } looked) Happened(FactKind.OrderTermChecked, other.Id, term.Id, looked, by, now, new FactDetail { OrderId = Id });
        }

        if (ServedAt is { } served) Happened(FactKind.OrderServed, other.Id, Id, served, by, now, new FactDetail { Order = Kind, NoNotification = IsExemptFromNotification || !OrderLaw.AsksForNotification(Kind) ? true : null });
        if (NotifiedAt is { } notified) Happened(FactKind.SuspectNotified, other.Id, Id, notified, by, now, new FactDetail { Order = Kind });
        if (Renewal is { } renewal) Happened(FactKind.OrderRenewalDecided, other.Id, Id, now, by, now, new FactDetail { Order = Kind, Renewal = renewal });
    }
}
