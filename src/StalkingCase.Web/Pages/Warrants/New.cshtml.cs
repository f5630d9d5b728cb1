using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Domain.Risk;
using StalkingCase.Domain.Warrants;
using StalkingCase.Web.Infrastructure;
using StalkingCase.Web.Infrastructure.TagHelpers;
using StalkingCase.Web.Pages.Cases;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Warrants;

/// <summary>WAR-01: a warrant that a court has issued. Its clocks run from the issue, not from now.</summary>
[RequirePermission(Permission.WorkOnCase)]
[ChangesCase]
public sealed class NewModel(CaseDbContext db, WarrantQuery query, UnitOfficersQuery officers, SuspectsCasesQuery cases, Submission submission, Reader reader) : PageModel
{
    [BindProperty(SupportsGet = true)] public Guid CaseId { get; set; }
    [BindProperty] public NewInput Input { get; set; } = new();

    public WarrantGrade Floor { get; private set; }
    public IReadOnlyList<SelectListItem> Officers { get; private set; } = [];

    public IReadOnlyList<Choice> Others { get; private set; } = [];

    /// <summary>Every other victim is offered as chosen: leaving one out is the decision.</summary>
    public async Task OnGetAsync(CancellationToken ct)
    {
        Input.Covers = [.. (await cases.RunAsync(CaseId, ct)).Select(c => Guid.Parse(c.Value))];
        await LoadAsync(ct);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        var now = db.Clock.GetUtcNow();
        if (Officers.All(o => o.Value != Input.OfficerId?.ToString())) Input.OfficerId = null;
        if (!ModelState.Accepts(Input, new NewInput.Validator(now, Floor))) return this.Redisplay();

        var of = await db.Cases.SingleAsync(c => c.Id == CaseId, ct);
        var warrant = Warrant.Issue(of, Input.Content(now), reader.Id, now);
        foreach (var other in await cases.ChosenAsync(Covered(), ct)) warrant.Cover(of, other, reader.Id, now);
        if (Input.Grade is { } grade) warrant.GradeAs(grade, Floor, reader.Id, now);
        if (Input.Circulated is true) warrant.Circulate(now, reader.Id, now);
        if (Input.OfficerId is { } officer) warrant.Allocate(officer, reader.Id, now);
        db.Warrants.Add(warrant);
        return await submission.SaveOnCaseAsync(this, CaseId, $"/cases/{CaseId}/warrants/{warrant.Id}", "Warrant recorded: the suspect is wanted.", ct);
    }

    private async Task LoadAsync(CancellationToken ct)
    {
        Others = await cases.RunAsync(CaseId, ct);
        Floor = await query.FloorAsync([CaseId, .. Covered()], ct);
        Officers = [.. (await officers.RunAsync(CaseId, ct)).Select(o => new SelectListItem($"{o.Name}, {o.Rank}", o.Id.ToString()))];
    }

    private List<Guid> Covered() => [.. Input.Covers.Where(id => Others.Any(c => c.Value == id.ToString()))];
}
