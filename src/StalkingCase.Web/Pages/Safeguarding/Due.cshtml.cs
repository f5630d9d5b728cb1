using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using StalkingCase.Domain.Kernel;
using StalkingCase.Web.Infrastructure;
using StalkingCase.Web.Pages.Worklist;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Safeguarding;

/// <summary>What the plans need next, across the reader's cases: the advocate's own clients, the supervisor's units.</summary>
[RequirePermission(Permission.ViewSafeguardingDue)]
public sealed class DueModel(DutiesQuery duties, Reader reader, TimeProvider clock) : PageModel
{
    private static readonly string[] Clocks = ["CLK-07", "CLK-08", "CLK-09", "CLK-11", "CLK-47"];

    [BindProperty(SupportsGet = true)] public string? After { get; set; }

    public DateTimeOffset Now { get; private set; }
    public new DutyPage Page { get; private set; } = new([], null);

    public async Task OnGetAsync(CancellationToken ct)
    {
        Now = clock.GetUtcNow();
        var until = UkTime.StartOfDay(UkTime.DateOf(Now).AddDays(2));
        Page = reader.IsAdvocate ? await duties.OfClocksAsync(Clocks, until, ct, Keyset.Read(After)) : await duties.OfUnitsAsync(Clocks, until, Keyset.Read(After), ct);
    }
}
