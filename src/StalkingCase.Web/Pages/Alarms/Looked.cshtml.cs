using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Domain.Kernel;
using StalkingCase.Web.Infrastructure;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Alarms;

[RequirePermission(Permission.WorkOnCase), ChangesCase]
public sealed class LookedModel(CaseDbContext db, AlarmsQuery query, Submission submission, Reader reader) : PageModel
{
    [FromRoute] public Guid CaseId { get; set; }
    [FromRoute] public Guid AlarmId { get; set; }
    [BindProperty] public LookedInput Input { get; set; } = new();

    public AlarmRow Alarm { get; private set; } = null!;
    public DateTimeOffset Now => db.Clock.GetUtcNow();

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await LoadAsync(ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await LoadAsync(ct)) return NotFound();
        Rule.Require(Alarm.EndedAt is null, "REP-07", "This alarm has ended.");
        if (!ModelState.Accepts(Input, new LookedInput.Validator())) return this.Redisplay();

        var of = await db.Cases.SingleAsync(c => c.Id == CaseId, ct);
        of.LookAtAlarm(Alarm.Kind, AlarmId, Input.Words!, reader.Id, Now);
        return await submission.SaveAsync(this, $"/cases/{CaseId}/alarms", "What you did about the alarm is recorded.", ct);
    }

    private async Task<bool> LoadAsync(CancellationToken ct)
    {
        IReadOnlyList<AlarmRow> shown = [.. await query.RunAsync(CaseId, open: true, ct), .. await query.RunAsync(CaseId, open: false, ct)];
        if (shown.FirstOrDefault(a => a.AlarmId == AlarmId) is not { } alarm) return false;
        Alarm = alarm;
        return true;
    }
}
