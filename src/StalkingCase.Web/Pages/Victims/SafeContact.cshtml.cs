using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Domain.Alarms;
using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.Victims;
using StalkingCase.Web.Infrastructure;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Victims;

/// <summary>How the victim can be reached without danger (VIC-02, VIC-06); a check of it ends ALERT-07. Says what is recorded, never what it is.</summary>
[RequirePermission(Permission.WorkOnCase)]
[ChangesCase]
public sealed class SafeContactModel(CaseDbContext db, Submission submission, Reader reader) : PageModel
{
    [BindProperty(SupportsGet = true)] public Guid CaseId { get; set; }
    [BindProperty] public SafeContactInput Input { get; set; } = new();

    public Guid VictimRoleId { get; private set; }
    public SafeContact? Safe { get; private set; }
    public bool HasHours { get; private set; }
    public bool HasCodeWord { get; private set; }
    public bool? MayWriteTo { get; private set; }
    public bool NotSafeNow { get; private set; }

    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var of = await LoadAsync(ct);
        if (!ModelState.Accepts(Input, new SafeContactInput.Validator())) return this.Redisplay();

        var now = db.Clock.GetUtcNow();
        if (Input.Way is { } way) of.PreferContactBy(way, worksOnCase: true, reader.Id, now);
        if (Input.Hours() is { } hours) of.SetSafeHours(hours, reader.Id, now);
        if (Input.SafeToWrite is { } isSafe)
        {
            var queued = await db.VictimLetters.Where(l => l.CaseId == CaseId && l.Status == LetterStatus.Queued).ToListAsync(ct);
            of.SetSafeToWrite(isSafe, queued, reader.Id, now);
        }

        if (!string.IsNullOrWhiteSpace(Input.CodeWord)) of.SetCodeWord(new ProtectedText(Input.CodeWord.Trim()), reader.Id, now);
        if (!string.IsNullOrWhiteSpace(Input.Checked)) of.CheckSafeContact(Input.Checked, reader.Id, now);
        return await submission.SaveOnCaseAsync(this, CaseId, $"/cases/{CaseId}/victim/safe-contact", "Safe contact saved. The hours and the code word are hidden from now on.", ct);
    }

    private async Task<Case> LoadAsync(CancellationToken ct)
    {
        var of = await db.Cases.SingleAsync(c => c.Id == CaseId, ct);
        var victim = of.Victim;
        (VictimRoleId, Safe, HasHours, MayWriteTo) = (victim.Id, victim.SafeContact, victim.SafeHours is not null, victim.SafeToWrite);
        HasCodeWord = victim.Contacts.Any(c => c.Kind is ContactKind.CodeWord && c.SupersededAt is null);
        NotSafeNow = await db.Alarms.AnyAsync(a => a.CaseId == CaseId && a.Kind == AlarmKind.NotSafeToContact && a.EndedAt == null, ct);
        return of;
    }
}
