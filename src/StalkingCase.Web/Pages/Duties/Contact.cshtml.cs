using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Domain.Alarms;
using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.Victims;
using StalkingCase.Web.Infrastructure;
using StalkingCase.Web.Infrastructure.TagHelpers;
using StalkingCase.Web.Pages.Safeguarding;
using StalkingCase.Web.Pages.Victims;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Duties;

/// <summary>Our contact with the victim, or a failed try: only a success that says what was told meets a clock (VIC-02, VIC-03).</summary>
[RequirePermission(Permission.WorkOnCase)]
[ChangesCase]
public sealed class ContactModel(CaseDbContext db, OpenDutiesQuery duties, VictimStateQuery states, SuspectWordsQuery suspect, Submission submission, Reader reader) : PageModel
{
    [BindProperty(SupportsGet = true)] public Guid CaseId { get; set; }
    [BindProperty] public ContactInput Input { get; set; } = new();

    public IReadOnlyList<OpenDuty> Owed { get; private set; } = [];
    public SafeContact? Safe { get; private set; }
    public Guid VictimRoleId { get; private set; }
    public bool NotSafeNow { get; private set; }

    /// <summary>By kind and date, never by its words; what is not to be used is not among them (SEC-D07).</summary>
    public IReadOnlyList<SelectListItem> Details { get; private set; } = [];

    /// <summary>Known dates that the victim can be warned of: those to come, and those that went by unsaid (CLK-46).</summary>
    public IReadOnlyList<StandingDate> Dates { get; private set; } = [];

    public IEnumerable<Choice> DateChoices => Dates.Select(d => new Choice(d.Id.ToString(), DatesModel.Text(d)));

    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        var now = db.Clock.GetUtcNow();
        if (!ModelState.Accepts(Input, new ContactInput.Validator(now, Dates))) return this.Redisplay();

        var of = await db.Cases.SingleAsync(c => c.Id == CaseId, ct);
        var at = Input.When.At(now);
        var notSafe = await db.Alarms.AnyAsync(a => a.CaseId == CaseId && a.Kind == AlarmKind.NotSafeToContact && a.RaisedAt <= at && (a.EndedAt == null || a.EndedAt > at), ct);
        var against = SafeContactRule.Against(of.Victim, Input.How!.Value, at, notSafe);
        if (against.Count > 0 && !Input.Overrides)
        {
            // Without the key of the form, which is sent again once it is put right.
            of.StopContact(Input.How.Value, against, reader.Id, now);
            await db.CommitAsync(null, now, ct);
            ModelState.AddModelError("Input.How", SafeContactRule.Sentence(against));
            return this.Redisplay();
        }

        db.VictimContacts.Add(VictimContact.Record(of, Input.Content(now, notSafe, Dates), await suspect.ScreenAsync(CaseId, ct), reader.Id, now));
        var said = Input switch
        {
            { Succeeded: true, SafeToSpeak: false } => "Contact recorded. Not safe to contact: do not call or text until the safe contact plan is checked.",
            { Succeeded: true } => "Contact with the victim recorded.",
            _ => "Failed try recorded. The victim still has to be told.",
        };
        return await submission.SaveOnCaseAsync(this, CaseId, $"/cases/{CaseId}/victim/contacts", said, ct);
    }

    private async Task LoadAsync(CancellationToken ct)
    {
        var now = db.Clock.GetUtcNow();
        Owed = await duties.RunAsync(CaseId, ct, "CLK-13", "CLK-14", "CLK-15", "CLK-16", "CLK-17", "CLK-46", "CLK-48", "CLK-53");
        Dates = (await states.RunAsync(CaseId, ct)).DatesToWarnOf(UkTime.DateOf(now), [.. Owed.Where(d => d.Clock == "CLK-46" && d.Part.StartsWith("victim", StringComparison.Ordinal)).Select(d => d.SubjectId)]);
        var victim = await db.Cases.AsNoTracking().IgnoreAutoIncludes().Where(c => c.Id == CaseId).SelectMany(c => c.Roles).Where(r => r.Part == RolePart.Victim)
            .Select(r => new { r.Id, r.SafeContact, Details = r.Contacts.Where(d => d.SupersededAt == null).Select(d => new { d.Id, d.Kind, d.RecordedAt }).ToList() }).FirstAsync(ct);
        (VictimRoleId, Safe) = (victim.Id, victim.SafeContact);
        Details = [.. victim.Details.Where(d => Ways.Contains(d.Kind)).OrderBy(d => d.Kind).ThenByDescending(d => d.RecordedAt)
            .Select(d => new SelectListItem($"{EnumText.Of(d.Kind)}, recorded {UkTimeText.Format(d.RecordedAt, now)}", d.Id.ToString()))];
        NotSafeNow = await db.Alarms.AnyAsync(a => a.CaseId == CaseId && a.Kind == AlarmKind.NotSafeToContact && a.EndedAt == null, ct);
    }

    private static readonly ContactKind[] Ways = [ContactKind.Phone, ContactKind.Email, ContactKind.Handle, ContactKind.Address, ContactKind.Workplace, ContactKind.SafePlace];
}
