using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Domain.Risk;
using StalkingCase.Web.Infrastructure;
using StalkingCase.Web.Pages.Cases;
using StalkingCase.Web.Pages.Risk;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Admin;

/// <summary>AUD-02: who approves a change of a tool is not who asked for it. Its questions are shown beside those asked now.</summary>
[RequirePermission(Permission.Administer)]
public sealed class ToolDecideModel(CaseDbContext db, ForceToolsQuery query, OfficerNamesQuery names, Submission submission, Reader reader) : PageModel
{
    public ToolChange Change { get; private set; } = null!;
    public RiskTool? InUse { get; private set; }
    public RiskTool? Asked { get; private set; }
    public OfficerNames Names { get; private set; } = null!;
    public DateTimeOffset Now => db.Clock.GetUtcNow();
    public Guid ReaderId => reader.Id;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct) => await LoadAsync(id, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id, bool approve, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct)) return NotFound();
        Change.Decide(approve, reader.Id, Now);
        return await submission.SaveAsync(this, "/admin/screening-tools", approve ? "Approved. It counts from its start; assessments keep their version." : "Declined.", ct);
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken ct)
    {
        if (await db.ToolChanges.SingleOrDefaultAsync(c => c.Id == id && c.ForceId == reader.ForceId, ct) is not { } found) return false;
        var tools = await query.RunAsync(ct);
        Change = found;
        InUse = tools.InUse(found.Code, Now);
        Asked = found.Text is { } text ? ForceTools.Read(text) : tools.Find(found.Code, found.ToolVersion);
        Names = await names.RunAsync([found.AskedBy, found.DecidedBy], ct);
        return true;
    }
}
