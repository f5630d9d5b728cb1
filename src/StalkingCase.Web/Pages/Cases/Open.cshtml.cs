using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Data.Facts;
using StalkingCase.Data.Identity;
using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Duties;
using StalkingCase.Web.Infrastructure;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Cases;

/// <summary>The reason before the case, for somebody who is not on it. Grant and notice are one commit (security.md 2).</summary>
[RequirePermission(Permission.ViewCase)]
public sealed class OpenModel(CaseDbContext db, Submission submission, Reader reader, TimeProvider clock) : PageModel
{
    public const string Step = "Opened without assignment";
    private static readonly TimeSpan Granted = TimeSpan.FromHours(8);

    [FromRoute] public Guid CaseId { get; set; }
    [BindProperty] public OpenInput Input { get; set; } = new();

    public string Reference => HttpContext.CaseDecision().Case!.Reference;

    /// <summary>Another unit's case opens for a live incident; an auditor and the stalking coordinator work across units.</summary>
    public bool NeedsLiveIncident => reader.Role is not Roles.Auditor && !reader.Posts.Contains(Post.StalkingCoordinator) && !reader.UnitIds.Contains(HttpContext.CaseDecision().Case!.UnitId);

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!ModelState.Accepts(Input, new OpenInput.Validator(NeedsLiveIncident))) return this.Redisplay();

        var now = clock.GetUtcNow();
        var reason = new AccessReason
        {
            ForceId = reader.ForceId,
            CaseId = CaseId,
            UserId = reader.Id,
            Code = Input.Reason!.Value.ToString(),
            Words = $"{Input.Words!.Trim()} Asked by: {Input.WhoAsked!.Trim()}",
            GivenAt = now,
            GrantedUntil = now + Granted,
        };
        db.AccessReasons.Add(reason);
        db.Notices.Add(new Notice { ForceId = reader.ForceId, DutyId = reason.Id, Step = Step, RecipientId = await SupervisorAsync(ct), At = now });
        return await submission.SaveAsync(this, $"/cases/{CaseId}", "The case is open to you for 8 hours. Its supervisor has been told.", ct);
    }

    private async Task<Guid?> SupervisorAsync(CancellationToken ct)
    {
        var unit = HttpContext.CaseDecision().Case!.UnitId;
        return await db.Users.AsNoTracking().Where(u => u.UnitId == unit && !u.IsSuspended && u.Rank >= Rank.Sergeant && u.Id != reader.Id)
            .OrderBy(u => u.Rank).ThenBy(u => u.Id).Select(u => (Guid?)u.Id).FirstOrDefaultAsync(ct);
    }
}
