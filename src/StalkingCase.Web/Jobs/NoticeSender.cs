using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Data.Facts;

namespace StalkingCase.Web.Jobs;

/// <summary>A message that says only that there is something to read: no name, offence or place (SEC-D08).</summary>
/// <param name="Id">The notice's own id: a gateway that gets it twice delivers it once.</param>
public sealed record NoticeMessage(Guid Id, IReadOnlyList<string> UserNames, string Subject, string Body);

/// <summary>These people were not reached, the others were.</summary>
public sealed class UndeliveredException(IReadOnlyList<string> userNames, Exception? why) : Exception("Not everybody was reached.", why)
{
    public IReadOnlyList<string> UserNames { get; } = userNames;
}

/// <summary>The force's message system, outside this one.</summary>
public interface INoticeGateway
{
    /// <exception cref="UndeliveredException">Some were not reached; any other exception says that nobody was.</exception>
    Task SendAsync(NoticeMessage message, CancellationToken ct);
}

/// <summary>
/// Sends the notices of the outbox. One node at a time holds the lease; a notice is marked sent in the same save that
/// gives up its place, so that a second node, or the same one after an outage, finds it done.
/// </summary>
public sealed class NoticeSender(CaseDbContext db, INoticeGateway gateway, string node)
{
    public const string Job = "notices";

    /// <summary>The sender's own sign of life, set by each run that came to its end; the lease says only who may run now.</summary>
    public const string Sign = "notices-sent";

    public const int Batch = 20;

    /// <summary>Shorter than the lease: a relay that does not answer must not make a second node send the same.</summary>
    private static readonly TimeSpan LongestSend = TimeSpan.FromSeconds(20);

    private const double LongestWaitMinutes = 30;

    /// <summary>An outage of the relay is longer than an hour now and then; nothing is given up before a day.</summary>
    private static readonly TimeSpan GivenUpAfter = TimeSpan.FromHours(24);

    /// <summary>
    /// How long a node keeps the job without a word: longer than one message may take, and with the time between two runs less
    /// than a minute, so that another node takes over from one that was killed. Renewed before each message, given up at the end.
    /// </summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(25);

    /// <summary>How many were due, delivered or not: one that fails waits for its next try and does not end the run.</summary>
    public async Task<int> SendAsync(DateTimeOffset now, CancellationToken ct)
    {
        var began = db.Clock.GetTimestamp();
        if (!await TakeLeaseAsync(now, ct)) return 0;
        var due = await db.Notices.Where(n => n.SentAt == null && n.ParkedAt == null && (n.NotBefore == null || n.NotBefore <= now)).OrderBy(n => n.At).ThenBy(n => n.Id).Take(Batch).ToListAsync(ct);
        foreach (var notice in due)
        {
            // Another node has it meanwhile: the rest is its work.
            if (!await TakeLeaseAsync(now + db.Clock.GetElapsedTime(began), ct)) return 0;
            await TryAsync(notice, now, ct);
            try
            {
                await db.SaveChangesAsync(ct);
            }
            catch (DbUpdateException)
            {
                // Another node told the same people in this moment: the rest is its work. A fault that lasts leaves no sign of life.
                db.ChangeTracker.Clear();
                return 0;
            }
        }

        await GiveUpLeaseAsync(now + db.Clock.GetElapsedTime(began), ct);
        return due.Count;
    }

    /// <summary>One that cannot be delivered waits longer each time and is parked in the end; the others go on.</summary>
    private async Task TryAsync(Notice notice, DateTimeOffset now, CancellationToken ct)
    {
        try
        {
            var waiting = await WaitingAsync(notice, now, ct);
            if (waiting is null)
            {
                // Nobody to tell is a fault of the posts, not of the message: shown to supervisors, never counted as sent.
                notice.ParkedAt = now;
                return;
            }

            if (waiting.Count > 0) await SendAsync(notice, waiting, now, ct);
            notice.SentAt = now;
        }
#pragma warning disable CA1031 // Whatever the gateway throws: one message must not keep the others back.
        catch (Exception e) when (e is not OperationCanceledException || !ct.IsCancellationRequested)
#pragma warning restore CA1031
        {
            notice.Tries++;
            notice.NotBefore = now + TimeSpan.FromMinutes(Math.Min(Math.Pow(2, notice.Tries), LongestWaitMinutes));
            if (now - notice.At >= GivenUpAfter) notice.ParkedAt = now;
        }
    }

    /// <summary>
    /// Those of the recipients who have not got it yet, by user name; null if there is nobody to tell. They are stored with how
    /// the sending went, so that each finds in the service what the mail was of.
    /// </summary>
    private async Task<Dictionary<string, NoticeRecipient>?> WaitingAsync(Notice notice, DateTimeOffset now, CancellationToken ct)
    {
        var recipients = await new RecipientsQuery(db).OfAsync(notice, now, ct);
        if (recipients.Count == 0) return null;
        var rows = await db.NoticeRecipients.Where(r => r.NoticeId == notice.Id).ToListAsync(ct);
        db.NoticeRecipients.RemoveRange(rows.Where(r => r.SentAt is null && recipients.All(t => t.Who.Id != r.UserId)));
        var waiting = new Dictionary<string, NoticeRecipient>(StringComparer.Ordinal);
        foreach (var (who, standsIn) in recipients)
        {
            var row = rows.Find(r => r.UserId == who.Id);
            if (row is null) db.NoticeRecipients.Add(row = new NoticeRecipient { NoticeId = notice.Id, UserId = who.Id, ForceId = notice.ForceId, DutyId = notice.DutyId, At = notice.At, StandsIn = standsIn });
            if (row.SentAt is null) waiting[who.UserName!] = row;
        }

        return waiting;
    }

    private async Task SendAsync(Notice notice, Dictionary<string, NoticeRecipient> waiting, DateTimeOffset now, CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(LongestSend);
        var left = new HashSet<string>(waiting.Keys, StringComparer.Ordinal);
        try
        {
            await gateway.SendAsync(new NoticeMessage(notice.Id, [.. waiting.Keys], $"StalkingCase: something needs you ({notice.Id.ToString("N")[..8]})", "Sign in to StalkingCase and open Notifications: /notifications"), limit.Token);
            left.Clear();
        }
        catch (UndeliveredException e)
        {
            left.IntersectWith(e.UserNames);
            throw;
        }
        finally
        {
            foreach (var (_, row) in waiting.Where(w => !left.Contains(w.Key))) row.SentAt = now;
        }
    }

    /// <summary>The next run is anybody's; that this one came to its end is kept apart from it.</summary>
    private async Task GiveUpLeaseAsync(DateTimeOffset at, CancellationToken ct)
    {
        var sign = await db.JobLeases.SingleOrDefaultAsync(l => l.Job == Sign, ct);
        if (sign is null) db.JobLeases.Add(sign = new JobLease { Job = Sign });
        (sign.Owner, sign.Until) = (node, at);
        sign.Version++;
        if (await db.JobLeases.SingleOrDefaultAsync(l => l.Job == Job, ct) is { } lease && lease.Owner == node)
        {
            lease.Until = at;
            lease.Version++;
        }

        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException)
        {
            // Another node said the same in this moment.
            db.ChangeTracker.Clear();
        }
    }

    private async Task<bool> TakeLeaseAsync(DateTimeOffset now, CancellationToken ct)
    {
        var lease = await db.JobLeases.SingleOrDefaultAsync(l => l.Job == Job, ct);
        if (lease is not null && lease.Owner != node && lease.Until > now) return false;
        if (lease is null) db.JobLeases.Add(lease = new JobLease { Job = Job });
        (lease.Owner, lease.Until) = (node, now + Lease);
        lease.Version++;
        try
        {
            await db.SaveChangesAsync(ct);
            return true;
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            return false;
        }
    }
}
