using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Data.Facts;
using StalkingCase.Domain.Duties;

namespace StalkingCase.Web.Jobs;

/// <summary>
/// Writes the notice of each step that an open duty has reached, once, under the unique key (duty, step): any number of nodes
/// may run it, and one that was down catches up. Climbing itself needs no job: the queues read it from the instants.
/// <para>
/// A run reads the duties whose mark (<see cref="DerivedRows.NextNoticeAt"/>) has come, so it costs what is newly reached and
/// not what is overdue. Nothing is lost as long as no mark stands after a step without a notice, and this keeps it so:
/// </para>
/// <list type="bullet">
/// <item>A commit that makes a duty or changes its steps sets the mark to the first of them, whatever the mark was.</item>
/// <item>Here the mark moves in the transaction that adds every notice due before it: both are stored, or neither.</item>
/// <item>The columns that the steps are made of are concurrency tokens: the mark moves only if they are what was read. A
/// re-timing in the same moment either was first, and then this save is refused and done again on the new steps, or is later,
/// and then it sets the mark itself. The commit never fails of it, because nothing here changes those columns.</item>
/// <item>Two nodes may move one mark. Each stored the notices before its own, so whichever counts is right; a clock that is
/// behind only makes a duty be looked at again.</item>
/// <item>A save that the unique key refuses moves no mark. The duty is read again, with what the other node wrote.</item>
/// </list>
/// </summary>
public sealed class NoticeWriter(CaseDbContext db)
{
    /// <summary>The writer's own sign of life: notices that are sent say nothing of those that are not written.</summary>
    public const string Job = "notices-written";

    private const int Batch = 200;

    /// <summary>Each try loses to a save that came between; what loses as often waits for the next run, with its mark.</summary>
    private const int Tries = 5;

    public async Task<int> WriteAsync(DateTimeOffset now, CancellationToken ct)
    {
        var (written, refused, after) = (0, (DbUpdateException?)null, (At: DateTimeOffset.MinValue, Id: Guid.Empty));
        while (true)
        {
            var page = await db.Duties.Where(d => EF.Property<DateTimeOffset?>(d, DerivedRows.NextNoticeAt) <= now && EF.Property<DateTimeOffset?>(d, DerivedRows.NextNoticeAt) >= after.At)
                .Where(d => EF.Property<DateTimeOffset?>(d, DerivedRows.NextNoticeAt) > after.At || d.Id > after.Id)
                .OrderBy(d => EF.Property<DateTimeOffset?>(d, DerivedRows.NextNoticeAt)).ThenBy(d => d.Id).Take(Batch).ToListAsync(ct);
            if (page.Count > 0) after = (MarkOf(page[^1])!.Value, page[^1].Id);
            try
            {
                written += await TellAsync(page, now, ct);
            }
            catch (DbUpdateException)
            {
                var (alone, failed) = await OneByOneAsync([.. page.Select(d => d.Id)], now, ct);
                (written, refused) = (written + alone, failed ?? refused);
            }
            finally
            {
                db.ChangeTracker.Clear();
            }

            if (page.Count < Batch) return refused is null ? written : throw new DbUpdateException("Some notices were refused; their duties keep their marks.", refused);
        }
    }

    /// <summary>Says that a run came to its end; a node that signs in the same moment says it as well.</summary>
    public async Task SignAsync(string node, DateTimeOffset now, CancellationToken ct)
    {
        var run = await db.JobLeases.SingleOrDefaultAsync(l => l.Job == Job, ct);
        if (run is null) db.JobLeases.Add(run = new JobLease { Job = Job });
        (run.Owner, run.Until) = (node, now);
        run.Version++;
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
        }
    }

    /// <summary>These duties whatever their marks say.</summary>
    public async Task<int> WriteAsync(IReadOnlyList<Guid> duties, DateTimeOffset now, CancellationToken ct)
    {
        var (written, refused) = await OneByOneAsync(duties, now, ct);
        return refused is null ? written : throw new DbUpdateException("Some notices were refused; their duties keep their marks.", refused);
    }

    private async Task<(int Written, DbUpdateException? Refused)> OneByOneAsync(IReadOnlyList<Guid> duties, DateTimeOffset now, CancellationToken ct)
    {
        var (written, refused) = (0, (DbUpdateException?)null);
        foreach (var id in duties)
        {
            for (var left = Tries; left > 0; left--)
            {
                db.ChangeTracker.Clear();
                try
                {
                    written += await TellAsync(await db.Duties.Where(d => d.Id == id).ToListAsync(ct), now, ct);
                    break;
                }
                catch (DbUpdateException lost)
                {
                    if (left == 1) refused = lost;
                }
            }
        }

        db.ChangeTracker.Clear();
        return (written, refused);
    }

    /// <summary>Adds the notices that are missing and moves the marks, in one save.</summary>
    private async Task<int> TellAsync(IReadOnlyList<Duty> duties, DateTimeOffset now, CancellationToken ct)
    {
        if (duties.Count == 0) return 0;
        var ids = duties.Select(d => d.Id).ToList();
        var told = (await db.Notices.AsNoTracking().Where(n => ids.Contains(n.DutyId)).Select(n => new { n.DutyId, n.Step }).ToListAsync(ct)).Select(n => (n.DutyId, n.Step)).ToHashSet();
        var written = 0;
        foreach (var duty in duties)
        {
            List<Step> steps = duty.IsOpen ? [.. duty.Steps()] : [];
            foreach (var step in steps.Where(s => s.At <= now && !told.Contains((duty.Id, s.Name))))
            {
                db.Notices.Add(new Notice { ForceId = duty.ForceId, DutyId = duty.Id, Step = step.Name, RecipientId = step.Rung is Rung.Owner ? duty.OwnerId : null, At = now });
                written++;
            }

            var mark = db.Entry(duty).Property<DateTimeOffset?>(DerivedRows.NextNoticeAt);
            mark.CurrentValue = steps.Where(s => s.At > now).Min(s => (DateTimeOffset?)s.At);

            // Written even where it stays, because only a row that is written is compared with what was read.
            mark.IsModified = true;
        }

        await db.SaveChangesAsync(ct);
        return written;
    }

    private DateTimeOffset? MarkOf(Duty duty) => db.Entry(duty).Property<DateTimeOffset?>(DerivedRows.NextNoticeAt).CurrentValue;
}
