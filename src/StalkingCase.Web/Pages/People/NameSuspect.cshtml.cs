using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Data.Auditing;
using StalkingCase.Data.Search;
using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.People;
using StalkingCase.Web.Infrastructure;
using StalkingCase.Web.Pages.Reports;
using StalkingCase.Web.Pages.Search;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.People;

/// <summary>REP-04: an unknown suspect named later. Earlier records are looked up before anybody new is made.</summary>
[EnableRateLimiting(RateLimits.Search)]
[RequirePermission(Permission.LinkPeople), ChangesCase]
public sealed class NameSuspectModel(CaseDbContext db, PersonLookup lookup, CaseAccess access, Reader reader, AccessLog log, StaffSuspect staff, Submission submission) : PageModel
{
    private const int MostFound = 5;

    [FromRoute] public Guid CaseId { get; set; }
    [BindProperty] public NameSuspectInput Input { get; set; } = new();

    public IReadOnlyList<FoundPerson> Found { get; private set; } = [];

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var now = db.Clock.GetUtcNow();
        if (!ModelState.Accepts(Input, new NameSuspectInput.Validator(UkTime.DateOf(now)))) return this.Redisplay();
        var typed = new TypedPerson { FirstName = Input.Identity.FirstName, LastName = Input.Identity.LastName, BornOn = Input.Born, Today = UkTime.DateOf(now) };
        Found = await lookup.FindAsync(typed, access.Visible(), MostFound, ct);
        await log.ShownAsync(db, reader, "/cases/{caseId:guid}/people/name-suspect", null, typed, Found, ct);
        var chosen = Found.FirstOrDefault(f => f.Match.PersonId.ToString() == Input.Choice);
        if (Found.Count > 0 && chosen is null && Input.Choice != NameSuspectInput.SomebodyNew)
        {
            ModelState.AddModelError("Input.Choice", "Select an earlier record or \"None of these\"");
            return this.Redisplay();
        }

        var of = await db.Cases.SingleAsync(c => c.Id == CaseId, ct);
        var person = chosen is null ? Recorded(of.ForceId, now) : await db.People.SingleAsync(p => p.Id == chosen.Match.PersonId, ct);
        of.NameSuspect(person.Id, Input.Reason!, reader.Id, now);
        var told = of.Suspect.Contacts.Select(c => (c.Kind, Words: c.Words.Reveal())).ToList();
        await staff.KeepAwayAsync(of, typed.As(person.Identity) with { Identifiers = [.. told.Where(t => IdentifierOf(t.Kind) is not null).Select(t => new TypedIdentifier(IdentifierOf(t.Kind)!.Value, t.Words))] },
            [person.Nickname, .. told.Where(t => t.Kind is ContactKind.Handle or ContactKind.Description).Select(t => t.Words)], now, ct);
        return await submission.SaveAsync(this, $"/cases/{CaseId}/people", "The suspect is named.", ct);
    }

    private Person Recorded(Guid forceId, DateTimeOffset now)
    {
        var person = Person.Record(forceId, Input.Identity, now);
        db.People.Add(person);
        return person;
    }

    private static IdentifierKind? IdentifierOf(ContactKind kind) => kind switch
    {
        ContactKind.Phone => IdentifierKind.Phone,
        ContactKind.Email => IdentifierKind.Email,
        ContactKind.Handle => IdentifierKind.Handle,
        ContactKind.Vehicle => IdentifierKind.Vehicle,
        ContactKind.Address => IdentifierKind.Address,
        _ => null,
    };
}
