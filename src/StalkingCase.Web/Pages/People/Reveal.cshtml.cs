using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Data.Auditing;
using StalkingCase.Data.Facts;
using StalkingCase.Data.Identity;
using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Safeguarding;
using StalkingCase.Web.Infrastructure;
using StalkingCase.Web.Jobs;
using StalkingCase.Web.Pages.Cases;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.People;

public sealed record RevealedDetail(ContactKind Kind, string Words, string? Position);

/// <summary>
/// The reveal gate: reason first, written down and in the access log before a word is shown, shown once, masked again
/// after a minute. The auditor never; an advocate only the victim's.
/// </summary>
[NeedsFreshSignIn(UnassignedOnly = true)]
[RequirePermission(Permission.RevealDetails), SharedWithAdvocates(ConsentScopes.Contact)]
public sealed class RevealModel(CaseDbContext db, RecipientsQuery recipients, AccessLog log, Submission submission, Reader reader) : PageModel
{
    public const string Step = "Details revealed without assignment";

    [FromRoute] public Guid CaseId { get; set; }
    [FromRoute] public Guid RoleId { get; set; }
    [BindProperty] public RevealInput Input { get; set; } = new();

    public CaseRole Role { get; private set; } = null!;

    /// <summary>Those in use; never the code word while somebody is on the phone who may only be asked for it (VIC-06).</summary>
    public IReadOnlyList<RevealedDetail>? Revealed { get; private set; }

    /// <summary>The victim's safe hours, only once revealed.</summary>
    public string? Hours { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await LoadAsync(ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await LoadAsync(ct)) return NotFound();
        if (!ModelState.Accepts(Input, new RevealInput.Validator())) return this.Redisplay();

        var of = await db.Cases.SingleAsync(c => c.Id == CaseId, ct);
        var failed = Input.HasFailed(of);
        var reason = await WriteDownAsync(of, failed, ct);
        await log.WriteAsync(new AccessLogEntry
        {
            At = reason.GivenAt,
            ForceId = reader.ForceId,
            UserId = reader.Id,
            Role = reader.Role,
            SessionId = reader.SessionId,
            Action = "reveal",
            Route = "/cases/{caseId:guid}/people/{roleId:guid}/reveal",
            CaseId = CaseId,
            SubjectId = RoleId,
            ReasonId = reason.Id,
            Outcome = failed ? "refused" : "shown",
            CorrelationId = HttpContext.TraceIdentifier,
        }, ct);
        if (failed)
        {
            Input.CodeWord = null;
            ModelState.Remove("Input.CodeWord");
            ModelState.AddModelError("Input.Check", "Nothing is shown: the identity of the caller was not checked. The enquiry is recorded");
            return this.Redisplay();
        }

        Hours = Role.SafeHours?.Words().Reveal();
        var isEnquiry = Input.Reason is RevealReason.TelephoneEnquiry;
        Revealed = [.. Role.Contacts.Where(d => d.SupersededAt is null && !(isEnquiry && d.Kind is ContactKind.CodeWord)).OrderBy(d => d.Kind).ThenBy(d => d.RecordedAt).Select(d => new RevealedDetail(d.Kind, d.Words.Reveal(), d.Position?.Reveal().ToString()))];
        return Page();
    }

    /// <summary>A reason that grants nothing further; somebody not on the case is also told of (security.md 2).</summary>
    private async Task<AccessReason> WriteDownAsync(Case of, bool failed, CancellationToken ct)
    {
        var now = db.Clock.GetUtcNow();
        var check = Input.Reason is RevealReason.TelephoneEnquiry ? $" Asked by {Input.WhoAsked!.Trim()}. Identity check: {(failed ? "failed" : EnumText.Of(Input.Check!))}." : "";
        var reason = new AccessReason { ForceId = reader.ForceId, CaseId = CaseId, UserId = reader.Id, Code = $"Reveal{Input.Reason}", Words = $"{EnumText.Of(Input.Reason!)}.{check}", GivenAt = now, GrantedUntil = now };
        db.AccessReasons.Add(reason);
        if (failed) of.RecordFailedIdentityCheck(RoleId, Input.WhoAsked!, reader.Id, now);
        if (HttpContext.CaseDecision().Answer is CaseAnswer.WithReason)
        {
            var supervisor = await recipients.SupervisorAsync(CaseId, reader.ForceId, HttpContext.CaseDecision().Case!.UnitId, reader.Id, now, ct);
            db.Notices.Add(new Notice { ForceId = reader.ForceId, DutyId = reason.Id, Step = Step, RecipientId = supervisor?.Id, At = now });
        }

        // A failed check shows the form again, with its key: the next try must count.
        await db.CommitAsync(failed ? null : submission.Key, now, ct, $"/cases/{CaseId}/people/{RoleId}/reveal");
        return reason;
    }

    private async Task<bool> LoadAsync(CancellationToken ct)
    {
        var of = await db.Cases.AsNoTracking().SingleAsync(c => c.Id == CaseId, ct);
        Role = of.RoleOf(RoleId);
        return reader.Role is not Roles.Advocate || Role.Part is RolePart.Victim;
    }
}
