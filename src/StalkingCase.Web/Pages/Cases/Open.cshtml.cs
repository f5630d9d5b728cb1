using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using StalkingCase.Data;
using StalkingCase.Data.Facts;
using StalkingCase.Data.Identity;
using StalkingCase.Domain.Duties;
using StalkingCase.Web.Infrastructure;
using StalkingCase.Web.Jobs;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Cases;

/// <summary>The reason before the case, for somebody who is not on it. Grant and notice are one commit (security.md 2).</summary>
[RequirePermission(Permission.ViewCase)]
public sealed class OpenModel(CaseDbContext db, RecipientsQuery recipients, Submission submission, Reader reader, TimeProvider clock) : PageModel
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
        var of = HttpContext.CaseDecision().Case!;
        var supervisor = await recipients.SupervisorAsync(CaseId, reader.ForceId, of.UnitId, reader.Id, now, ct);
        db.Notices.Add(new Notice { ForceId = reader.ForceId, DutyId = reason.Id, Step = Step, RecipientId = supervisor?.Id, At = now });
        var told = supervisor is null ? "No supervisor could be found who may be told; what you wrote stands in the record of who looked." : "Its supervisor has been told.";
        return await submission.SaveAsync(this, $"/cases/{CaseId}", $"The case is open to you for 8 hours. {told}", ct);
    }
}
