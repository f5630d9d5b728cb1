using StalkingCase.Data;
using StalkingCase.Data.Identity;

namespace StalkingCase.Web.Security;

/// <summary>Whom no grant brings into a case: who has a conflict in it, and on a restricted case whoever is not named (SEC-D03, SEC-D15).</summary>
internal static class KeptOut
{
    public static IQueryable<Officer> NotKeptOutOf(this IQueryable<Officer> people, CaseDbContext db, Guid caseId) => people.Where(u =>
        !db.Conflicts.Any(x => x.UserId == u.Id && (x.CaseId == caseId || db.Cases.Any(c => c.Id == caseId && c.Roles.Any(r => r.PersonId == x.PersonId))))
        && db.Cases.Any(c => c.Id == caseId && (!c.IsRestricted || c.NamedReaders.Any(n => n.UserId == u.Id))));
}
