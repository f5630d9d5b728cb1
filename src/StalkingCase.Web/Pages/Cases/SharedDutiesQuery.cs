using StalkingCase.Data;
using StalkingCase.Data.Facts;
using StalkingCase.Domain.Duties;
using StalkingCase.Domain.Safeguarding;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Cases;

/// <summary>
/// The open duties of cases that a list may tell its reader of: for the police all that are visible; for an advocate her own
/// and the clocks that each case's consent covers, so that no time in a list tells of an arrest or an order (ux 3f, SEC-D17).
/// </summary>
public sealed class SharedDutiesQuery(CaseDbContext db, CaseAccess access, Reader reader)
{
    public IQueryable<Duty> Open(DateTimeOffset now)
    {
        var open = db.Duties.WhereOpen().Where(d => d.VisibleFrom <= now);
        if (!reader.IsAdvocate) return open;
        var (id, live) = (reader.Id, access.LiveReferrals(now));
        var always = DutyWords.SharedWith(ConsentScopes.None);
        var (withPlan, plan) = (DutyWords.SharedWith(ConsentScopes.SafetyPlan).Except(always).ToList(), (int)ConsentScopes.SafetyPlan);
        var (withOrders, orders) = (DutyWords.SharedWith(ConsentScopes.Orders).Except(always).ToList(), (int)ConsentScopes.Orders);
        return open.Where(d => d.OwnerId == id || always.Contains(d.Clock)
            || (withPlan.Contains(d.Clock) && live.Any(r => r.CaseId == d.CaseId && ((int)r.Scopes & plan) == plan))
            || (withOrders.Contains(d.Clock) && live.Any(r => r.CaseId == d.CaseId && ((int)r.Scopes & orders) == orders)));
    }
}
