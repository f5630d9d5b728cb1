using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Account;

public sealed record SessionRow(Guid Id, DateTimeOffset CreatedAt, DateTimeOffset LastSeenAt, bool IsThis);

public sealed record AccountView(string Force, string? Unit, IReadOnlyList<SessionRow> Sessions);

public sealed class AccountQuery(CaseDbContext db, Reader reader)
{
    public async Task<AccountView> RunAsync(CancellationToken ct)
    {
        return new AccountView(
            await db.Forces.Where(f => f.Id == reader.ForceId).Select(f => f.Name).FirstOrDefaultAsync(ct) ?? "",
            await db.Units.Where(u => u.Id == reader.UnitId).Select(u => u.Name).FirstOrDefaultAsync(ct),
            await SessionsAsync(reader.Id, ct));
    }

    /// <summary>Where somebody is signed in now.</summary>
    public Task<List<SessionRow>> SessionsAsync(Guid userId, CancellationToken ct)
    {
        var (now, own) = (TimeProvider.System.GetUtcNow(), reader.SessionId);
        var (idle, absolute) = (now - Security.SignIn.Idle, now - Security.SignIn.Absolute);
        return db.Sessions.AsNoTracking().Where(s => s.UserId == userId && s.EndedAt == null && s.LastSeenAt > idle && s.CreatedAt > absolute).OrderByDescending(s => s.LastSeenAt).ThenBy(s => s.Id)
            .Select(s => new SessionRow(s.Id, s.CreatedAt, s.LastSeenAt, s.Id == own)).Take(50).ToListAsync(ct);
    }
}
