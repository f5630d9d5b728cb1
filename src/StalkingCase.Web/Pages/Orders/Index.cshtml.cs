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

/// <summary>Orders of a case with the next step of each, bail, and what binds the suspect now (ORD-07).</summary>
[RequirePermission(Permission.ViewCase)]
[SharedWithAdvocates(ConsentScopes.Orders)]
public sealed class IndexModel(CaseDbContext db) : PageModel
{
    private const int Most = 100;

    private static readonly FactKind[] Custody = [.. Domain.Orders.Bail.Kinds, FactKind.Charged, FactKind.OrderMade];

    [BindProperty(SupportsGet = true)] public Guid CaseId { get; set; }

    public IReadOnlyList<Order> Rows { get; private set; } = [];
    public BailLine? Bail { get; private set; }

    /// <summary>The last day of bail that forbade contact and ran out with nothing recorded after it.</summary>
    public DateOnly? Lapsed { get; private set; }

    public DateTimeOffset? NoProtection { get; private set; }
    public IReadOnlyList<TermLine> Binding { get; private set; } = [];

    /// <summary>ORD-07: orders or bail that differ on contact.</summary>
    public string? Conflict { get; private set; }
    public DateTimeOffset Now => db.Clock.GetUtcNow();
    public bool MayWrite => HttpContext.CaseDecision().MayWrite;
    private bool IsAdvocate => HttpContext.CaseDecision().Answer is CaseAnswer.Advocate;

    public async Task OnGetAsync(CancellationToken ct)
    {
        var orders = db.OrdersOf(CaseId).AsNoTracking();
        if (IsAdvocate) orders = orders.OfThisVictim();
        Rows = await orders.OrderByDescending(o => o.MadeAt ?? o.AppliedAt ?? o.ConsideredAt).ThenBy(o => o.Id).Take(Most).ToListAsync(ct);
        var facts = await db.Facts.AsNoTracking().Where(f => f.CaseId == CaseId && Custody.Contains(f.Kind)).OrderBy(f => f.OccurredAt).ThenBy(f => f.Seq).ToListAsync(ct);
        foreach (var fact in facts)
        {
            NoProtection = fact.Kind switch
            {
                FactKind.ReleasedUnderInvestigation => fact.OccurredAt,
                FactKind.BailGranted => null,
                FactKind.OrderMade when fact.Detail.ProtectsSomebodyElse != true => null,
                _ => NoProtection,
            };
        }

        // Bail whose last day is over protects nobody, whether or not somebody has said so.
        var bails = Domain.Orders.Bail.Of(facts);
        Bail = bails.Where(b => b.Holds(Now)).Select(b => new BailLine(b.GrantedAt, b.ForbidsContact, b.EndsOn, facts.Exists(f => f.Kind is FactKind.Charged && f.OccurredAt <= b.GrantedAt))).LastOrDefault();
        Lapsed = bails is [.., { ForbidsContact: true, EndsOn: { } over } last] && last.HasLapsedBy(Now) ? over : null;

        var today = UkTime.DateOf(Now);
        // ACC-02: the words of an order that protects several people name the others.
        Binding = [.. BindingTerms.Of([.. Rows.Where(o => !IsAdvocate || o.Covers.Count == 0)], today).Select(t => new TermLine(t.Order, t.Condition.Number, t.Condition.Metres is { } metres ? $"{t.Condition.Words} ({metres} metres)" : t.Condition.Words))];
        if (BindingTerms.ContactConflict(Rows, today, Bail?.ForbidsContact) is { } conflict)
            Conflict = $"{Named(conflict.Forbidding, Bail?.ForbidsContact is true)} forbids contact with the victim, {Named(conflict.Silent, Bail?.ForbidsContact is false)} does not.";
    }

    private static string Named(IEnumerable<Order> orders, bool bail) => string.Join(" and ", orders.Select(o => EnumText.Of(o.Kind)).Concat(bail ? ["Bail"] : []));

    /// <summary>"Considered 20 Feb > Applied 24 Feb > Made 2 Mar > NOT SERVED, ends 2 Mar 2028".</summary>
    public string Path(Order o) => string.Join(" > ", new[]
    {
        At("Considered", o.ConsideredAt), At("Applied", o.AppliedAt), At(o.Kind is OrderKind.InterimStalkingProtection ? "Interim made" : "Made", o.MadeAt),
        o.Status switch
        {
            OrderStatus.Made when !o.ProtectsSomebodyElse && o.IsLive(UkTime.DateOf(Now)) => "NOT SERVED",
            OrderStatus.Made => null,
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
