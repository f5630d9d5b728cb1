using Microsoft.AspNetCore.Mvc.RazorPages;
using StalkingCase.Domain.Risk;
using StalkingCase.Web.Pages.Cases;
using StalkingCase.Web.Pages.Risk;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Admin;

/// <summary>RSK-12: each tool, the version the force asks, what is planned and what waits for a second administrator.</summary>
[RequirePermission(Permission.Administer)]
public sealed class ScreeningToolsModel(ForceToolsQuery query, OfficerNamesQuery names, TimeProvider clock) : PageModel
{
    public ForceTools Tools { get; private set; } = ForceTools.Shipped;
    public IReadOnlyList<ToolChange> Waiting { get; private set; } = [];
    public OfficerNames Names { get; private set; } = null!;
    public DateTimeOffset Now => clock.GetUtcNow();

    public async Task OnGetAsync(CancellationToken ct)
    {
        Tools = await query.RunAsync(ct);
        Waiting = [.. ForceTools.Codes.SelectMany(Tools.ChangesOf).Where(c => c.IsWaiting)];
        Names = await names.RunAsync(Waiting.Select(c => (Guid?)c.AskedBy), ct);
    }
}

/// <summary>A change of a tool in words.</summary>
public static class ToolWords
{
    public static string Of(ToolChange change) => $"{change.Code}: {Short(change)}";

    public static string Short(ToolChange change) => change.Act is ToolAct.SwitchOff ? "switched off" : $"version {change.ToolVersion} starts{(change.Text is null ? "" : ", a text of the force")}";
}
