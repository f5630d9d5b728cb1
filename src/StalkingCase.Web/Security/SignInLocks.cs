using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Data.Identity;

namespace StalkingCase.Web.Security;

/// <summary>
/// SEC-N03: five refusals lock the account for the source they came from, each time for longer; every other desk of the
/// shift still signs in. The whole account is locked at fifty, and that is said.
/// </summary>
public sealed class SignInLocks(CaseDatabase database)
{
    public const int PerSource = 5;
    public const int WholeAccount = 50;
    public static readonly TimeSpan First = TimeSpan.FromMinutes(15);
    public static readonly TimeSpan Longest = TimeSpan.FromHours(1);
    private const int Tries = 5;

    public async Task<bool> IsClosedAsync(Guid userId, string source, CancellationToken ct)
    {
        await using var db = Open();
        var now = TimeProvider.System.GetUtcNow();
        return await db.SignInFailures.AnyAsync(f => f.UserId == userId && f.Source == source && f.LockedUntil > now, ct);
    }

    /// <summary>Counts a refusal; true when it locked the pair.</summary>
    public async Task<bool> CountAsync(Guid userId, string source, CancellationToken ct)
    {
        for (var tries = 1; ; tries++)
        {
            await using var db = Open();
            var found = await db.SignInFailures.SingleOrDefaultAsync(f => f.UserId == userId && f.Source == source, ct);
            var row = found ?? db.SignInFailures.Add(new SignInFailure { UserId = userId, Source = source }).Entity;
            (row.Failures, row.Version) = (row.Failures + 1, row.Version + 1);
            if (row.Failures >= PerSource)
            {
                row.LockedUntil = TimeProvider.System.GetUtcNow() + Length(++row.Locks);
                row.Failures = 0;
            }

            try
            {
                await db.SaveChangesAsync(ct);
                return row.Failures == 0;
            }
            catch (DbUpdateException) when (tries < Tries)
            {
                // Another refusal of the same pair was counted at this instant: this one is counted after it.
            }
        }
    }

    public async Task ClearAsync(Guid userId, string source, CancellationToken ct)
    {
        await using var db = Open();
        if (await db.SignInFailures.SingleOrDefaultAsync(f => f.UserId == userId && f.Source == source, ct) is not { } row) return;
        (row.Failures, row.Locks, row.LockedUntil, row.Version) = (0, 0, null, row.Version + 1);
        await db.SaveChangesAsync(ct);
    }

    public static TimeSpan Length(int locks) => First * Math.Pow(2, Math.Min(locks, 10) - 1) is var longer && longer < Longest ? longer : Longest;

    // Of its own, so that a refusal is counted whatever else the request saves or drops.
    private CaseDbContext Open() => database.Open(Actor.System("sign-in"));
}

/// <summary>The password asked for again within a session, counted like one at the door.</summary>
public sealed class PasswordCheck(UserManager<Officer> users, SignInLocks locks, SignInLog log)
{
    public async Task<bool> IsRightAsync(HttpContext http, Officer officer, string? password)
    {
        var (source, ct) = (http.SignInSource(), http.RequestAborted);
        if (await locks.IsClosedAsync(officer.Id, source, ct) || await users.IsLockedOutAsync(officer))
        {
            await log.WriteAsync(http, officer, SignInLog.Locked);
            return false;
        }

        if (await users.CheckPasswordAsync(officer, password ?? "")) return true;
        await users.AccessFailedAsync(officer);
        await log.WriteAsync(http, officer, await locks.CountAsync(officer.Id, source, ct) ? SignInLog.LockedNow : SignInLog.WrongPassword);
        return false;
    }
}
