using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Domain.Safeguarding;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Safeguarding;

public sealed record OpenReferral(Guid Id, Guid OrganisationId, string Organisation);

/// <summary>Referrals of a case that wait for an advocate or have one. What the victim says of an organisation holds for all of its own.</summary>
public sealed class OpenReferralsQuery(CaseDbContext db)
{
    private const int Most = 50;

    /// <summary>The open ones of the same organisation on the same case, to be changed together; of a service outside this system itself alone.</summary>
    public async Task<IReadOnlyList<Referral>> OfSameOrganisationAsync(Referral referral, CancellationToken ct) =>
        await db.Referrals.WhereOpen().Where(r => r.CaseId == referral.CaseId && (r.Id == referral.Id || (r.OrganisationId != null && r.OrganisationId == referral.OrganisationId)))
            .OrderBy(r => r.MadeAt).ThenBy(r => r.Id).Take(Most).ToListAsync(ct);

    public async Task<IReadOnlyList<OpenReferral>> RunAsync(Guid caseId, CancellationToken ct) =>
        await (from r in db.Referrals.AsNoTracking().WhereOpen()
               join o in db.Organisations on r.OrganisationId equals o.Id
               where r.CaseId == caseId
               orderby r.MadeAt descending, r.Id descending
               select new OpenReferral(r.Id, o.Id, o.Name)).Take(Most).ToListAsync(ct);
}
