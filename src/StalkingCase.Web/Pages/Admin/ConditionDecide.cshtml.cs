using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Domain.Orders;
using StalkingCase.Web.Infrastructure;
using StalkingCase.Web.Pages.Cases;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Admin;

/// <summary>AUD-02: who approves a wording is not who asked for it. What was asked is shown beside what is offered now.</summary>
[RequirePermission(Permission.Administer)]
public sealed class ConditionDecideModel(CaseDbContext db, OfficerNamesQuery names, Submission submission, Reader reader) : PageModel
{
    public LibraryCondition Condition { get; private set; } = null!;
    public LibraryWording Asked { get; private set; } = null!;
    public OfficerNames Names { get; private set; } = null!;
    public DateTimeOffset Now => db.Clock.GetUtcNow();
    public Guid ReaderId => reader.Id;

    public async Task<IActionResult> OnGetAsync(Guid of, Guid wording, CancellationToken ct) => await LoadAsync(of, wording, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid of, Guid wording, bool approve, CancellationToken ct)
    {
        if (!await LoadAsync(of, wording, ct)) return NotFound();
        Condition.Decide(wording, approve, reader.Id, Now);
        return await submission.SaveAsync(this, "/admin/conditions", approve ? "Approved. It counts from its start; orders keep what they have." : "Declined.", ct);
    }

    private async Task<bool> LoadAsync(Guid of, Guid wording, CancellationToken ct)
    {
        if (await db.LibraryConditions.SingleOrDefaultAsync(c => c.Id == of && c.ForceId == reader.ForceId, ct) is not { } found) return false;
        if (found.Wordings.FirstOrDefault(w => w.Id == wording) is not { } asked) return false;
        (Condition, Asked) = (found, asked);
        Names = await names.RunAsync([asked.AskedBy, asked.DecidedBy], ct);
        return true;
    }
}
