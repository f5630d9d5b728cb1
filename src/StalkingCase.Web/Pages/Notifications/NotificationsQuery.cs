using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Duties;
using StalkingCase.Web.Infrastructure;
using StalkingCase.Web.Pages.Reports;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Notifications;

public sealed record NoticeRow(Guid Id, Guid CaseId, string Reference, string ClockId, string Step, DateTimeOffset At, DateTimeOffset DueBy, bool IsOpen)
{
    public Clock Clock => DutyBook.ClockOf(ClockId);
}

/// <summary>Somebody not assigned opened a case of the reader's unit, or had details revealed.</summary>
public sealed record OpeningRow(Guid Id, Guid CaseId, string Reference, string Step, string Who, DateTimeOffset At);

/// <summary>A case restricted because its suspect may work for the force.</summary>
public sealed record StaffRow(Guid Id, Guid CaseId, string Reference, string Step, DateTimeOffset At);

/// <summary>Outcome 17, asked for or recorded (REP-21).</summary>
public sealed record TimeLimitRow(Guid CaseId, string Reference, DateTimeOffset? ClosedAt);

/// <summary>Notices sent to the reader, and those of the step of the reader's rank in the reader's units. No personal data.</summary>
public sealed class NotificationsQuery(CaseDbContext db, Reader reader, CaseAccess access)
{
    public const int PageSize = 50;

    public async Task<(IReadOnlyList<NoticeRow> Rows, string? Next)> RunAsync(Keyset? after, CancellationToken ct)
    {
        var (id, units) = (reader.Id, reader.IsSupervisor ? reader.UnitIds : []);
        var (own, posts, mine) = (nameof(Rung.Owner), reader.Posts.Cast<Post?>().ToList(), reader.UnitIds);
        var step = (reader.Rank switch { Rank.Inspector => Rung.Inspector, Rank.Superintendent => Rung.Superintendent, _ => Rung.Sergeant }).ToString();
        var rows = from n in db.Notices.AsNoTracking()
                   join d in db.Duties on n.DutyId equals d.Id
                   join c in access.Visible() on d.CaseId equals c.Id
                   where n.RecipientId == id || (n.RecipientId == null && n.Step == step && units.Contains(d.UnitId))
                       || (n.RecipientId == null && n.Step == own && d.OwnerId == null && posts.Contains(d.OwnerPost) && mine.Contains(d.UnitId))
                   select new { Notice = n, Duty = d, CaseId = c.Id, c.Reference };
        if (after is { } k) rows = rows.Where(r => r.Notice.At < k.At || (r.Notice.At == k.At && r.Notice.Id > k.Id));
        var page = await rows.OrderByDescending(r => r.Notice.At).ThenBy(r => r.Notice.Id)
            .Select(r => new NoticeRow(r.Notice.Id, r.CaseId, r.Reference, r.Duty.Clock, r.Notice.Step, r.Notice.At, r.Duty.DueBy, r.Duty.MetAt == null && r.Duty.CancelledAt == null)).Take(PageSize + 1).ToListAsync(ct);
        var shown = page.Take(PageSize).ToList();
        return (shown, page.Count > PageSize ? new Keyset(0, shown[^1].At, shown[^1].Id).ToString() : null);
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
        return (from n in db.Notices.AsNoTracking()
                join a in db.AccessReasons on n.DutyId equals a.Id
                join c in access.Visible() on a.CaseId equals c.Id
                join u in db.Users on a.UserId equals u.Id
                where n.RecipientId == id
                orderby n.At descending, n.Id
                select new OpeningRow(n.Id, c.Id, c.Reference, n.Step, u.DisplayName, n.At)).Take(PageSize).ToListAsync(ct);
    }
}
