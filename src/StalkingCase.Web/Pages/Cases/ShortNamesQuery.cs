using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Domain.Cases;

namespace StalkingCase.Web.Pages.Cases;

/// <summary>The short names of the people of a page of cases, which the caller has chosen as ones the reader may read.</summary>
public sealed class ShortNamesQuery(CaseDbContext db)
{
    public async Task<IReadOnlyDictionary<(Guid CaseId, RolePart Part), string>> RunAsync(IReadOnlyList<Guid> caseIds, CancellationToken ct)
    {
        var people = await (from c in db.Cases.IgnoreAutoIncludes()
                            from r in c.Roles
                            join p in db.People on r.PersonId equals p.Id
                            where caseIds.Contains(c.Id) && (r.Part == RolePart.Victim || r.Part == RolePart.Suspect)
                            orderby c.Id, r.Id
                            select new { CaseId = c.Id, r.Part, Person = p }).AsNoTracking().Take(500).ToListAsync(ct);
        return people.GroupBy(p => (p.CaseId, p.Part)).ToDictionary(g => g.Key, g => g.First().Person.ShortName);
    }
}
