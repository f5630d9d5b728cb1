using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Web.Infrastructure;
using StalkingCase.Web.Infrastructure.TagHelpers;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Cases;

/// <summary>ACC-04: at once, and only the named people see that the case exists.</summary>
[RequirePermission(Permission.RestrictCase)]
[ChangesCase]
public sealed class RestrictModel(CaseDbContext db, UnitOfficersQuery officers, Safeguarding.PassPlansOn plans, Submission submission, Reader reader) : PageModel
{
    [BindProperty(SupportsGet = true)] public Guid CaseId { get; set; }
    [BindProperty] public RestrictInput Input { get; set; } = new();

    public bool IsRestricted { get; private set; }
    public IReadOnlyList<Choice> People { get; private set; } = [];

    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        var of = await db.Cases.SingleAsync(c => c.Id == CaseId, ct);
        var chosen = Input.People.Where(p => People.Any(c => c.Value == p.ToString()));
        var now = db.Clock.GetUtcNow();
        Guid[] always = of.OfficerInCaseId is { } officer ? [reader.Id, officer] : [reader.Id];
        of.Restrict([.. always, .. chosen, .. await officers.ProfessionalStandardsAsync(ct)], reader.Id, now);
        await plans.OfUnnamedAsync(of, "The case was restricted to named people.", now, ct);
        return await submission.SaveOnCaseAsync(this, CaseId, $"/cases/{CaseId}", "The case is restricted to the named people.", ct);
    }

    private async Task LoadAsync(CancellationToken ct)
    {
        IsRestricted = await db.Cases.AnyAsync(c => c.Id == CaseId && c.IsRestricted, ct);
        People = [
            .. (await officers.AdvocatesAsync(CaseId, ct)).Select(a => new Choice(a.Id.ToString(), a.Name, $"Advocate of the victim, {a.Organisation}")),
            .. (await officers.RunAsync(CaseId, ct)).Where(o => o.Id != reader.Id).Select(o => new Choice(o.Id.ToString(), o.Name, o.Rank.ToString())),
        ];
    }
}
