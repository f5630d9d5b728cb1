using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Victims;

/// <summary>What the victim has a right to and what stands: rights, next contact, withdrawal, dates (VIC-01, VIC-05, CLK-46).</summary>
[RequirePermission(Permission.WorkOnCase)]
public sealed class IndexModel(VictimStateQuery states, TimeProvider clock) : PageModel
{
    [FromRoute] public Guid CaseId { get; set; }

    public VictimState State { get; private set; } = null!;
    public DateTimeOffset Now { get; private set; }

    public async Task OnGetAsync(CancellationToken ct) => (State, Now) = (await states.RunAsync(CaseId, ct), clock.GetUtcNow());
}
