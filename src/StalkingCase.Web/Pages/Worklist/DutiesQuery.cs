using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Data.Facts;
using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Duties;
using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.Risk;
using StalkingCase.Domain.Safeguarding;
using StalkingCase.Web.Infrastructure;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Worklist;

/// <summary>One duty as a worklist shows it: what, by when, whose, why, what discharges it, and where.</summary>
public sealed record DutyRow(Guid Id, Guid CaseId, Guid SubjectId, string Reference, string ClockId, DateTimeOffset DueBy, int RiskOrder, RiskGrade? Risk, bool IsEndorsed, string? OwnerName, Post? OwnerPost)
{
    /// <summary>From when the reader's rank sees it; null where the reader owns it or has no rank above the owner.</summary>
    public DateTimeOffset? ClimbedAt { get; init; }

    public Clock Clock => DutyBook.ClockOf(ClockId);
    public string Whose => OwnerName ?? (OwnerPost is { } post ? EnumText.Of(post) : "Nobody yet");
    public string LinkFor(Reader reader) => $"/cases/{CaseId}{(reader.IsSworn ? Clock.LinkOf(SubjectId) ?? "/duties" : "")}";
}

public sealed record DutyPage(IReadOnlyList<DutyRow> Rows, string? Next);

/// <summary>What this reader must do, worst risk first and then longest due; never more than a page.</summary>
public sealed class DutiesQuery(CaseDbContext db, Reader reader, CaseAccess access, Cases.AbsenceQuery absences, TimeProvider clock)
{
    public const int PageSize = 50;

    public async Task<DutyPage> OverdueAsync(Keyset? after, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var overdue = Open().Where(d => d.DueBy <= now);
        var owed = await OwedAsync(overdue, ct);
        if (!reader.IsSupervisor) return await PageAsync(Of(owed), after, ct);

        // Some clocks reach a rank before they are due: an order that ends, six months for a charge, the end of bail.
        var early = Open().Where(d => Clock.ClimbEarly.Contains(d.Clock) && d.DueBy > now);
        return await PageAsync(Of(owed.Union(Climbed(overdue, now).Select(d => d.Id)).Union(Climbed(early, now).Select(d => d.Id))), after, ct);
    }

    public async Task<DutyPage> TodayAsync(Keyset? after, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var midnight = UkTime.StartOfDay(UkTime.DateOf(now).AddDays(1));
        return await PageAsync(Of(await OwedAsync(Open().Where(d => d.DueBy > now && d.DueBy < midnight), ct)), after, ct);
    }

    /// <summary>For the empty state: what comes next.</summary>
    public async Task<DutyRow?> NextAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var soonest = from x in Seen(Of(await OwedAsync(Open().Where(d => d.DueBy > now), ct))) orderby x.Duty.DueBy, x.Duty.Id select x;
        return await Rows(soonest).FirstOrDefaultAsync(ct);
    }

    /// <summary>Duties of some clocks on the reader's cases, whoever owns them: what an advocate watches.</summary>
    /// <param name="needs">What consent must cover for her to read of them.</param>
    public Task<DutyPage> OfClocksAsync(IReadOnlyList<string> clocks, DateTimeOffset until, CancellationToken ct, Keyset? after = null, ConsentScopes needs = ConsentScopes.None)
    {
        var (live, least) = (access.LiveReferrals(clock.GetUtcNow()), (int)needs);
        var duties = Open().Where(d => clocks.Contains(d.Clock) && d.DueBy <= until);
        return PageAsync(needs is ConsentScopes.None ? duties : duties.Where(d => live.Any(r => r.CaseId == d.CaseId && ((int)r.Scopes & least) == least)), after, ct);
    }

    /// <summary>The same for the units a supervisor answers for.</summary>
    public Task<DutyPage> OfUnitsAsync(IReadOnlyList<string> clocks, DateTimeOffset until, Keyset? after, CancellationToken ct)
    {
        var units = reader.UnitIds;
        return PageAsync(Open().Where(d => units.Contains(d.UnitId) && clocks.Contains(d.Clock) && d.DueBy <= until), after, ct);
    }

    private IQueryable<Duty> Open()
    {
        var now = clock.GetUtcNow();
        return db.Duties.AsNoTracking().WhereOpen().Where(d => d.VisibleFrom <= now);
    }

    /// <summary>
    /// The ids of mine, of those I stand in for while they are away, and of posts I hold; for the lowest rank of a unit those of posts that nobody holds. A union
    /// of ids, because each part has its index and their "or" has none.
    /// </summary>
    private async Task<IQueryable<Guid>> OwedAsync(IQueryable<Duty> among, CancellationToken ct)
    {
        var (posts, units) = (reader.Posts.Cast<Post?>().ToList(), reader.UnitIds);
        List<Guid> standsInFor = await absences.StandsInForAsync(reader.Id, reader.Rank is Rank.Sergeant ? units : [], ct);
        var people = standsInFor.Append(reader.Id).Cast<Guid?>().ToList();
        var owed = among.Where(d => people.Contains(d.OwnerId)).Select(d => d.Id).Union(among.Where(d => d.OwnerId == null && posts.Contains(d.OwnerPost) && units.Contains(d.UnitId)).Select(d => d.Id));
        foreach (var (unit, held) in await HeldPostsAsync(ct)) owed = owed.Union(among.Where(Unheld(unit, held)).Select(d => d.Id));
        return owed;
    }

    private static Expression<Func<Duty, bool>> Unheld(Guid unit, List<Post?> held) => d => d.UnitId == unit && d.OwnerId == null && !held.Contains(d.OwnerPost);

    private async Task<IReadOnlyList<(Guid Unit, List<Post?> Held)>> HeldPostsAsync(CancellationToken ct)
    {
        if (!reader.IsSupervisor) return [];
        var units = await db.Units.Where(u => reader.UnitIds.Contains(u.Id)).Select(u => new { u.Id, u.ParentId }).ToListAsync(ct);
        var places = units.SelectMany(u => new[] { u.Id, u.ParentId }).OfType<Guid>().Distinct().ToList();
        var people = await db.Users.AsNoTracking().Where(u => u.UnitId != null && places.Contains(u.UnitId.Value) && !u.IsSuspended).Select(u => new { u.UnitId, u.Posts, u.Rank }).ToListAsync(ct);
        var emptyFallTo = units.Where(unit => !people.Any(p => p.UnitId == unit.Id && p.Rank >= Rank.Sergeant && p.Rank < reader.Rank));
        return [.. emptyFallTo.Select(unit => (unit.Id, people.Where(p => p.UnitId == unit.Id || p.UnitId == unit.ParentId).SelectMany(p => p.Posts).Distinct().Cast<Post?>().ToList()))];
    }

    private IQueryable<Duty> Of(IQueryable<Guid> ids) => db.Duties.AsNoTracking().Where(d => ids.Contains(d.Id));

    private IQueryable<Duty> Climbed(IQueryable<Duty> among, DateTimeOffset now)
    {
        var units = reader.UnitIds;
        var overdue = among.Where(d => units.Contains(d.UnitId));
        return reader.Rank switch
        {
            Rank.Superintendent => overdue.Where(d => d.SuperintendentAt <= now),
            Rank.Inspector => overdue.Where(d => d.InspectorAt <= now),
            _ => overdue.Where(d => d.SergeantAt <= now),
        };
    }

    private async Task<DutyPage> PageAsync(IQueryable<Duty> duties, Keyset? after, CancellationToken ct)
    {
        if (after is { } k) duties = duties.Where(d => d.RiskOrder < k.Order || (d.RiskOrder == k.Order && (d.DueBy > k.At || (d.DueBy == k.At && d.Id > k.Id))));
        var worstFirst = from x in Seen(duties) orderby x.Duty.RiskOrder descending, x.Duty.DueBy, x.Duty.Id select x;
        var rows = await Rows(worstFirst).Take(PageSize + 1).ToListAsync(ct);
        var shown = rows.Take(PageSize).ToList();
        return new DutyPage(shown, rows.Count > PageSize ? new Keyset(shown[^1].RiskOrder, shown[^1].DueBy, shown[^1].Id).ToString() : null);
    }

    private IQueryable<SeenDuty> Seen(IQueryable<Duty> duties) =>
        from d in duties join c in access.Visible() on d.CaseId equals c.Id select new SeenDuty { Duty = d, Case = c };

    private IQueryable<DutyRow> Rows(IQueryable<SeenDuty> seen) => seen.Select(x => new DutyRow(
        x.Duty.Id, x.Case.Id, x.Duty.SubjectId, x.Case.Reference, x.Duty.Clock, x.Duty.DueBy, x.Duty.RiskOrder, x.Case.EffectiveRisk, x.Case.IsRiskEndorsed,
        db.Users.Where(u => u.Id == x.Duty.OwnerId).Select(u => u.DisplayName).FirstOrDefault(), x.Duty.OwnerPost)
    {
        ClimbedAt = x.Duty.OwnerId == reader.Id ? null
            : reader.Rank == Rank.Superintendent ? x.Duty.SuperintendentAt
            : reader.Rank == Rank.Inspector ? x.Duty.InspectorAt
            : reader.Rank == Rank.Sergeant ? x.Duty.SergeantAt : null,
    });

    private sealed class SeenDuty
    {
        public required Duty Duty { get; init; }
        public required Case Case { get; init; }
    }
}
