using Microsoft.EntityFrameworkCore;
using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.People;

namespace StalkingCase.Web.Commands.Replay;

/// <summary>People typed afresh and found again by the look-up; the case that both of them already have.</summary>
internal sealed partial class CaseWriter
{
    private async Task<(Case Case, bool IsNew)> CaseOfAsync(string victimRole, string suspectRole, DateTimeOffset now, CancellationToken ct)
    {
        var victim = await PersonAsync(victimRole, now, ct);
        var suspect = await PersonAsync(suspectRole, now, ct);
        var found = await db.Cases.FirstOrDefaultAsync(c => c.Roles.Any(r => r.PersonId == victim && r.Part == RolePart.Victim) && c.Roles.Any(r => r.PersonId == suspect && r.Part == RolePart.Suspect), ct);
        if (found is not null) return (found, false);
        var opened = Case.Open(force, unit, victim, suspect, suspectKnown: true, Labels.Relationship(chronology.Relationship), officer, now);
        db.Cases.Add(opened);
        return (opened, true);
    }

    private async Task<Guid> PersonAsync(string role, DateTimeOffset now, CancellationToken ct)
    {
        var typed = cast.Type(role);
        var asked = new TypedPerson { FirstName = typed.Identity.FirstName, LastName = typed.Identity.LastName, BornOn = typed.Identity.BornOn, Today = UkTime.DateOf(now) };
        foreach (var match in await lookup.FindAsync(asked, db.Cases.IgnoreAutoIncludes(), 5, ct))
        {
            if (_roleOf.GetValueOrDefault(match.Match.PersonId) != role) continue;
            var known = await db.People.SingleAsync(p => p.Id == match.Match.PersonId, ct);
            known.FillBlanks(typed.Identity);
            return known.Id;
        }

        var person = Person.Record(force, typed.Identity, now);
        db.People.Add(person);
        _roleOf[person.Id] = role;
        return person.Id;
    }
}
