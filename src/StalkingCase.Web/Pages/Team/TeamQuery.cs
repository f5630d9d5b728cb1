using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Data.Facts;
using StalkingCase.Domain.Risk;
using StalkingCase.Domain.Safeguarding;
using StalkingCase.Web.Infrastructure;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Team;

public sealed record TeamRow(Guid ReferralId, string Reference, RiskGrade? Risk, bool IsEndorsed, ReferralStatus Status, Guid? AdvocateId, string? Advocate, DateTimeOffset MadeAt, DateTimeOffset? NextDue);

public sealed record AwayRow(Guid Id, string Advocate, DateTimeOffset From, DateTimeOffset Until, string? Deputy);

/// <summary>The caseload of the manager's organisation, by reference and due time only: she opens a case only as its named deputy.</summary>
public sealed class TeamQuery(CaseDbContext db, Reader reader, TimeProvider clock)
{
    public const int PageSize = 50;

    public async Task<(IReadOnlyList<TeamRow> Rows, string? Next)> RunAsync(Keyset? after, CancellationToken ct)
    {
        var (now, id, organisation) = (clock.GetUtcNow(), reader.Id, reader.OrganisationId);
        var open = db.Referrals.AsNoTracking().Where(r => r.OrganisationId == organisation && (r.Status == ReferralStatus.Sent || r.Status == ReferralStatus.Accepted) && r.WithdrawnAt == null && (r.ConsentUntil == null || r.ConsentUntil > now));
        if (after is { } k) open = open.Where(r => r.MadeAt < k.At || (r.MadeAt == k.At && r.Id > k.Id));
        var rows = await (from r in open
                          join c in db.Cases.IgnoreAutoIncludes() on r.CaseId equals c.Id
                          where (!c.IsRestricted || c.NamedReaders.Any(n => n.UserId == id)) && !db.Conflicts.Any(x => x.UserId == id && (x.CaseId == c.Id || c.Roles.Any(p => p.PersonId == x.PersonId)))
                          orderby r.MadeAt descending, r.Id
                          select new TeamRow(r.Id, c.Reference, c.EffectiveRisk, c.IsRiskEndorsed, r.Status, r.AdvocateId, db.Users.Where(u => u.Id == r.AdvocateId).Select(u => u.DisplayName).FirstOrDefault(), r.MadeAt,
                              db.Duties.WhereOpen().Where(d => d.CaseId == c.Id && (d.OwnerId == r.AdvocateId || d.Clock == "CLK-11" || d.Clock == "CLK-47")).OrderBy(d => d.DueBy).Select(d => (DateTimeOffset?)d.DueBy).FirstOrDefault()))
            .Take(PageSize + 1).ToListAsync(ct);
        var shown = rows.Take(PageSize).ToList();
        return (shown, rows.Count > PageSize ? new Keyset(0, shown[^1].MadeAt, shown[^1].ReferralId).ToString() : null);
    }

    public async Task<IReadOnlyList<AwayRow>> AwayAsync(CancellationToken ct)
    {
        var (now, organisation) = (clock.GetUtcNow(), reader.OrganisationId);
        return await (from a in db.Absences.AsNoTracking()
                      join u in db.Users on a.UserId equals u.Id
                      where u.OrganisationId == organisation && a.CancelledAt == null && a.Until > now
                      orderby a.From, a.Id
                      select new AwayRow(a.Id, u.DisplayName, a.From, a.Until, db.Users.Where(d => d.Id == a.DeputyId).Select(d => d.DisplayName).FirstOrDefault())).Take(100).ToListAsync(ct);
    }

    public Task<IReadOnlyList<Microsoft.AspNetCore.Mvc.Rendering.SelectListItem>> AdvocatesAsync(CancellationToken ct, bool present = false)
    {
        // Who is away is no answer to an absence.
        var (now, organisation) = (clock.GetUtcNow(), reader.OrganisationId);
        return db.Users.AsNoTracking().Where(u => u.OrganisationId == organisation && !u.IsSuspended && !(present && db.Absences.Any(a => a.UserId == u.Id && a.CancelledAt == null && a.From <= now && a.Until > now))).OrderBy(u => u.DisplayName).ThenBy(u => u.Id).Take(200).Select(u => new Choosable(u.Id, u.DisplayName)).ToChoicesAsync(ct);
    }
}
