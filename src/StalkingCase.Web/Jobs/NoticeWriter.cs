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
        foreach (var rung in Enum.GetValues<Rung>()) written += await WriteAsync(rung, now, ct);
        return written;
    }

    private async Task<int> WriteAsync(Rung rung, DateTimeOffset now, CancellationToken ct)
    {
        var step = rung.ToString();
        var written = 0;
        while (true)
        {
            var reached = db.Duties.AsNoTracking().Where(d => d.MetAt == null && d.CancelledAt == null && d.DueBy <= now && d.VisibleFrom <= now);
            reached = rung switch
            {
                Rung.Sergeant => reached.Where(d => d.SergeantAt <= now),
                Rung.Inspector => reached.Where(d => d.InspectorAt <= now),
                Rung.Superintendent => reached.Where(d => d.SuperintendentAt <= now),
                _ => reached,
            };
            var due = await reached.Where(d => !db.Notices.Any(n => n.DutyId == d.Id && n.Step == step))
                .OrderBy(d => d.DueBy).ThenBy(d => d.Id).Take(Batch).Select(d => new { d.Id, d.ForceId, d.OwnerId }).ToListAsync(ct);
            if (due.Count == 0) return written;
            foreach (var duty in due)
                if (await AddAsync(new Notice { ForceId = duty.ForceId, DutyId = duty.Id, Step = step, RecipientId = rung is Rung.Owner ? duty.OwnerId : null, At = now }, ct)) written++;
            if (due.Count < Batch) return written;
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
