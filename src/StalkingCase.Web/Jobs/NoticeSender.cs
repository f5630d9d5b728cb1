using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Data.Facts;
using StalkingCase.Data.Identity;
using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Duties;
using StalkingCase.Domain.Safeguarding;

namespace StalkingCase.Web.Jobs;

/// <summary>A message that says only that there is something to read: no name, offence or place (SEC-D08).</summary>
/// <param name="Id">The notice's own id: a gateway that gets it twice delivers it once.</param>
public sealed record NoticeMessage(Guid Id, IReadOnlyList<string> UserNames, string Subject, string Body);

/// <summary>The force's message system, outside this one.</summary>
public interface INoticeGateway
{
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

    /// <summary>Clocks of advocates, whose managers hear when they climb.</summary>
    private static readonly string[] ClimbToManagers = ["CLK-08", "CLK-11", "CLK-47"];

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
            await db.SaveChangesAsync(ct);
        }

        await GiveUpLeaseAsync(now + db.Clock.GetElapsedTime(began), ct);
        return due.Count;
    }

    /// <summary>One that cannot be delivered waits longer each time and is parked in the end; the others go on.</summary>
    private async Task TryAsync(Notice notice, DateTimeOffset now, CancellationToken ct)
    {
        try
        {
            var names = await RecipientsAsync(notice, ct);
            if (names.Count == 0)
            {
                // Nobody to tell is a fault of the posts, not of the message: shown to supervisors, never counted as sent.
                notice.ParkedAt = now;
                return;
            }

            using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
            limit.CancelAfter(LongestSend);
            await gateway.SendAsync(new NoticeMessage(notice.Id, names, $"StalkingCase: something needs you ({notice.Id.ToString("N")[..8]})", "Sign in to StalkingCase and open Notifications: /notifications"), limit.Token);
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

    /// <summary>
    /// The owner, or whoever holds the rung in the nearest unit at or above the duty's; an empty desk falls upward, never back to
    /// whom it climbed over. A step with nobody all the way up reaches nobody: it is parked and shown.
    /// </summary>
    private async Task<List<string>> RecipientsAsync(Notice notice, CancellationToken ct)
    {
        if (await db.Duties.AsNoTracking().SingleOrDefaultAsync(d => d.Id == notice.DutyId, ct) is not { } duty) return await OneAsync(notice.RecipientId, ct);
        var units = await db.Units.AsNoTracking().Where(u => u.ForceId == duty.ForceId).ToDictionaryAsync(u => u.Id, ct);
        var places = new UnitTree(units.Values.Select(u => (u.Id, u.ParentId))).Above(duty.UnitId);
        var staff = await db.Users.AsNoTracking().Where(u => !u.IsSuspended && (u.Id == duty.OwnerId || (u.UnitId != null && places.Contains(u.UnitId.Value)))).OrderBy(u => u.Id).ToListAsync(ct);
        // The nearest unit at or above the duty's that has an inspector on call who may sign in.
        var onCall = places.Select(p => units.GetValueOrDefault(p)?.OnCallId).OfType<Guid>().Select(id => staff.FirstOrDefault(u => u.Id == id)).FirstOrDefault(u => u is not null);
        List<Officer> FromRank(Rank rank) => LowestOf(Nearest(staff, places, u => u.Rank >= rank));
        List<Officer> meant = notice.Step switch
        {
            nameof(Rung.Sergeant) => FromRank(Rank.Sergeant),
            nameof(Rung.Inspector) => onCall is not null ? [onCall] : FromRank(Rank.Inspector),
            nameof(Rung.Superintendent) => FromRank(Rank.Superintendent),
            _ when duty.OwnerId is { } owner => [.. staff.Where(u => u.Id == owner)],
            _ => Nearest(staff, places, u => duty.OwnerPost is { } post && u.Posts.Contains(post)),
        };
        meant.AddRange(await OfTheOrganisationAsync(duty, notice.Step, meant, ct));
        if (meant.Count == 0 && notice.Step is nameof(Rung.Owner)) meant = FromRank(Rank.Sergeant);
        return [.. (await PresentAsync(meant, notice.At, ct)).Select(u => u.UserName!).Order(StringComparer.Ordinal)];
    }

    /// <summary>
    /// What an advocate owes climbs to her managers as well as to the police (CLK-08, CLK-11), and a review of the plan to the
    /// officer in the case; what a manager owes (CLK-47) goes to the managers of the organisation, who sit in no unit.
    /// </summary>
    private async Task<List<Officer>> OfTheOrganisationAsync(Duty duty, string step, List<Officer> meant, CancellationToken ct)
    {
        var isTheirs = duty.OwnerPost is Post.AdvocateManager && step is nameof(Rung.Owner);
        var climbs = step is nameof(Rung.Sergeant) && ClimbToManagers.Contains(duty.Clock);
        if (!isTheirs && !climbs) return [];
        var organisations = await db.Referrals.AsNoTracking().Where(r => r.CaseId == duty.CaseId && r.OrganisationId != null && r.WithdrawnAt == null && (r.Status == ReferralStatus.Sent || r.Status == ReferralStatus.Accepted))
            .Select(r => r.OrganisationId).Distinct().ToListAsync(ct);
        var officer = climbs && duty.Clock is not "CLK-11" ? await db.Cases.IgnoreAutoIncludes().Where(c => c.Id == duty.CaseId).Select(c => c.OfficerInCaseId).SingleOrDefaultAsync(ct) : null;
        var known = meant.Select(u => u.Id).ToList();
        var found = await db.Users.AsNoTracking().Where(u => !u.IsSuspended && ((u.OrganisationId != null && organisations.Contains(u.OrganisationId)) || u.Id == officer)).OrderBy(u => u.Id).ToListAsync(ct);
        return [.. found.Where(u => !known.Contains(u.Id) && (u.Id == officer || u.Posts.Contains(Post.AdvocateManager)))];
    }

    /// <summary>Those of the first unit that has any.</summary>
    private static List<Officer> Nearest(List<Officer> staff, IReadOnlyList<Guid> places, Func<Officer, bool> isMeant) =>
        places.Select(p => staff.Where(u => u.UnitId == p && isMeant(u)).ToList()).FirstOrDefault(found => found.Count > 0) ?? [];

    /// <summary>Everybody of the lowest rank among them.</summary>
    private static List<Officer> LowestOf(List<Officer> ranked) => ranked.GroupBy(u => u.Rank).OrderBy(g => g.Key).FirstOrDefault()?.ToList() ?? [];

    /// <summary>A notice to a person that is about no duty, such as a view that was opened.</summary>
    private async Task<List<string>> OneAsync(Guid? recipient, CancellationToken ct) =>
        await db.Users.AsNoTracking().Where(u => u.Id == recipient && !u.IsSuspended).Select(u => u.UserName!).ToListAsync(ct);

    /// <summary>Who is away is replaced by the deputy; somebody without one still gets it, because nobody else would.</summary>
    private async Task<IReadOnlyList<Officer>> PresentAsync(List<Officer> meant, DateTimeOffset at, CancellationToken ct)
    {
        var ids = meant.Select(u => u.Id).ToList();
        var away = await db.Absences.AsNoTracking().Where(a => ids.Contains(a.UserId) && a.CancelledAt == null && a.From <= at && a.Until > at && a.DeputyId != null).ToListAsync(ct);
        if (away.Count == 0) return meant;
        var deputies = away.Select(a => a.DeputyId!.Value).ToList();
        return [.. meant.Where(u => away.All(a => a.UserId != u.Id)), .. await db.Users.AsNoTracking().Where(u => deputies.Contains(u.Id) && !u.IsSuspended).OrderBy(u => u.Id).ToListAsync(ct)];
    }
}
