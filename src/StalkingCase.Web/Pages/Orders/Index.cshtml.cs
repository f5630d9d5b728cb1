using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.Orders;
using StalkingCase.Domain.Safeguarding;
using StalkingCase.Web.Infrastructure;
using StalkingCase.Web.Pages.Cases;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Orders;

public sealed record BailLine(DateTimeOffset Since, bool ForbidsContact, DateOnly? EndsOn, bool AfterCharge);

public sealed record TermLine(Order Order, int Number, string Words);

/// <summary>Orders of a case with the next step of each, bail, and what binds the suspect now (ORD-07: the strictest term of its kind).</summary>
[RequirePermission(Permission.ViewCase)]
[SharedWithAdvocates(ConsentScopes.Orders)]
public sealed class IndexModel(CaseDbContext db) : PageModel
{
    private const int Most = 100;

    private static readonly FactKind[] Custody =
        [FactKind.BailGranted, FactKind.BailChanged, FactKind.BailEnded, FactKind.Charged, FactKind.ReleasedUnderInvestigation, FactKind.Released, FactKind.NoFurtherAction, FactKind.Sentenced, FactKind.Arrested, FactKind.OrderMade];

    [BindProperty(SupportsGet = true)] public Guid CaseId { get; set; }

    public IReadOnlyList<Order> Rows { get; private set; } = [];
    public BailLine? Bail { get; private set; }
    public DateTimeOffset? NoProtection { get; private set; }
    public IReadOnlyList<TermLine> Strictest { get; private set; } = [];
    public DateTimeOffset Now => db.Clock.GetUtcNow();
    public bool MayWrite => HttpContext.CaseDecision().MayWrite;

    public async Task OnGetAsync(CancellationToken ct)
    {
        var orders = db.Orders.AsNoTracking().Where(o => o.CaseId == CaseId);
        if (HttpContext.CaseDecision().Answer is CaseAnswer.Advocate) orders = orders.OfThisVictim();
        Rows = await orders.OrderByDescending(o => o.MadeAt ?? o.AppliedAt ?? o.ConsideredAt).ThenBy(o => o.Id).Take(Most).ToListAsync(ct);
        var facts = await db.Facts.AsNoTracking().Where(f => f.CaseId == CaseId && Custody.Contains(f.Kind)).OrderBy(f => f.OccurredAt).ThenBy(f => f.Seq).ToListAsync(ct);
        foreach (var fact in facts)
        {
            (Bail, NoProtection) = fact.Kind switch
            {
                FactKind.BailGranted => (new BailLine(fact.OccurredAt, fact.Detail.ProhibitsContact == true, fact.Detail.EndsOn, facts.Any(f => f.Kind is FactKind.Charged && f.OccurredAt <= fact.OccurredAt)), null),
                FactKind.BailChanged => (Bail is null ? null : Bail with { ForbidsContact = fact.Detail.ProhibitsContact == true, EndsOn = fact.Detail.EndsOn ?? Bail.EndsOn }, NoProtection),
                FactKind.ReleasedUnderInvestigation => (null, fact.OccurredAt),
                FactKind.OrderMade when fact.Detail.ProtectsSomebodyElse != true => (Bail, null),
                FactKind.OrderMade or FactKind.Charged or FactKind.Arrested => (Bail, NoProtection),
                _ => ((BailLine?)null, NoProtection),
            };
        }

        var today = UkTime.DateOf(Now);
        Strictest =
        [
            .. Rows.Where(o => o.IsLive(today) && !o.ProtectsSomebodyElse).SelectMany(o => o.Conditions.Where(c => c.EndedAt is null).Select(c => (Order: o, Condition: c)))
                .GroupBy(x => x.Condition.Kind is ConditionKind.OwnWords or ConditionKind.Place ? $"{x.Condition.Words}" : x.Condition.Kind.ToString())
                .Select(g => g.OrderByDescending(x => x.Condition.Metres ?? 0).ThenByDescending(x => x.Order.EndsOn ?? DateOnly.MaxValue).First())
                .Select(x => new TermLine(x.Order, x.Condition.Number, x.Condition.Metres is { } metres ? $"{x.Condition.Words} ({metres} metres)" : x.Condition.Words)),
        ];
    }

    /// <summary>"Considered 20 Feb > Applied 24 Feb > Made 2 Mar > NOT SERVED, ends 2 Mar 2028".</summary>
    public string Path(Order o) => string.Join(" > ", new[]
    {
        At("Considered", o.ConsideredAt), At("Applied", o.AppliedAt), At(o.Kind is OrderKind.InterimStalkingProtection ? "Interim made" : "Made", o.MadeAt),
        o.Status switch
        {
            OrderStatus.Made => "NOT SERVED",
            OrderStatus.Refused => At("Refused", o.EndedAt),
            OrderStatus.Ended => At("Ended", o.EndedAt),
            _ => At("Served", o.ServedAt),
        },
    }.OfType<string>()) + (o.EndsOn is { } end && o.Status is OrderStatus.Made or OrderStatus.Served ? $", ends {end:d MMM yyyy}" : o.Status is OrderStatus.Made or OrderStatus.Served ? ", until further order" : "");

    public (string Path, string Text)? NextStep(Order o) => o.Status switch
    {
        OrderStatus.Considered => ("apply", "Record the application"),
        OrderStatus.Applied => ("made", "Record what the court decided"),
        OrderStatus.Made when !o.ProtectsSomebodyElse => ("served", "Record service"),
        OrderStatus.Served when OrderLaw.AsksForNotification(o.Kind) && !o.IsExemptFromNotification && o.NotifiedAt is null => ("steps", "Record the notification"),
        _ => null,
    };

    private string? At(string what, DateTimeOffset? at) => at is { } on ? $"{what} {UkTimeText.Format(on, Now)}" : null;
}
