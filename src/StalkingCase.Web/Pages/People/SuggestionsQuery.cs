using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Domain.Alarms;
using StalkingCase.Domain.Cases;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.People;

public sealed record Suggestion(Guid CaseId, string Reference, CaseStatus Status, DateTimeOffset RaisedAt, string Victim, string Suspect, int Reports);

/// <summary>Earlier records that the alarm book offers and nobody has decided on, as far as the reader may know of them.</summary>
public sealed class SuggestionsQuery(CaseDbContext db, CaseAccess access)
{
    private const int Most = 50;

    public async Task<IReadOnlyList<Suggestion>> RunAsync(Guid caseId, CancellationToken ct)
    {
        var alarms = await db.Alarms.AsNoTracking().Where(a => a.CaseId == caseId && a.Kind == AlarmKind.UnlinkedRecord && a.EndedAt == null)
            .OrderBy(a => a.RaisedAt).ThenBy(a => a.Id).Take(Most).Select(a => new { a.SubjectId, a.RaisedAt }).ToListAsync(ct);
        var ids = alarms.Select(a => a.SubjectId).ToList();
        var cases = await access.Visible().Where(c => ids.Contains(c.Id)).Select(c => new
        {
            c.Id,
            c.Reference,
            c.Status,
            Reports = db.Reports.Count(r => r.CaseId == c.Id),
            Victim = c.Roles.Where(r => r.Part == RolePart.Victim).Select(r => r.PersonId).First(),
            Suspect = c.Roles.Where(r => r.Part == RolePart.Suspect).Select(r => r.PersonId).First(),
        }).ToListAsync(ct);
        var people = cases.SelectMany(c => new[] { c.Victim, c.Suspect }).Distinct().ToList();
        var names = await db.People.AsNoTracking().Where(p => people.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.ShortName, ct);
        return [.. from a in alarms
                   join c in cases on a.SubjectId equals c.Id
                   select new Suggestion(c.Id, c.Reference, c.Status, a.RaisedAt, names[c.Victim], names[c.Suspect], c.Reports)];
    }
}
