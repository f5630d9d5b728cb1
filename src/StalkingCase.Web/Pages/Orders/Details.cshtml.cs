using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using StalkingCase.Domain.Orders;
using StalkingCase.Domain.Safeguarding;
using StalkingCase.Web.Infrastructure.TagHelpers;
using StalkingCase.Web.Pages.Cases;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Orders;

/// <summary>One order: what a breach means, what is owed, its conditions numbered, the earlier ones with their dates.</summary>
[RequirePermission(Permission.ViewCase)]
[SharedWithAdvocates(ConsentScopes.Orders)]
public sealed class DetailsModel(OrderQuery query, SuspectsCasesQuery cases, Reader reader, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true)] public Guid CaseId { get; set; }
    [BindProperty(SupportsGet = true)] public Guid OrderId { get; set; }

    public OrderView View { get; private set; } = null!;
    public DateTimeOffset Now => clock.GetUtcNow();
    public bool MayWrite => HttpContext.CaseDecision().MayWrite;
    public bool IsAdvocate => reader.Role is Roles.Advocate;

    /// <summary>ACC-02: the words of an order that protects several people name the others, so an advocate reads none of them.</summary>
    public bool HidesWords => IsAdvocate && View.Order.Covers.Count > 0;

    public IReadOnlyList<Choice> Others { get; private set; } = [];
    public IReadOnlyList<Choice> MayCover { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        View = await query.RunAsync(CaseId, OrderId, ct);
        var order = View.Order;
        if (IsAdvocate) return;
        Others = await cases.NamedAsync([.. order.Covers.Select(c => c.CaseId).Append(order.CaseId).Where(id => id != CaseId)], ct);
        if (MayWrite && !order.ProtectsSomebodyElse && order.Status is not (OrderStatus.Ended or OrderStatus.Refused)) MayCover = await cases.LeftAsync(CaseId, order.CaseId, order.Covers, ct);
    }
}
