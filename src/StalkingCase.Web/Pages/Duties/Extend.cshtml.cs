using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Domain.Duties;
using StalkingCase.Web.Infrastructure;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Duties;

[RequirePermission(Permission.EndorseRisk), ChangesCase]
public sealed class ExtendModel(CaseDbContext db, Submission submission, Reader reader, TimeProvider clock) : PageModel
{
    [FromRoute] public Guid CaseId { get; set; }
    [FromRoute] public Guid DutyId { get; set; }
    [BindProperty] public ExtendInput Input { get; set; } = new();

    public Duty Duty { get; private set; } = null!;
    public string What => DutyBook.ClockOf(Duty.Clock).Title;
    public DateTimeOffset Now { get; } = clock.GetUtcNow();

    /// <summary>Null for a duty that is never put off.</summary>
    public DateTimeOffset? Latest => Extension.LatestOf(Duty);

    public bool IsStatutory => Extension.IsStatutory(Duty.Clock);

    /// <summary>Put off as far as it goes already, or overdue for longer than it can be put off.</summary>
    public bool IsSpent => Latest is not { } latest || latest <= Duty.DueBy || latest <= Now;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await LoadAsync(ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await LoadAsync(ct)) return NotFound();
        if (!ModelState.Accepts(Input, new ExtendInput.Validator())) return this.Redisplay();

        var of = await db.Cases.SingleAsync(c => c.Id == CaseId, ct);
        of.ExtendDuty(Duty, Input.DueBy!.Value, Input.Reason!, reader.AsDecider, Now);
        return await submission.SaveAsync(this, $"/cases/{CaseId}/duties", "The duty has more time. The first date stays on it.", ct);
    }

    private async Task<bool> LoadAsync(CancellationToken ct)
    {
        if (await db.Duties.AsNoTracking().SingleOrDefaultAsync(d => d.Id == DutyId && d.CaseId == CaseId, ct) is not { } duty) return false;
        Duty = duty;
        return true;
    }
}
