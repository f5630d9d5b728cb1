using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Data.Facts;
using StalkingCase.Domain.Cases;
using StalkingCase.Web.Infrastructure;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Duties;

/// <summary>What became of the suspect: arrest, bail, charge, court. Each starts the victim's clocks and a reassessment.</summary>
[RequirePermission(Permission.WorkOnCase)]
[ChangesCase]
public sealed class CustodyModel(CaseDbContext db, OpenDutiesQuery duties, Cases.UnitOfficersQuery officers, Submission submission, Reader reader) : PageModel
{
    [BindProperty(SupportsGet = true)] public Guid CaseId { get; set; }
    [BindProperty] public CustodyInput Input { get; set; } = new();

    public IReadOnlyList<OpenDuty> Owed { get; private set; } = [];
    public IReadOnlyList<SelectListItem> Supervisors { get; private set; } = [];

    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        var now = db.Clock.GetUtcNow();
        if (Supervisors.All(o => o.Value != Input.AgreedBy?.ToString())) Input.AgreedBy = null;
        if (!ModelState.Accepts(Input, new CustodyInput.Validator(now))) return this.Redisplay();

        Input.Apply(await db.Cases.SingleAsync(c => c.Id == CaseId, ct), await BailGrantedAsync(ct), reader.AsDecider, now);
        return await submission.SaveOnCaseAsync(this, CaseId, $"/cases/{CaseId}", $"{EnumText.Of(Input.Kind!.Value)}: recorded.", ct);
    }

    /// <summary>The clock that runs on bail before charge knows from when.</summary>
    private Task<DateTimeOffset?> BailGrantedAsync(CancellationToken ct) =>
        db.Duties.AsNoTracking().WhereOpen().Where(d => d.CaseId == CaseId && d.Clock == "CLK-32").MaxAsync(d => (DateTimeOffset?)d.StartsAt, ct);

    private async Task LoadAsync(CancellationToken ct)
    {
        Owed = await duties.RunAsync(CaseId, ct, "CLK-13", "CLK-14", "CLK-16", "CLK-29", "CLK-32", "CLK-33", "CLK-48");
        Supervisors = [.. (await officers.RunAsync(CaseId, ct)).Where(o => o.Rank >= Rank.Sergeant && o.Id != reader.Id).Select(o => new SelectListItem($"{o.Name}, {o.Rank}", o.Id.ToString()))];
    }
}
