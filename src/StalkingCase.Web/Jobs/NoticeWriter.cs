using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Data.Facts;
using StalkingCase.Domain.Duties;

namespace StalkingCase.Web.Jobs;

/// <summary>
/// Writes the notice of each step that an overdue duty has climbed, once, under the unique key (duty, step): any number
/// of nodes may run it, and one that was down catches up. Climbing itself needs no job: the queues read it from the instants.
/// </summary>
public sealed class NoticeWriter(CaseDbContext db)
{
    private const int Batch = 200;

    public async Task<int> WriteAsync(DateTimeOffset now, CancellationToken ct)
    {
        var written = 0;
        foreach (var rung in Enum.GetValues<Rung>()) written += await WriteAsync(rung, db.Duties.AsNoTracking().WhereOpen().Where(d => d.DueBy <= now && d.VisibleFrom <= now), now, ct);
        return written + await WriteEarlyAsync(now, ct);
    }

    /// <summary>Steps that are reached before the duty is due, force by force, because the index begins with it.</summary>
    private async Task<int> WriteEarlyAsync(DateTimeOffset now, CancellationToken ct)
    {
        var written = 0;
        foreach (var force in await db.Forces.OrderBy(f => f.Id).Select(f => f.Id).ToListAsync(ct))
        {
            var open = db.Duties.AsNoTracking().WhereOpen().Where(d => d.ForceId == force && Clock.ClimbEarly.Contains(d.Clock) && d.DueBy > now && d.VisibleFrom <= now);
            foreach (var rung in new[] { Rung.Sergeant, Rung.Inspector, Rung.Superintendent }) written += await WriteAsync(rung, open, now, ct);
        }

        return written;
    }

    private async Task<int> WriteAsync(Rung rung, IQueryable<Duty> open, DateTimeOffset now, CancellationToken ct)
    {
        var step = rung.ToString();
        var reached = rung switch
        {
            Rung.Sergeant => open.Where(d => d.SergeantAt <= now),
            Rung.Inspector => open.Where(d => d.InspectorAt <= now),
            Rung.Superintendent => open.Where(d => d.SuperintendentAt <= now),
            _ => open,
        };
        var (written, after) = (0, (DueBy: DateTimeOffset.MinValue, Id: Guid.Empty));
        while (true)
        {
            var due = await reached.Where(d => d.DueBy > after.DueBy || (d.DueBy == after.DueBy && d.Id > after.Id)).Where(d => !db.Notices.Any(n => n.DutyId == d.Id && n.Step == step))
                .OrderBy(d => d.DueBy).ThenBy(d => d.Id).Take(Batch).Select(d => new { d.Id, d.ForceId, d.OwnerId, d.DueBy }).ToListAsync(ct);
            written += await AddAsync([.. due.Select(d => new Notice { ForceId = d.ForceId, DutyId = d.Id, Step = step, RecipientId = rung is Rung.Owner ? d.OwnerId : null, At = now })], ct);
            if (due.Count < Batch) return written;
            after = (due[^1].DueBy, due[^1].Id);
        }
    }

    /// <summary>All at once; one by one where another node wrote some of them in the same moment.</summary>
    private async Task<int> AddAsync(IReadOnlyList<Notice> notices, CancellationToken ct)
    {
        if (notices.Count == 0) return 0;
        db.Notices.AddRange(notices);
        try
        {
            await db.SaveChangesAsync(ct);
            return notices.Count;
        }
        catch (DbUpdateException) when (notices.Count > 1)
        {
            db.ChangeTracker.Clear();
            var written = 0;
            foreach (var notice in notices) if (await AddAsync(notice, ct)) written++;
            return written;
        }
        catch (DbUpdateException) when (db.Notices.AsNoTracking().Any(n => n.DutyId == notices[0].DutyId && n.Step == notices[0].Step))
        {
            return 0;
        }
        finally
        {
            db.ChangeTracker.Clear();
        }
    }

    /// <summary>Another node may have written it in the same moment: then it is there, which is all that is wanted.</summary>
    private async Task<bool> AddAsync(Notice notice, CancellationToken ct)
    {
        db.Notices.Add(notice);
        try
        {
            await db.SaveChangesAsync(ct);
            return true;
        }
        catch (DbUpdateException) when (db.Notices.AsNoTracking().Any(n => n.DutyId == notice.DutyId && n.Step == notice.Step))
        {
            return false;
        }
        finally
        {
            db.Entry(notice).State = EntityState.Detached;
        }
    }
}
