using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Kernel;
using StalkingCase.Web.Infrastructure;
using StalkingCase.Web.Infrastructure.TagHelpers;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.People;

[RequirePermission(Permission.WorkOnCase), ChangesCase]
public sealed class ContactModel(CaseDbContext db, Submission submission, TimeProvider clock) : PageModel
{
    [FromRoute] public Guid CaseId { get; set; }
    [FromRoute] public Guid RoleId { get; set; }
    [BindProperty] public ContactInput Input { get; set; } = new();

    public RolePart Part { get; private set; }

    /// <summary>A code word is set where it supersedes the earlier one (VIC-06).</summary>
    public IEnumerable<Choice> Kinds { get; } = [.. Enum.GetValues<ContactKind>().Where(k => k is not ContactKind.CodeWord).Select(k => new Choice(k.ToString(), EnumText.Of(k)))];

    public async Task OnGetAsync(CancellationToken ct) => await LoadAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var of = await LoadAsync(ct);
        if (!ModelState.Accepts(Input, new ContactInput.Validator())) return this.Redisplay();

        Rule.Require(!of.RoleOf(RoleId).IsNotToBeUsed(Input.Kind!.Value, new ProtectedText(Input.Words!.Trim())), "SEC-D07", "This detail is not to be used any more. Record another.");
        of.AddContact(RoleId, Input.Kind!.Value, new ProtectedText(Input.Words!.Trim()), clock.GetUtcNow(), Input.At.Point is { } at ? new ProtectedPosition(at) : null);
        return await submission.SaveAsync(this, $"/cases/{CaseId}/people", "Contact detail saved. It is hidden from now on.", ct);
    }

    private async Task<Case> LoadAsync(CancellationToken ct)
    {
        var of = await db.Cases.SingleAsync(c => c.Id == CaseId, ct);
        Part = of.RoleOf(RoleId).Part;
        return of;
    }
}
