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

    /// <summary>One further period at most; a clock that the law sets is never longer.</summary>
    public DateTimeOffset Latest => IsStatutory ? Duty.OriginalDueBy : Duty.OriginalDueBy + (Duty.OriginalDueBy - Duty.StartsAt);

    public bool IsStatutory => Policy.Clocks.Any(c => c.Id == Duty.Clock && c.Basis is PolicyBasis.Law);

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await LoadAsync(ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await LoadAsync(ct)) return NotFound();
        if (!ModelState.Accepts(Input, new ExtendInput.Validator())) return this.Redisplay();

        var of = await db.Cases.SingleAsync(c => c.Id == CaseId, ct);
        of.ExtendDuty(Duty, Input.DueBy!.Value, Latest, Input.Reason!, reader.AsDecider, Now);
        return await submission.SaveAsync(this, $"/cases/{CaseId}/duties", "The duty has more time. The first date stays on it.", ct);
    }

    private async Task<bool> LoadAsync(CancellationToken ct)
    {
        if (await db.Duties.AsNoTracking().SingleOrDefaultAsync(d => d.Id == DutyId && d.CaseId == CaseId, ct) is not { } duty) return false;
        Duty = duty;
        return true;
    }
}
