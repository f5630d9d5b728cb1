using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Domain.Cases;
using StalkingCase.Domain.People;
using StalkingCase.Domain.Victims;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.People;

public sealed record OtherCase(Guid CaseId, string Reference, RolePart Part, CaseStatus Status);

public sealed record CasePerson(Guid RoleId, Guid PersonId, RolePart Part, string Name, bool IsKnown, DateOnly? BornOn, int? BornYearAbout, SafeContact? Safe, IReadOnlyList<WarningMarker> Markers, IReadOnlyList<ContactKind> Contacts, IReadOnlyList<OtherCase> Others)
{
    /// <summary>Ways to reach the victim that were told and do not stand (VIC-02, SEC-R13).</summary>
    public IReadOnlyList<AlsoTold> AlsoTold { get; init; } = [];
}

public sealed record AlsoTold(SafeContact Way, string Why, DateTimeOffset At);

/// <summary>
/// The people of a case; of their contact details only which there are. Other cases as far as the reader may know of them
/// (RSK-10). An advocate reads the victim's, and of the suspect the name.
/// </summary>
public sealed class CasePeopleQuery(CaseDbContext db, CaseAccess access, Reader reader)
{
    private const int MostOthers = 50;

    public async Task<IReadOnlyList<CasePerson>> RunAsync(Guid caseId, CancellationToken ct)
    {
        var isAdvocate = reader.Role is Roles.Advocate;
        var roles = await db.Cases.AsNoTracking().IgnoreAutoIncludes().Where(c => c.Id == caseId).SelectMany(c => c.Roles)
            .Select(r => new { r.Id, r.PersonId, r.Part, r.SafeContact, Kinds = r.Contacts.Where(d => d.SupersededAt == null).Select(d => d.Kind).ToList() }).ToListAsync(ct);
        var ids = roles.Select(r => r.PersonId).ToList();
        var people = await db.People.AsNoTracking().Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, ct);
        var found = from c in access.Visible()
                    from r in c.Roles
                    where c.Id != caseId && ids.Contains(r.PersonId)
                    orderby c.Reference, r.Id
                    select new { r.PersonId, CaseId = c.Id, c.Reference, r.Part, c.Status };
        var others = isAdvocate ? [] : await found.Take(MostOthers).ToListAsync(ct);
        var told = isAdvocate ? [] : await db.Amendments.AsNoTracking().Where(a => a.CaseId == caseId && a.RecordId == caseId && a.Field == Case.SafeContactField)
            .OrderByDescending(a => a.AmendedAt).ThenByDescending(a => a.Id).Take(MostOthers).ToListAsync(ct);
        return
        [
            .. from role in roles
               let person = people[role.PersonId]
               let isCut = isAdvocate && role.Part is not RolePart.Victim
               orderby role.Part, role.Id
               select new CasePerson(role.Id, role.PersonId, role.Part, person.DisplayName, person.Identity.IsKnown, isCut ? null : person.BornOn, isCut ? null : person.BornYearAbout, role.SafeContact,
                   isAdvocate ? [] : person.Markers, isCut ? [] : [.. role.Kinds.Distinct()], [.. others.Where(o => o.PersonId == role.PersonId).Select(o => new OtherCase(o.CaseId, o.Reference, o.Part, o.Status))])
               {
                   AlsoTold = role.Part is RolePart.Victim ? [.. told.Select(t => new AlsoTold(Enum.Parse<SafeContact>(t.Earlier!), t.Reason!, t.AmendedAt))] : [],
               },
        ];
    }
}
