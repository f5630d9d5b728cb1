using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Web.Infrastructure;
using StalkingCase.Web.Infrastructure.TagHelpers;
using StalkingCase.Web.Pages.Cases;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Warrants;

/// <summary>WAR-01, WAR-09: the suspect is wanted in the cases of his other victims too, and each of them is told.</summary>
[RequirePermission(Permission.WorkOnCase)]
[ChangesCase]
public sealed class CoversModel(CaseDbContext db, SuspectsCasesQuery cases, Submission submission, Reader reader) : PageModel
{
    [BindProperty(SupportsGet = true)] public Guid CaseId { get; set; }
    [BindProperty(SupportsGet = true)] public Guid WarrantId { get; set; }
    [BindProperty] public CoversInput Input { get; set; } = new();

    public IReadOnlyList<Choice> Choices { get; private set; } = [];
    public string Back => $"/cases/{CaseId}/warrants/{WarrantId}";

    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var warrant = await LoadAsync(ct);
        if (!ModelState.Accepts(Input, new CoversInput.Validator(Choices))) return this.Redisplay();

        var (now, own) = (db.Clock.GetUtcNow(), await db.Cases.SingleAsync(c => c.Id == warrant.CaseId, ct));
        foreach (var other in await cases.ChosenAsync(Input.Cases, ct)) warrant.Cover(own, other, reader.Id, now);
        return await submission.SaveOnCaseAsync(this, CaseId, Back, "The warrant counts in those cases too. Tell each victim.", ct);
    }

    private async Task<Domain.Warrants.Warrant> LoadAsync(CancellationToken ct)
    {
        var warrant = await db.WarrantsOf(CaseId).SingleAsync(w => w.Id == WarrantId, ct);
        Choices = await cases.LeftAsync(CaseId, warrant.CaseId, warrant.Covers, ct);
        return warrant;
    }
}
