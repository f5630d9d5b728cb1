using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using StalkingCase.Data;
using StalkingCase.Domain.Risk;
using StalkingCase.Web.Infrastructure;
using StalkingCase.Web.Pages.Cases;
using StalkingCase.Web.Pages.Risk;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Admin;

/// <summary>One tool: the text of each version, what was changed, and the three changes that can be asked for (RSK-12).</summary>
[RequirePermission(Permission.Administer)]
public sealed class ScreeningToolModel(CaseDbContext db, ForceToolsQuery query, OfficerNamesQuery names, Submission submission, Reader reader) : PageModel
{
    [BindProperty(SupportsGet = true)] public string? Of { get; set; }
    [BindProperty] public ToolInput Start { get; set; } = new();
    [BindProperty] public ToolInput Bring { get; set; } = new();
    [BindProperty] public ToolInput Off { get; set; } = new();

    public string Code => Of ?? "";
    public ForceTools Tools { get; private set; } = ForceTools.Shipped;
    public IReadOnlyList<RiskTool> Versions => Tools.VersionsOf(Code);
    public IReadOnlyList<ToolChange> Changes => [.. Tools.ChangesOf(Code).Reverse()];
    public OfficerNames Names { get; private set; } = null!;
    public DateTimeOffset Now => db.Clock.GetUtcNow();
    public bool MayBeSwitchedOff => Code != ForceTools.FirstReport && Tools.LastOf(Code) is not null;
    public IEnumerable<SelectListItem> Startable => Versions.Where(v => v.Version != Tools.LastOf(Code)).Select(v => new SelectListItem($"{v.Version}: {v.Title}", v.Version));

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await LoadAsync(ct)) return NotFound();
        ShowText();
        return Page();
    }

    public Task<IActionResult> OnPostStartAsync(CancellationToken ct) => SaveAsync(ToolForm.Start, Start, nameof(Start), ct);

    public Task<IActionResult> OnPostBringAsync(CancellationToken ct) => SaveAsync(ToolForm.Bring, Bring, nameof(Bring), ct);

    public Task<IActionResult> OnPostSwitchOffAsync(CancellationToken ct) => SaveAsync(ToolForm.SwitchOff, Off, nameof(Off), ct);

    private async Task<IActionResult> SaveAsync(ToolForm form, ToolInput input, string prefix, CancellationToken ct)
    {
        if (!await LoadAsync(ct)) return NotFound();
        if (form is not ToolForm.Bring) ShowText();
        if (!ModelState.Accepts(input, new ToolInput.Validator(form, Versions, Now), prefix)) return this.Redisplay();
        db.ToolChanges.Add(form switch
        {
            ToolForm.Start => ToolChange.Start(reader.ForceId, Tools, Code, input.Version!, input.Asked(Now), reader.Id, Now),
            ToolForm.Bring => ToolChange.Bring(reader.ForceId, Tools, Code, input.Text!, input.Asked(Now), reader.Id, Now),
            _ => ToolChange.SwitchOff(reader.ForceId, Tools, Code, input.Asked(Now), reader.Id, Now),
        });
        return await submission.SaveAsync(this, $"/admin/screening-tools/tool?of={Code}", "Asked for. Another administrator decides.", ct);
    }

    /// <summary>A text of the force starts from the one in use.</summary>
    private void ShowText() => Bring.Text = RiskTools.Write((Tools.InUse(Code, Now) ?? Versions[^1]) with { Version = "" });

    private async Task<bool> LoadAsync(CancellationToken ct)
    {
        if (!ForceTools.Codes.Contains(Code)) return false;
        Tools = await query.RunAsync(ct);
        Names = await names.RunAsync(Changes.SelectMany(c => new Guid?[] { c.AskedBy, c.DecidedBy }), ct);
        return true;
    }
}
