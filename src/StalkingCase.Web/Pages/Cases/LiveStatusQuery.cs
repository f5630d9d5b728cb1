using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.Safeguarding;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Cases;

public sealed record LiveStatus(string Topic, string Words, DateTimeOffset At);

/// <summary>The latest of arrest, bail, warrant, charge and order as an advocate may know it: status and time (issue "live status", ux 3f).</summary>
public sealed class LiveStatusQuery(CaseDbContext db, IHttpContextAccessor http)
{
    private static readonly (string Topic, FactKind[] Kinds)[] Topics =
    [
        ("Arrest", [FactKind.Arrested, FactKind.Interviewed, FactKind.Released, FactKind.ReleasedUnderInvestigation, FactKind.Remanded, FactKind.WarrantExecuted]),
        ("Bail", [FactKind.BailGranted, FactKind.BailChanged, FactKind.BailEnded]),
        ("Warrant", [FactKind.WarrantIssued, FactKind.WarrantExecuted, FactKind.WarrantEnded]),
        ("Charge and court", [FactKind.Charged, FactKind.ChargeRefused, FactKind.NoFurtherAction, FactKind.HearingKnown, FactKind.PleaEntered, FactKind.Convicted, FactKind.Acquitted, FactKind.Sentenced]),
        ("Order", [FactKind.OrderApplied, FactKind.OrderMade, FactKind.OrderServed, FactKind.OrderVaried, FactKind.OrderEnded, FactKind.OrderRefused]),
    ];

    public async Task<IReadOnlyList<LiveStatus>> RunAsync(Guid caseId, CancellationToken ct)
    {
        var seesOrders = http.HttpContext!.CaseDecision().Covers(ConsentScopes.Orders);
        var topics = Topics.Where(t => t.Topic != "Order" || seesOrders).ToList();
        var kinds = topics.SelectMany(t => t.Kinds).Distinct().ToList();
        var facts = await db.Facts.AsNoTracking().Where(f => f.CaseId == caseId && kinds.Contains(f.Kind)).OfThisVictim(db).OrderByDescending(f => f.OccurredAt).ThenByDescending(f => f.Seq).Take(500).ToListAsync(ct);
        return [.. topics.Select(t => (t.Topic, Last: facts.Find(f => t.Kinds.Contains(f.Kind)))).Where(t => t.Last is not null).Select(t => new LiveStatus(t.Topic, FactWords.Of(t.Last!), t.Last!.OccurredAt))];
    }
}
