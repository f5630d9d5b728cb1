using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Kernel;
using StalkingCase.Web.Infrastructure;
using StalkingCase.Web.Infrastructure.TagHelpers;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.People;

[RequirePermission(Permission.WorkOnCase), ChangesCase]
public sealed class ContactModel(CaseDbContext db, StopUsingDetail stop, Submission submission, TimeProvider clock) : PageModel
{
    [FromRoute] public Guid CaseId { get; set; }
    [FromRoute] public Guid RoleId { get; set; }
    [BindProperty] public ContactInput Input { get; set; } = new();

    public RolePart Part { get; private set; }

    /// <summary>A code word is set where it supersedes the earlier one (VIC-06).</summary>
    public IEnumerable<Choice> Kinds { get; } = [.. Enum.GetValues<ContactKind>().Where(k => k is not ContactKind.CodeWord).Select(k => new Choice(k.ToString(), EnumText.Of(k)))];

    /// <summary>What is in use now, by kind and date, never by its words.</summary>
    public IReadOnlyList<SelectListItem> Present { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct) => await LoadAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var of = await LoadAsync(ct);
        if (!ModelState.Accepts(Input, new ContactInput.Validator())) return this.Redisplay();

        var (kind, words, stopped) = (Input.Kind!.Value, new ProtectedText(Input.Words!.Trim()), 0);
        Rule.Require(!await stop.IsStoppedAsync(of, RoleId, kind, words, ct), "SEC-D07", "This detail is not to be used any more. Record another.");
        of.AddContact(RoleId, kind, words, clock.GetUtcNow(), Input.At.Point is { } at ? new ProtectedPosition(at) : null);
        if (Input.ReplacesId is { } replaced)
        {
            var (role, old) = (of.RoleOf(RoleId), of.RoleOf(RoleId).DetailOf(replaced));
            Rule.Require(old.Kind == kind || (old.IsPlace && kind is ContactKind.Address or ContactKind.Workplace or ContactKind.SafePlace), "SEC-D07", "The detail that this replaces is of another kind.");
            Rule.Require(!role.InUseLike(old).Any(d => d.Words.Equals(words)), "SEC-D07", "This is the detail that it would replace.");
            stopped = await stop.RunAsync(of, RoleId, replaced, "Replaced by a newer one.", ct);
        }

        var said = stopped > 0 ? " A letter that waited to go to the old one is stopped. The confirmation is still owed." : "";
        return await submission.SaveOnCaseAsync(this, CaseId, $"/cases/{CaseId}/people", $"Contact detail saved. It is hidden from now on.{said}", ct);
    }

    private async Task<Case> LoadAsync(CancellationToken ct)
    {
        var of = await db.Cases.SingleAsync(c => c.Id == CaseId, ct);
        var (role, now) = (of.RoleOf(RoleId), clock.GetUtcNow());
        Part = role.Part;
        Present = [.. role.Contacts.Where(d => d.SupersededAt is null && d.Kind is not ContactKind.CodeWord).OrderBy(d => d.Kind).ThenByDescending(d => d.RecordedAt)
            .Select(d => new SelectListItem($"{EnumText.Of(d.Kind)}, recorded {UkTimeText.Format(d.RecordedAt, now)}", d.Id.ToString()))];
        return of;
    }
}
