using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Data.Facts;
using StalkingCase.Domain.Alarms;
using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.Safeguarding;
using StalkingCase.Domain.Victims;
using StalkingCase.Web.Infrastructure;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Safeguarding;

/// <summary>The advocate's contact log (ux 3f): when, how, safe to speak, what was said, wishes, next contact.</summary>
[RequirePermission(Permission.SupportVictims)]
[SharedWithAdvocates(MayWrite = true)]
[ChangesCase]
public sealed class NewContactModel(CaseDbContext db, Submission submission, Reader reader) : PageModel
{
    [BindProperty(SupportsGet = true)] public Guid CaseId { get; set; }
    [BindProperty] public ContactInput Input { get; set; } = new();

    public SafeContact? Safe { get; private set; }
    public bool NotSafeNow { get; private set; }

    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        var now = db.Clock.GetUtcNow();
        if (!ModelState.Accepts(Input, new ContactInput.Validator(now))) return this.Redisplay();

        Rule.Require(reader.OrganisationId is not null, "ACC-02", "Your account belongs to no organisation. Ask the administrator.");
        var of = await db.Cases.SingleAsync(c => c.Id == CaseId, ct);
        var at = Input.When.At(now);
        var notSafe = await db.Alarms.AnyAsync(a => a.CaseId == CaseId && a.Kind == AlarmKind.NotSafeToContact && a.RaisedAt <= at && (a.EndedAt == null || a.EndedAt > at), ct);
        var against = SafeContactRule.Against(of.Victim, Input.How!.Value, at, notSafe);
        if (against.Count > 0)
        {
            // Without the key of the form, which is sent again once it is put right.
            of.StopContact(Input.How.Value, against, reader.Id, now);
            await db.CommitAsync(null, now, ct);
            ModelState.AddModelError("Input.How", SafeContactRule.Sentence(against, "Ask the police if there is immediate danger."));
            return this.Redisplay();
        }

        db.AdvocateContacts.Add(AdvocateContact.Record(of, reader.OrganisationId!.Value, Input.Content(), at, reader.Id, now));
        var said = Input is { Succeeded: true, SafeToSpeak: false } ? "Contact recorded. NOT safe to contact: do not call or text. The police see it on the case." : "Contact recorded.";
        return await submission.SaveOnCaseAsync(this, CaseId, $"/cases/{CaseId}/safeguarding/contacts", said, ct);
    }

    private async Task LoadAsync(CancellationToken ct)
    {
        Safe = (await db.Cases.AsNoTracking().SingleAsync(c => c.Id == CaseId, ct)).Victim.SafeContact;
        NotSafeNow = await db.Alarms.AsNoTracking().WhereOpen().AnyAsync(a => a.CaseId == CaseId && a.Kind == AlarmKind.NotSafeToContact, ct);
    }
}
