using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using StalkingCase.Domain.Safeguarding;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Orders;

/// <summary>One order: what a breach means, what is owed, its conditions numbered, the earlier ones with their dates.</summary>
[RequirePermission(Permission.ViewCase)]
[SharedWithAdvocates(ConsentScopes.Orders)]
public sealed class DetailsModel(OrderQuery query, Reader reader, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true)] public Guid CaseId { get; set; }
    [BindProperty(SupportsGet = true)] public Guid OrderId { get; set; }

    public OrderView View { get; private set; } = null!;
    public DateTimeOffset Now => clock.GetUtcNow();
    public bool MayWrite => HttpContext.CaseDecision().MayWrite;
    public bool IsAdvocate => reader.Role is Roles.Advocate;

    public async Task OnGetAsync(CancellationToken ct) => View = await query.RunAsync(CaseId, OrderId, ct);
}
