using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Data.Facts;
using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Duties;
using StalkingCase.Domain.Safeguarding;
using StalkingCase.Web.Infrastructure;
using StalkingCase.Web.Pages.Cases;
using StalkingCase.Web.Pages.Reports;
using StalkingCase.Web.Pages.Worklist;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Notifications;

public sealed record NoticeRow(Guid Id, Guid CaseId, string Reference, string ClockId, string Step, DateTimeOffset At, DateTimeOffset DueBy, bool IsOpen)
{
    /// <summary>False for a manager of advocates, who reads of it by reference only.</summary>
    public bool MayOpen { get; init; }

    public bool MayReadWhat { get; init; }

    public Clock Clock => DutyBook.ClockOf(ClockId);
}

/// <summary>Somebody not assigned opened a case of the reader's unit, or had details revealed.</summary>
public sealed record OpeningRow(Guid Id, Guid CaseId, string Reference, string Step, string Who, DateTimeOffset At);

/// <summary>A case restricted because its suspect may work for the force.</summary>
public sealed record StaffRow(Guid Id, Guid CaseId, string Reference, string Step, DateTimeOffset At);

/// <summary>Outcome 17, asked for or recorded (REP-21).</summary>
public sealed record TimeLimitRow(Guid CaseId, string Reference, DateTimeOffset? ClosedAt);

/// <summary>
/// Notices sent to the reader, and those that would be the reader's now: of duties of one's own, of whom one stands in for, of posts
/// held, of each rank whose step one gets. Whoever got the mail finds it here. No personal data.
/// </summary>
public sealed class NotificationsQuery(CaseDbContext db, Reader reader, CaseAccess access, AbsenceQuery absences, RungsQuery beyond, TimeProvider clock)
{
    public const int PageSize = 50;

    public async Task<(IReadOnlyList<NoticeRow> Rows, string? Next)> RunAsync(Keyset? after, CancellationToken ct)
    {
        var parts = (await PartsAsync(ct)).Select(part => Page(part, after));
        var (ids, seen, plan) = (parts.Aggregate((all, part) => all.Concat(part)), access.Visible(), OfPlan());
        var page = await (from n in db.Notices.AsNoTracking()
                          join d in db.Duties on n.DutyId equals d.Id
                          join c in db.Cases.IgnoreAutoIncludes() on d.CaseId equals c.Id
                          where ids.Contains(n.Id)
                          orderby n.At descending, n.Id
                          select new NoticeRow(n.Id, c.Id, c.Reference, d.Clock, n.Step, n.At, d.DueBy, d.MetAt == null && d.CancelledAt == null)
                          {
                              MayOpen = seen.Any(v => v.Id == c.Id),
                              MayReadWhat = d.Clock != "CLK-08" || plan.Contains(c.Id),
                          }).Take(PageSize + 1).ToListAsync(ct);
        var shown = page.Take(PageSize).ToList();
        return (shown, page.Count > PageSize ? new Keyset(0, shown[^1].At, shown[^1].Id).ToString() : null);
    }

    /// <summary>Part by part, because each has its index and their "or" has none; one that is in several is shown once.</summary>
    private async Task<IReadOnlyList<IQueryable<Told>>> PartsAsync(CancellationToken ct)
    {
        var (id, rungs) = (reader.Id, await beyond.RunAsync(ct));
        var (units, own, posts) = (reader.UnitIds, nameof(Rung.Owner), reader.Posts.Cast<Post?>().ToList());
        var standsInFor = await absences.StandsInForAsync(id, reader.Rank is Rank.Sergeant ? units : rungs.Of(Rung.Sergeant), ct);
        var people = standsInFor.Append(id).Cast<Guid?>().ToList();
        var (notices, sent, team) = (db.Notices.AsNoTracking(), db.NoticeRecipients.AsNoTracking().Where(r => r.UserId == id), OfTeam());
        List<IQueryable<Told>> parts =
        [
            from r in sent join d in db.Duties on r.DutyId equals d.Id join c in access.Visible() on d.CaseId equals c.Id select new Told { At = r.At, Id = r.NoticeId },
            Shown(notices.Where(n => n.RecipientId == id)),
            Shown(from d in db.Duties.WhereOpen() join n in notices on d.Id equals n.DutyId where people.Contains(d.OwnerId) && n.Step == own select n),
        ];
        if (reader.ManagesAdvocates) parts.Add(from r in sent join d in db.Duties on r.DutyId equals d.Id where team.Contains(d.CaseId) select new Told { At = r.At, Id = r.NoticeId });
        if (posts.Count > 0)
            parts.Add(Shown(from n in notices join d in db.Duties on n.DutyId equals d.Id where n.RecipientId == null && n.Step == own && d.OwnerId == null && posts.Contains(d.OwnerPost) && units.Contains(d.UnitId) select n));
        var steps = reader.IsSupervisor ? rungs.Beyond.Append((DutiesQuery.RungOf(reader.Rank), units)) : [];
        foreach (var (rung, of) in steps)
        {
            var step = rung.ToString();
            parts.Add(Shown(from n in notices join d in db.Duties on n.DutyId equals d.Id where n.RecipientId == null && n.Step == step && of.Contains(d.UnitId) select n));
        }

        return parts;
    }

    private IQueryable<Told> Shown(IQueryable<Notice> notices) =>
        from n in notices join d in db.Duties on n.DutyId equals d.Id join c in access.Visible() on d.CaseId equals c.Id select new Told { At = n.At, Id = n.Id };

    private static IQueryable<Guid> Page(IQueryable<Told> told, Keyset? after)
    {
        if (after is { } k) told = told.Where(n => n.At < k.At || (n.At == k.At && n.Id > k.Id));
        return told.OrderByDescending(n => n.At).ThenBy(n => n.Id).Take(PageSize + 1).Select(n => n.Id);
    }

    private sealed class Told
    {
        public DateTimeOffset At { get; init; }
        public Guid Id { get; init; }
    }

    /// <summary>A manager of advocates reads by reference of the cases referred to her organisation, though she opens none of them.</summary>
    private IQueryable<Guid> OfTeam()
    {
        var (id, now, organisation) = (reader.Id, clock.GetUtcNow(), reader.OrganisationId);
        return from r in db.Referrals
               join c in db.Cases.IgnoreAutoIncludes() on r.CaseId equals c.Id
               where r.OrganisationId == organisation && (r.Status == ReferralStatus.Sent || r.Status == ReferralStatus.Accepted) && r.WithdrawnAt == null && (r.ConsentUntil == null || r.ConsentUntil > now)
                   && (!c.IsRestricted || c.NamedReaders.Any(n => n.UserId == id)) && !db.Conflicts.Any(x => x.UserId == id && (x.CaseId == c.Id || c.Roles.Any(p => p.PersonId == x.PersonId)))
               select c.Id;
    }

    /// <summary>That the plan is overdue for review the manager reads only where the victim lets the plan be shared.</summary>
    private IQueryable<Guid> OfPlan()
    {
        var (organisation, plan) = (reader.OrganisationId, (int)ConsentScopes.SafetyPlan);
        return reader.IsAdvocate
            ? db.Referrals.Where(r => r.OrganisationId == organisation && r.Status == ReferralStatus.Accepted && r.WithdrawnAt == null && ((int)r.Scopes & plan) == plan).Select(r => r.CaseId)
            : access.Visible().Select(c => c.Id);
    }

    /// <summary>REP-21: a superintendent sees each case of the unit that is to end, or ended, because the time limit expired.</summary>
    public async Task<IReadOnlyList<TimeLimitRow>> TimeLimitExpiredAsync(CancellationToken ct)
    {
        if (reader.Rank is not Rank.Superintendent) return [];
        var units = reader.UnitIds;
        return await access.Visible().AsNoTracking().Where(c => units.Contains(c.UnitId) && (c.RequestedOutcome == OutcomeCode.TimeLimitExpired || c.Outcome == OutcomeCode.TimeLimitExpired))
            .OrderByDescending(c => c.LastEntryAt).ThenBy(c => c.Id).Take(PageSize).Select(c => new TimeLimitRow(c.Id, c.Reference, c.ClosedAt)).ToListAsync(ct);
    }

    /// <summary>SEC-D03: for professional standards only, by their place on the named list.</summary>
    public async Task<IReadOnlyList<StaffRow>> StaffAsync(CancellationToken ct)
    {
        if (!reader.Posts.Contains(Post.ProfessionalStandards)) return [];
        var id = reader.Id;
        return await (from c in access.Visible()
                      from named in c.NamedReaders
                      join n in db.Notices.AsNoTracking() on named.Id equals n.DutyId
                      where named.UserId == id && n.RecipientId == id && n.Step == StaffSuspect.Step
                      orderby n.At descending, n.Id
                      select new StaffRow(n.Id, c.Id, c.Reference, n.Step, n.At)).Take(PageSize).ToListAsync(ct);
    }

    /// <summary>Messages given up, for supervisors: an outage of the mail relay must be seen by somebody.</summary>
    public async Task<int> ParkedAsync(CancellationToken ct) =>
        reader.IsSupervisor ? await db.Notices.Where(n => n.ForceId == reader.ForceId && n.SentAt == null && n.ParkedAt != null).Take(1000).CountAsync(ct) : 0;

    public Task<List<OpeningRow>> OpeningsAsync(CancellationToken ct)
    {
        var id = reader.Id;
        var mine = db.Notices.Where(n => n.RecipientId == id).Select(n => n.Id).Union(db.NoticeRecipients.Where(r => r.UserId == id).Select(r => r.NoticeId));
        return (from n in db.Notices.AsNoTracking()
                join a in db.AccessReasons on n.DutyId equals a.Id
                join c in access.Visible() on a.CaseId equals c.Id
                join u in db.Users on a.UserId equals u.Id
                where mine.Contains(n.Id)
                orderby n.At descending, n.Id
                select new OpeningRow(n.Id, c.Id, c.Reference, n.Step, u.DisplayName, n.At)).Take(PageSize).ToListAsync(ct);
    }
}
