using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Domain.Cases;
using StalkingCase.Web.Infrastructure;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.People;

/// <summary>SEC-D07: a detail is used for nothing from now on; a letter that waits to go there is stopped and stays owed.</summary>
[RequirePermission(Permission.WorkOnCase), ChangesCase]
public sealed class ContactDoNotUseModel(CaseDbContext db, StopUsingDetail stop, Submission submission) : PageModel
{
    [FromRoute] public Guid CaseId { get; set; }
    [FromRoute] public Guid RoleId { get; set; }
    [BindProperty] public DoNotUseInput Input { get; set; } = new();

    public RolePart Part { get; private set; }

    /// <summary>By kind and date, never by its words.</summary>
    public IReadOnlyList<SelectListItem> Details { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct) => await LoadAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var of = await LoadAsync(ct);
        if (!ModelState.Accepts(Input, new DoNotUseInput.Validator())) return this.Redisplay();

        var stopped = await stop.RunAsync(of, RoleId, Input.DetailId!.Value, Input.Reason!, ct);
        var letters = stopped > 0 ? " A letter that waited to go there is stopped, because the address is not to be used any more. The confirmation is still owed." : "";
        return await submission.SaveOnCaseAsync(this, CaseId, $"/cases/{CaseId}/people", $"Not to be used from now.{letters}", ct);
    }

    private async Task<Case> LoadAsync(CancellationToken ct)
    {
        var of = await db.Cases.SingleAsync(c => c.Id == CaseId, ct);
        var (role, now) = (of.RoleOf(RoleId), db.Clock.GetUtcNow());
        Part = role.Part;
        Details = [.. role.Contacts.Where(d => d.SupersededAt is null).OrderBy(d => d.Kind).ThenByDescending(d => d.RecordedAt)
            .Select(d => new SelectListItem($"{EnumText.Of(d.Kind)}, recorded {UkTimeText.Format(d.RecordedAt, now)}", d.Id.ToString()))];
        return of;
    }
}
