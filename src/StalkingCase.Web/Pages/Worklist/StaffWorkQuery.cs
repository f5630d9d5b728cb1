using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Risk;
using StalkingCase.Web.Infrastructure;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Worklist;

/// <summary>A number as those see it who may see figures only: below five it is not said.</summary>
public sealed record Figure(string Label, int Count, bool IsHidden)
{
    private const int Least = 5;

    public string Words => Count < Least ? "fewer than 5" : IsHidden ? "not shown" : Count.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>One small number alone could be found by taking the others from a total: then the next smallest is not shown either.</summary>
    public static IReadOnlyList<Figure> Guarded(IEnumerable<(string Label, int Count)> counts)
    {
        var all = counts.ToList();
        var hidden = all.Count(c => c.Count < Least) == 1 ? all.Where(c => c.Count >= Least).OrderBy(c => c.Count).Select(c => c.Label).FirstOrDefault() : null;
        return [.. all.Select(c => new Figure(c.Label, c.Count, c.Label == hidden))];
    }
}

public sealed record UnusualView(Guid CaseId, string Reference, string Who, string? Unit, string Code, DateTimeOffset At, int Pages);

public sealed record UnitPosts(string Unit, IReadOnlyList<(string Post, string Holders)> Posts);

/// <summary>Home of those who work on no case: figures, views that need a look, and who holds which post.</summary>
public sealed class StaffWorkQuery(CaseDbContext db, CaseAccess access, TimeProvider clock)
{
    private const int Most = 50;

    public async Task<(IReadOnlyList<Figure> ByRisk, IReadOnlyList<Figure> ByUnit)> FiguresAsync(CancellationToken ct)
    {
        var open = db.Cases.IgnoreAutoIncludes().Where(c => c.Status == CaseStatus.Open);
        var risks = await open.GroupBy(c => c.EffectiveRisk).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(ct);
        var units = await db.Units.OrderBy(u => u.Name).ThenBy(u => u.Id).Select(u => new { u.Name, Count = open.Count(c => c.UnitId == u.Id) }).Take(500).ToListAsync(ct);
        RiskGrade?[] grades = [RiskGrade.High, RiskGrade.Medium, RiskGrade.Standard, null];
        return (Figure.Guarded(grades.Select(g => (g is { } grade ? EnumText.Of(grade) : "Not assessed", risks.FirstOrDefault(r => r.Key == g)?.Count ?? 0))),
            Figure.Guarded(units.Select(u => (u.Name, u.Count))));
    }

    /// <summary>Cases opened with a reason by somebody not on them, in the last seven days.</summary>
    public async Task<IReadOnlyList<UnusualView>> ViewsAsync(CancellationToken ct)
    {
        var since = clock.GetUtcNow().AddDays(-7);
        return await (from a in db.AccessReasons.AsNoTracking()
                      join c in access.Visible() on a.CaseId equals c.Id
                      join u in db.Users on a.UserId equals u.Id
                      from n in db.Units.Where(n => n.Id == u.UnitId).DefaultIfEmpty()
                      where a.GivenAt >= since
                      orderby a.GivenAt descending, a.Id
                      select new UnusualView(c.Id, c.Reference, u.DisplayName, n == null ? null : n.Name, a.Code, a.GivenAt, db.AccessLogEntries.Count(l => l.CaseId == a.CaseId && l.ReasonId == a.Id)))
            .Take(Most).ToListAsync(ct);
    }

    public async Task<IReadOnlyList<UnitPosts>> PostsAsync(CancellationToken ct)
    {
        var units = await db.Units.AsNoTracking().OrderBy(u => u.Name).ThenBy(u => u.Id).Select(u => new { u.Id, u.Name }).Take(200).ToListAsync(ct);
        var people = await db.Users.AsNoTracking().Where(u => (u.UnitId != null || u.OrganisationId != null) && !u.IsSuspended).OrderBy(u => u.DisplayName).ThenBy(u => u.Id).Select(u => new { u.UnitId, u.OrganisationId, u.DisplayName, u.Posts }).Take(5000).ToListAsync(ct);
        var organisations = await db.Organisations.AsNoTracking().OrderBy(o => o.Name).ThenBy(o => o.Id).Select(o => new { o.Id, o.Name }).Take(200).ToListAsync(ct);
        var manager = Domain.Duties.Post.AdvocateManager;
        return
        [
            .. units.Select(u => new UnitPosts(u.Name,
            [
                .. Enum.GetValues<Domain.Duties.Post>().Where(post => post != manager).Select(post => (EnumText.Of(post), string.Join(", ", people.Where(p => p.UnitId == u.Id && p.Posts.Contains(post)).Select(p => p.DisplayName)))),
            ])),
            .. organisations.Select(o => new UnitPosts(o.Name, [(EnumText.Of(manager), string.Join(", ", people.Where(p => p.OrganisationId == o.Id && p.Posts.Contains(manager)).Select(p => p.DisplayName)))])),
        ];
    }
}
