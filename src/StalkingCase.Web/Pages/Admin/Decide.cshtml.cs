using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Data.Identity;
using StalkingCase.Domain.Duties;
using StalkingCase.Domain.Kernel;
using StalkingCase.Web.Infrastructure;
using StalkingCase.Web.Pages.Cases;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Admin;

/// <summary>AUD-02: who approves is not who proposed.</summary>
[RequirePermission(Permission.Administer)]
public sealed class DecideModel(CaseDbContext db, PolicyQuery query, ZoneEffectQuery zones, OfficerNamesQuery names, Submission submission, Reader reader) : PageModel
{
    public PolicyChange Change { get; private set; } = null!;
    public PolicyEffect? Effect { get; private set; }
    public ZoneEffect? Zones { get; private set; }
    public OfficerNames Names { get; private set; } = null!;
    public DateTimeOffset Now => db.Clock.GetUtcNow();
    public bool IsOwn => Change.ProposedBy == reader.Id;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct) => await LoadAsync(id, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id, bool approve, int version, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct)) return NotFound();
        Rule.Require(Change.IsWaiting && Change.Version == version, "AUD-02", "This change has been decided meanwhile.");
        Rule.Require(!IsOwn, "AUD-02", "You proposed it: another administrator decides.");
        Rule.Require(!approve || Change.From > Now, "AUD-02", "Its start has passed. Decline it and propose it again: a change never counts backwards.");
        Change.DecidedBy = reader.Id;
        if (approve) Change.ApprovedAt = Now;
        else Change.DeclinedAt = Now;
        Change.Version++;
        return await submission.SaveAsync(this, PolicyWords.PageOf(Change), approve ? "Change approved. It is applied case by case from its start." : "Change declined.", ct);
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken ct)
    {
        if (await db.PolicyChanges.SingleOrDefaultAsync(p => p.Id == id && p.ForceId == reader.ForceId, ct) is not { } found) return false;
        Change = found;
        if (Policy.ZonesOf(found.Changes).Count > 0) Zones = await zones.RunAsync(reader.ForceId, found.Changes, ct);
        else Effect = await query.EffectAsync(reader.ForceId, found.Changes, ct);
        Names = await names.RunAsync([found.ProposedBy, found.DecidedBy], ct);
        return true;
    }
}
