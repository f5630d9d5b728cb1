using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Web.Infrastructure;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Duties;

/// <summary>What became of the suspect: arrest, bail, charge, court. Each starts the victim's clocks and a reassessment.</summary>
[RequirePermission(Permission.WorkOnCase)]
[ChangesCase]
public sealed class CustodyModel(CaseDbContext db, OpenDutiesQuery duties, Submission submission, Reader reader) : PageModel
{
    [BindProperty(SupportsGet = true)] public Guid CaseId { get; set; }
    [BindProperty] public CustodyInput Input { get; set; } = new();

    public IReadOnlyList<OpenDuty> Owed { get; private set; } = [];

    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        var now = db.Clock.GetUtcNow();
        if (!ModelState.Accepts(Input, new CustodyInput.Validator(now))) return this.Redisplay();

        Input.Apply(await db.Cases.SingleAsync(c => c.Id == CaseId, ct), reader.Id, now);
        return await submission.SaveOnCaseAsync(this, CaseId, $"/cases/{CaseId}", $"{EnumText.Of(Input.Kind!.Value)}: recorded.", ct);
    }

    private async Task LoadAsync(CancellationToken ct) => Owed = await duties.RunAsync(CaseId, ct, "CLK-13", "CLK-14", "CLK-16", "CLK-33", "CLK-48");
}
