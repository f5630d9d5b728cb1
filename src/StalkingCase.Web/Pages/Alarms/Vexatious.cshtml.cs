using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Web.Infrastructure;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Alarms;

/// <summary>REP-17: a supervisor says that a complaint by the suspect is part of the conduct towards the victim.</summary>
[RequirePermission(Permission.EndorseRisk), ChangesCase]
public sealed class VexatiousModel(CaseDbContext db, ComplaintsQuery complaints, Submission submission, Reader reader) : PageModel
{
    [FromRoute] public Guid CaseId { get; set; }
    [BindProperty] public VexatiousInput Input { get; set; } = new();

    public IReadOnlyList<ComplaintRow> Offered { get; private set; } = [];
    public DateTimeOffset Now => db.Clock.GetUtcNow();

    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        if (!ModelState.Accepts(Input, new VexatiousInput.Validator(Offered))) return this.Redisplay();

        var of = await db.Cases.SingleAsync(c => c.Id == CaseId, ct);
        of.ClassComplaintVexatious(Input.Complaint!.Value, Input.Words!, reader.AsDecider, Now);
        return await submission.SaveOnCaseAsync(this, CaseId, $"/cases/{CaseId}/alarms", "The complaint counts as conduct towards the victim from now on.", ct);
    }

    private async Task LoadAsync(CancellationToken ct) => Offered = [.. (await complaints.RunAsync(CaseId, ct)).Where(c => !c.IsVexatious)];
}
