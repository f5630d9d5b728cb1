using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Data.Facts;
using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Duties;
using StalkingCase.Domain.Risk;
using StalkingCase.Domain.Safeguarding;
using StalkingCase.Web.Infrastructure;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Team;

public sealed record TeamRow(Guid ReferralId, string Reference, RiskGrade? Risk, bool IsEndorsed, ReferralStatus Status, Guid? AdvocateId, string? Advocate, DateTimeOffset MadeAt, DateTimeOffset? NextDue);

public sealed record TeamReferral(Guid CaseId, string Reference, ReferralStatus Status, Guid? OfficerInCase);

/// <summary>What an advocate of the organisation left until it reached her manager, or what is the manager's own to do.</summary>
public sealed record ClimbedRow(Guid ReferralId, string Reference, RiskGrade? Risk, bool IsEndorsed, ReferralStatus Status, string ClockId, DateTimeOffset DueBy, string? Advocate)
{
    public string Title => DutyBook.ClockOf(ClockId).Title;

    public string Href => Status is ReferralStatus.Sent ? $"/referrals/{ReferralId}" : ClockId is "CLK-47" ? $"/team/{ReferralId}/reassign" : "/team";
}

public sealed record AwayRow(Guid Id, Guid AdvocateId, string Advocate, DateTimeOffset From, DateTimeOffset Until, string? Deputy);

/// <summary>The caseload of the manager's organisation, by reference and due time only: she opens a case only as its named deputy.</summary>
public sealed class TeamQuery(CaseDbContext db, Reader reader, TimeProvider clock)
{
    public const int PageSize = 50;

    public async Task<(IReadOnlyList<TeamRow> Rows, string? Next)> RunAsync(Keyset? after, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var open = OpenReferrals();
        if (after is { } k) open = open.Where(r => r.MadeAt < k.At || (r.MadeAt == k.At && r.Id > k.Id));
        var rows = await (from r in open
                          join c in OpenTo() on r.CaseId equals c.Id
                          orderby r.MadeAt descending, r.Id
                          select new TeamRow(r.Id, c.Reference, c.EffectiveRisk, c.IsRiskEndorsed, r.Status, r.AdvocateId, db.Users.Where(u => u.Id == r.AdvocateId).Select(u => u.DisplayName).FirstOrDefault(), r.MadeAt,
                              db.Duties.WhereOpen().Where(d => d.CaseId == c.Id && d.VisibleFrom <= now && ((r.AdvocateId != null && d.OwnerId == r.AdvocateId) || ((d.Clock == "CLK-11" || d.Clock == "CLK-47") && d.SubjectId == r.Id))).OrderBy(d => d.DueBy).Select(d => (DateTimeOffset?)d.DueBy).FirstOrDefault()))
            .Take(PageSize + 1).ToListAsync(ct);
        var shown = rows.Take(PageSize).ToList();
        return (shown, rows.Count > PageSize ? new Keyset(0, shown[^1].MadeAt, shown[^1].ReferralId).ToString() : null);
    }

    public Task<TeamReferral?> FindAsync(Guid referralId, CancellationToken ct) =>
        (from r in OpenReferrals() join c in OpenTo() on r.CaseId equals c.Id where r.Id == referralId select new TeamReferral(c.Id, c.Reference, r.Status, c.OfficerInCaseId)).SingleOrDefaultAsync(ct);

    /// <summary>
    /// What climbed to the manager (CLK-08, CLK-11) or is her post's (CLK-47), the longest due first: by reference and time. A
    /// review of the plan only where the victim lets the plan be shared, as for the advocate herself.
    /// </summary>
    public async Task<IReadOnlyList<ClimbedRow>> ClimbedAsync(CancellationToken ct)
    {
        var (now, plan) = (clock.GetUtcNow(), (int)ConsentScopes.SafetyPlan);
        return await (from r in OpenReferrals()
                      join c in OpenTo() on r.CaseId equals c.Id
                      join d in db.Duties.AsNoTracking().WhereOpen() on c.Id equals d.CaseId
                      where d.VisibleFrom <= now
                          && ((d.Clock == "CLK-47" && d.SubjectId == r.Id)
                              || (d.Clock == "CLK-11" && d.SubjectId == r.Id && (d.OwnerPost == Post.AdvocateManager ? d.DueBy <= now : d.SergeantAt <= now))
                              || (d.Clock == "CLK-08" && d.OwnerId == r.AdvocateId && d.SergeantAt <= now && ((int)r.Scopes & plan) == plan))
                      orderby d.DueBy, d.Id
                      select new ClimbedRow(r.Id, c.Reference, c.EffectiveRisk, c.IsRiskEndorsed, r.Status, d.Clock, d.DueBy, db.Users.Where(u => u.Id == r.AdvocateId).Select(u => u.DisplayName).FirstOrDefault()))
            .Take(PageSize).ToListAsync(ct);
    }

    private IQueryable<Referral> OpenReferrals()
    {
        var (now, organisation) = (clock.GetUtcNow(), reader.OrganisationId);
        return db.Referrals.AsNoTracking().Where(r => r.OrganisationId == organisation && (r.Status == ReferralStatus.Sent || r.Status == ReferralStatus.Accepted) && r.WithdrawnAt == null && (r.ConsentUntil == null || r.ConsentUntil > now));
    }

    /// <summary>Neither restricted, unless she is named, nor one in which she has a conflict.</summary>
    private IQueryable<Case> OpenTo()
    {
        var id = reader.Id;
        return db.Cases.AsNoTracking().IgnoreAutoIncludes().Where(c => (!c.IsRestricted || c.NamedReaders.Any(n => n.UserId == id)) && !db.Conflicts.Any(x => x.UserId == id && (x.CaseId == c.Id || c.Roles.Any(p => p.PersonId == x.PersonId))));
    }

    /// <summary>
    /// The absences that stand or are to come; and the last one of somebody when it has run out and a case of hers, or of one for
    /// whom she stands in, still waits for an advocate: it is cancelled when she is back (CLK-47).
    /// </summary>
    public async Task<IReadOnlyList<AwayRow>> AwayAsync(CancellationToken ct)
    {
        var (now, organisation) = (clock.GetUtcNow(), reader.OrganisationId);
        var waiting = db.Referrals.Where(r => r.OrganisationId == organisation && r.Status == ReferralStatus.Accepted && r.WithdrawnAt == null && r.AdvocateId != null
            && db.Duties.WhereOpen().Any(d => d.CaseId == r.CaseId && d.Clock == "CLK-47" && d.SubjectId == r.Id)).Select(r => r.AdvocateId!.Value);
        return await (from a in db.Absences.AsNoTracking()
                      join u in db.Users on a.UserId equals u.Id
                      where u.OrganisationId == organisation && a.CancelledAt == null
                          && (a.Until > now
                              || (!db.Absences.Any(l => l.UserId == a.UserId && l.CancelledAt == null && l.Until > a.Until)
                                  && (waiting.Contains(a.UserId) || db.Absences.Any(o => o.DeputyId == a.UserId && o.CancelledAt == null && o.From <= now && o.Until > now && waiting.Contains(o.UserId)))))
                      orderby a.From, a.Id
                      select new AwayRow(a.Id, a.UserId, u.DisplayName, a.From, a.Until, db.Users.Where(d => d.Id == a.DeputyId).Select(d => d.DisplayName).FirstOrDefault())).Take(100).ToListAsync(ct);
    }

    /// <param name="openTo">Only those whom nothing keeps out of this case.</param>
    public Task<IReadOnlyList<Microsoft.AspNetCore.Mvc.Rendering.SelectListItem>> AdvocatesAsync(CancellationToken ct, bool present = false, Guid? openTo = null)
    {
        // Who is away is no answer to an absence.
        var (now, organisation) = (clock.GetUtcNow(), reader.OrganisationId);
        var people = db.Users.AsNoTracking();
        if (openTo is { } caseId) people = people.NotKeptOutOf(db, caseId);
        return people.Where(u => u.OrganisationId == organisation && !u.IsSuspended && !(present && db.Absences.Any(a => a.UserId == u.Id && a.CancelledAt == null && a.From <= now && a.Until > now))).OrderBy(u => u.DisplayName).ThenBy(u => u.Id).Take(200).Select(u => new Choosable(u.Id, u.DisplayName)).ToChoicesAsync(ct);
    }
}
