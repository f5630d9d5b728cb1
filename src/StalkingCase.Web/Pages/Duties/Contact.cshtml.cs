using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Victims;
using StalkingCase.Web.Infrastructure;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Duties;

/// <summary>Our contact with the victim, or a failed try: only a success that says what was told meets a clock (VIC-02, VIC-03).</summary>
[RequirePermission(Permission.WorkOnCase)]
[ChangesCase]
public sealed class ContactModel(CaseDbContext db, OpenDutiesQuery duties, Submission submission, Reader reader) : PageModel
{
    [BindProperty(SupportsGet = true)] public Guid CaseId { get; set; }
    [BindProperty] public ContactInput Input { get; set; } = new();

    public IReadOnlyList<OpenDuty> Owed { get; private set; } = [];
    public SafeContact? Safe { get; private set; }
    public Guid VictimRoleId { get; private set; }

    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        var now = db.Clock.GetUtcNow();
        if (!ModelState.Accepts(Input, new ContactInput.Validator(now, Safe))) return this.Redisplay();

        var of = await db.Cases.SingleAsync(c => c.Id == CaseId, ct);
        db.VictimContacts.Add(VictimContact.Record(of, Input.Succeeded!.Value, Input.Told, Input.AllWords(), Input.When.At(now), reader.Id, now));
        var said = Input switch
        {
            { Succeeded: true, SafeToSpeak: false } => "Contact recorded. Not safe to contact: do not call or text until the safe contact plan is checked.",
            { Succeeded: true } => "Contact with the victim recorded.",
            _ => "Failed try recorded. The victim still has to be told.",
        };
        return await submission.SaveOnCaseAsync(this, CaseId, $"/cases/{CaseId}", said, ct);
    }

    private async Task LoadAsync(CancellationToken ct)
    {
        Owed = await duties.RunAsync(CaseId, ct, "CLK-13", "CLK-14", "CLK-15", "CLK-16", "CLK-17", "CLK-48", "CLK-53");
        var victim = await db.Cases.AsNoTracking().IgnoreAutoIncludes().Where(c => c.Id == CaseId).SelectMany(c => c.Roles).Where(r => r.Part == RolePart.Victim).Select(r => new { r.Id, r.SafeContact }).FirstAsync(ct);
        (VictimRoleId, Safe) = (victim.Id, victim.SafeContact);
    }
}
