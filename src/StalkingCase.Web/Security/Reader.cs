using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Data.Identity;
using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Duties;

namespace StalkingCase.Web.Security;

/// <summary>
/// Who is asking, read from the database once in every request and never from the cookie, so that a right taken away is
/// gone on the next request (SEC-A02).
/// </summary>
public sealed class Reader(IHttpContextAccessor http)
{
    public Guid Id { get; private set; }
    public Guid ForceId { get; private set; }
    public Guid? UnitId { get; private set; }

    /// <summary>The outside organisation of an advocate.</summary>
    public Guid? OrganisationId { get; private set; }

    public IReadOnlyList<Guid> UnitIds { get; private set; } = [];

    /// <summary>Of an advocate: herself, and those whose named deputy she is now. By these few her referrals are found along their index.</summary>
    public IReadOnlyList<Guid> ActsFor { get; private set; } = [];

    public string Name { get; private set; } = "";
    public string Role { get; private set; } = "";
    public Rank Rank { get; private set; }
    public IReadOnlyList<Post> Posts { get; private set; } = [];
    public string? Density { get; private set; }
    public string? Theme { get; private set; }
    public bool IsLoaded { get; private set; }

    public bool IsSworn => Role is Roles.Officer or Roles.Supervisor;
    public bool IsAdvocate => Role is Roles.Advocate;

    /// <summary>The manager of an advocates' organisation, a post (design, "Who is who").</summary>
    public bool ManagesAdvocates => IsAdvocate && OrganisationId is not null && Posts.Contains(Post.AdvocateManager);

    public bool IsSupervisor => Role is Roles.Supervisor;
    public Decider AsDecider => new(Id, Rank);

    public Guid? SessionId => Guid.TryParse(http.HttpContext?.User.FindFirstValue("session"), out var id) ? id : null;

    public async Task<bool> LoadAsync(CaseDbContext db, CancellationToken ct)
    {
        if (IsLoaded) return true;
        if (!Guid.TryParse(http.HttpContext?.User.FindFirstValue(ClaimTypes.NameIdentifier), out var id)) return false;
        var officer = await db.Users.AsNoTracking().SingleOrDefaultAsync(u => u.Id == id && !u.IsSuspended, ct);
        if (officer is null) return false;
        (Id, ForceId, UnitId, Name, Rank, Posts) = (officer.Id, officer.ForceId, officer.UnitId, officer.DisplayName, officer.Rank, officer.Posts);
        OrganisationId = officer.OrganisationId;
        (Density, Theme) = (officer.Density, officer.Theme);
        Role = Roles.All.FirstOrDefault(r => http.HttpContext!.User.IsInRole(r)) ?? "";
        UnitIds = UnitId is { } own ? new UnitTree((await db.Units.Where(u => u.ForceId == officer.ForceId).Select(u => new { u.Id, u.ParentId }).ToListAsync(ct)).Select(u => (u.Id, u.ParentId))).Under(own) : [];
        ActsFor = IsAdvocate ? await ActsForAsync(db, id, ct) : [id];
        return IsLoaded = true;
    }

    private static async Task<IReadOnlyList<Guid>> ActsForAsync(CaseDbContext db, Guid id, CancellationToken ct)
    {
        var now = db.Clock.GetUtcNow();
        return [id, .. await db.Absences.Where(a => a.DeputyId == id && a.CancelledAt == null && a.From <= now && a.Until > now).Select(a => a.UserId).Distinct().OrderBy(u => u).Take(MostActedFor).ToListAsync(ct)];
    }

    private const int MostActedFor = 100;
}
