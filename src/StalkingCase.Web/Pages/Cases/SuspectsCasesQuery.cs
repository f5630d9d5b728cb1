using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Domain.Cases;
using StalkingCase.Web.Infrastructure.TagHelpers;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Cases;

/// <summary>Other victims of the suspect of a case: their cases that this reader works on. Of the others nothing is said, nor that there are any.</summary>
public sealed class SuspectsCasesQuery(CaseDbContext db, CaseAccess access)
{
    private const int Most = 50;

    public async Task<IReadOnlyList<Choice>> RunAsync(Guid caseId, CancellationToken ct)
    {
        var suspects = db.Cases.IgnoreAutoIncludes().Where(c => c.Id == caseId).SelectMany(c => c.Roles).Where(r => r.Part == RolePart.Suspect).Select(r => r.PersonId);
        var others = access.Worked().Where(c => c.Id != caseId && c.Status == CaseStatus.Open && c.Roles.Any(r => r.Part == RolePart.Suspect && suspects.Contains(r.PersonId)));
        return await WordedAsync(others, ct);
    }

    /// <summary>Of these the ones that an order or a warrant does not cover yet.</summary>
    public async Task<IReadOnlyList<Choice>> LeftAsync(Guid caseId, Guid own, IReadOnlyList<CoveredCase> covers, CancellationToken ct)
    {
        var covered = covers.Select(c => c.CaseId).Append(own).Select(id => id.ToString()).ToHashSet();
        return [.. (await RunAsync(caseId, ct)).Where(c => !covered.Contains(c.Value))];
    }

    /// <summary>The chosen ones, to be covered.</summary>
    public Task<List<Case>> ChosenAsync(IReadOnlyList<Guid> caseIds, CancellationToken ct) => db.Cases.Where(c => caseIds.Contains(c.Id)).OrderBy(c => c.Id).Take(Most).ToListAsync(ct);

    /// <summary>Of some cases those that this reader may see, as a page names them.</summary>
    public async Task<IReadOnlyList<Choice>> NamedAsync(IReadOnlyList<Guid> caseIds, CancellationToken ct) =>
        caseIds.Count == 0 ? [] : await WordedAsync(access.Worked().Where(c => caseIds.Contains(c.Id)), ct);

    private async Task<IReadOnlyList<Choice>> WordedAsync(IQueryable<Case> cases, CancellationToken ct)
    {
        var found = await cases.OrderBy(c => c.Reference).ThenBy(c => c.Id).Take(Most)
            .Select(c => new { c.Id, c.Reference, VictimId = c.Roles.Where(r => r.Part == RolePart.Victim).Select(r => r.PersonId).First() }).ToListAsync(ct);
        var victims = found.Select(c => c.VictimId).ToList();
        var people = await db.People.AsNoTracking().Where(p => victims.Contains(p.Id)).ToDictionaryAsync(p => p.Id, ct);
        return [.. found.Select(c => new Choice(c.Id.ToString(), $"{c.Reference}, {people[c.VictimId].ShortName}"))];
    }
}
