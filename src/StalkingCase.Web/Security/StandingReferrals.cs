using StalkingCase.Domain.Safeguarding;

namespace StalkingCase.Web.Security;

/// <summary>Which referrals give a view, in one place: the gate, the lists and who is offered a piece of work agree (SEC-D17).</summary>
public static class StandingReferrals
{
    /// <summary>Accepted, with consent or a lawful basis, begun and neither withdrawn nor run out.</summary>
    public static IQueryable<Referral> WhereStanding(this IQueryable<Referral> referrals, DateTimeOffset now) => referrals.Where(r =>
        r.Status == ReferralStatus.Accepted && r.WithdrawnAt == null && (r.ConsentGiven || r.LawfulBasis != null) && r.ConsentFrom <= now && (r.ConsentUntil == null || r.ConsentUntil > now));

    /// <summary>Of several on one case the latest counts, alone.</summary>
    public static IQueryable<Referral> LatestOfEachCase(this IQueryable<Referral> of) => of.Where(r =>
        !of.Any(later => later.CaseId == r.CaseId && (later.MadeAt > r.MadeAt || (later.MadeAt == r.MadeAt && later.Id > r.Id))));

    /// <summary>The same for each advocate of a case.</summary>
    public static IQueryable<Referral> LatestOfEachAdvocate(this IQueryable<Referral> of) => of.Where(r =>
        !of.Any(later => later.CaseId == r.CaseId && later.AdvocateId == r.AdvocateId && (later.MadeAt > r.MadeAt || (later.MadeAt == r.MadeAt && later.Id > r.Id))));

    /// <summary>Those that wait for an advocate or have one, whatever consent says now.</summary>
    public static IQueryable<Referral> WhereOpen(this IQueryable<Referral> referrals) => referrals.Where(r => r.Status == ReferralStatus.Sent || r.Status == ReferralStatus.Accepted);
}
