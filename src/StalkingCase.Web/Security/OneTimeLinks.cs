using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Data.Identity;

namespace StalkingCase.Web.Security;

/// <summary>The one door to a password and a second factor: a link that works once, for a day, and makes earlier ones dead.</summary>
public static class OneTimeLinks
{
    public static readonly TimeSpan Lives = TimeSpan.FromHours(24);

    public const string Page = "/account/start";

    // Where Identity's own store keeps the key of an authenticator and the recovery codes.
    private const string Store = "[AspNetUserStore]";
    private const string Key = "AuthenticatorKey";
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private const int KeyLetters = 32;

    /// <summary>Takes password, second factor and every session away; nobody signs in until a link was used.</summary>
    public static async Task ResetAsync(CaseDbContext db, Officer officer, CancellationToken ct)
    {
        (officer.PasswordHash, officer.TwoFactorEnabled, officer.LastTotpStep) = (null, false, null);
        (officer.LockoutEnd, officer.AccessFailedCount) = (null, 0);
        (officer.SecurityStamp, officer.ConcurrencyStamp) = (Stamp(), Stamp());
        db.UserTokens.RemoveRange(await db.UserTokens.Where(t => t.UserId == officer.Id && t.LoginProvider == Store).ToListAsync(ct));
        await KillAsync(db, officer.Id, ct);
        await EndSessionsAsync(db, officer.Id, ct);
    }

    /// <summary>Only for an account without a password. Returns the address below the host; its secret is stored nowhere.</summary>
    public static async Task<string> MakeAsync(CaseDbContext db, Officer officer, Guid? madeBy, CancellationToken ct)
    {
        if (officer.PasswordHash is not null) throw new InvalidOperationException("The account has a password: it is reset first.");
        await KillAsync(db, officer.Id, ct);
        var key = RandomNumberGenerator.GetString(Base32, KeyLetters);
        if (await KeyOf(db, officer.Id, ct) is { } token) token.Value = key;
        else db.UserTokens.Add(new IdentityUserToken<Guid> { UserId = officer.Id, LoginProvider = Store, Name = Key, Value = key });
        var secret = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));
        var now = TimeProvider.System.GetUtcNow();
        db.OneTimeLinks.Add(new OneTimeLink { UserId = officer.Id, Digest = db.Keys.Digest(secret), MadeBy = madeBy, MadeAt = now, ExpiresAt = now + Lives });
        return $"{Page}?link={secret}";
    }

    /// <summary>The link of this secret and whose it is, while it works.</summary>
    public static async Task<(OneTimeLink Link, Officer Officer, string Key)?> FindAsync(CaseDbContext db, string? secret, CancellationToken ct)
    {
        var (digests, now) = (db.Keys.Digests(secret ?? ""), TimeProvider.System.GetUtcNow());
        if (await db.OneTimeLinks.SingleOrDefaultAsync(l => digests.Contains(l.Digest) && l.UsedAt == null && l.ExpiresAt > now, ct) is not { } link) return null;
        if (await db.Users.SingleOrDefaultAsync(u => u.Id == link.UserId && !u.IsSuspended && u.PasswordHash == null, ct) is not { } officer) return null;
        return await KeyOf(db, officer.Id, ct) is { Value: { } key } ? (link, officer, key) : null;
    }

    public static async Task EndSessionsAsync(CaseDbContext db, Guid userId, CancellationToken ct)
    {
        var now = TimeProvider.System.GetUtcNow();
        foreach (var session in await db.Sessions.Where(s => s.UserId == userId && s.EndedAt == null).ToListAsync(ct)) session.EndedAt = now;
    }

    public static string Stamp() => Guid.NewGuid().ToString("N");

    private static async Task KillAsync(CaseDbContext db, Guid userId, CancellationToken ct)
    {
        var now = TimeProvider.System.GetUtcNow();
        foreach (var earlier in await db.OneTimeLinks.Where(l => l.UserId == userId && l.UsedAt == null && l.ExpiresAt > now).ToListAsync(ct)) earlier.ExpiresAt = now;
    }

    private static Task<IdentityUserToken<Guid>?> KeyOf(CaseDbContext db, Guid userId, CancellationToken ct) =>
        db.UserTokens.SingleOrDefaultAsync(t => t.UserId == userId && t.LoginProvider == Store && t.Name == Key, ct);
}
