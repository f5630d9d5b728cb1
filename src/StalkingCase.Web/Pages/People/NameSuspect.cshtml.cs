using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Data.Search;
using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.People;
using StalkingCase.Web.Infrastructure;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.People;

/// <summary>REP-04: an unknown suspect named later. Earlier records are looked up before anybody new is made.</summary>
[RequirePermission(Permission.LinkPeople), ChangesCase]
public sealed class NameSuspectModel(CaseDbContext db, PersonLookup lookup, CaseAccess access, Submission submission) : PageModel
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
        var chosen = Found.FirstOrDefault(f => f.Match.PersonId.ToString() == Input.Choice);
        if (Found.Count > 0 && chosen is null && Input.Choice != NameSuspectInput.SomebodyNew)
        {
            ModelState.AddModelError("Input.Choice", "Select an earlier record or \"None of these\"");
            return this.Redisplay();
        }

        var of = await db.Cases.SingleAsync(c => c.Id == CaseId, ct);
        var personId = chosen?.Match.PersonId ?? Record(of.ForceId, now);
        of.NameSuspect(personId, Input.Reason!, db.Actor.UserId!.Value, now);
        return await submission.SaveAsync(this, $"/cases/{CaseId}/people", "The suspect is named.", ct);
    }

    private Guid Record(Guid forceId, DateTimeOffset now)
    {
        var person = Person.Record(forceId, Input.Identity, now);
        db.People.Add(person);
        return person.Id;
    }
}
