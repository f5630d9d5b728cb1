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
using StalkingCase.Web.Pages.Duties;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Worklist;

/// <summary>One duty as a worklist shows it: what, by when, whose, why, what discharges it, and where.</summary>
public sealed record DutyRow(Guid Id, Guid CaseId, Guid SubjectId, string Reference, string ClockId, DateTimeOffset DueBy, int RiskOrder, RiskGrade? Risk, bool IsEndorsed, string? OwnerName, Post? OwnerPost)
{
    /// <summary>From when the reader's rank sees it; null where the reader owns it or has no rank above the owner.</summary>
    public DateTimeOffset? ClimbedAt { get; init; }

    public Clock Clock => DutyBook.ClockOf(ClockId);
    public string Whose => OwnerName ?? (OwnerPost is { } post ? EnumText.Of(post) : "Nobody yet");

    /// <summary>Where it is done, if the reader may open that page; else the case.</summary>
    public string LinkFor(Reader reader, Cases.CaseSectionsQuery sections) =>
        $"/cases/{CaseId}{(reader.IsSworn ? Clock.LinkOf(SubjectId) ?? "/duties" : sections.MayFollow(Clock) ? Clock.LinkOf(SubjectId) : "")}";
}

public sealed record DutyPage(IReadOnlyList<DutyRow> Rows, string? Next);

/// <summary>What this reader must do, worst risk first and then longest due; never more than a page.</summary>
public sealed class DutiesQuery(CaseDbContext db, Reader reader, CaseAccess access, Cases.AbsenceQuery absences, RungsQuery beyond, TimeProvider clock)
{
    public const int PageSize = 50;
    private const int MostNamed = 500;

    public Task<DutyPage> OverdueAsync(Keyset? after, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return WalkAsync(d => d.DueBy <= now, climbs: true, after, ct);
    }

    public Task<DutyPage> TodayAsync(Keyset? after, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var midnight = UkTime.StartOfDay(UkTime.DateOf(now).AddDays(1));
        return WalkAsync(d => d.DueBy > now && d.DueBy < midnight, climbs: false, after, ct);
    }

    /// <summary>For the empty state: what comes next.</summary>
    public async Task<DutyRow?> NextAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var parts = (await PartsAsync(d => d.DueBy > now, climbs: false, ct)).Select(p => access.Seen(p).OrderBy(d => d.DueBy).ThenBy(d => d.Id).Take(1).Select(d => d.Id));
        var soonest = from x in Of(parts.Aggregate((all, part) => all.Concat(part))) orderby x.Duty.DueBy, x.Duty.Id select x;
        return await Rows(soonest).FirstOrDefaultAsync(ct);
    }

    /// <summary>Duties of some clocks on the reader's cases, whoever owns them: what an advocate watches.</summary>
    /// <remarks>From her referrals to the duties of their cases: by the clock the whole force's would be read.</remarks>
    public Task<DutyPage> OfClocksAsync(IReadOnlyList<string> clocks, DateTimeOffset until, CancellationToken ct, Keyset? after = null)
    {
        var live = access.LiveReferrals(clock.GetUtcNow());
        var of = clocks.GroupBy(Cases.DutyWords.NeedsOf).Select(g =>
        {
            var (needed, least) = (g.ToList(), (int)g.Key);
            return from r in live join d in Open() on r.CaseId equals d.CaseId where ((int)r.Scopes & least) == least && needed.Contains(d.Clock) && d.DueBy <= until select d;
        });
        return PageAsync(of.Aggregate((all, part) => all.Concat(part)), after, ct);
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

    private async Task<DutyPage> WalkAsync(Expression<Func<Duty, bool>> when, bool climbs, Keyset? after, CancellationToken ct)
    {
        var parts = (await PartsAsync(when, climbs, ct)).Select(p => DutyWalk.Page(access.Seen(p), after, PageSize).Select(d => d.Id));
        return await RowsAsync(Of(parts.Aggregate((all, part) => all.Concat(part))), ct, await beyond.RunAsync(ct));
    }

    /// <summary>
    /// Mine and of those I stand in for while they are away; of each unit those of posts I hold and what has climbed to my rank, or to one
    /// below it that nobody nearer holds; what I was told of in somebody's place; actions of meetings that I chair; for the lowest rank
    /// of a unit those of posts that nobody holds. Part by part, because each has its index and their "or" has none.
    /// </summary>
    private async Task<IReadOnlyList<IQueryable<Duty>>> PartsAsync(Expression<Func<Duty, bool>> when, bool climbs, CancellationToken ct)
    {
        var (now, posts, rungs) = (clock.GetUtcNow(), reader.Posts.Cast<Post?>().ToList(), await beyond.RunAsync(ct));
        List<Guid> standsInFor = await absences.StandsInForAsync(reader.Id, reader.Rank is Rank.Sergeant ? reader.UnitIds : rungs.Of(Rung.Sergeant), ct);
        var people = standsInFor.Append(reader.Id).Cast<Guid?>().ToList();
        var due = Open().Where(when);
        List<IQueryable<Duty>> parts = [due.Where(d => people.Contains(d.OwnerId))];
        if (climbs)
        {
            // Some clocks reach a rank, and warn the owner, before they are due: an order that ends, six months for a charge, the end of bail.
            // One by one along their own index: together they would pass over every open duty of the units.
            var early = Clock.ClimbEarly.Select(clock => Open().Where(d => d.Clock == clock && d.DueBy > now)).ToList();
            parts.AddRange(early.Select(e => e.Where(d => people.Contains(d.OwnerId)).Where(Warns)));
            if (reader.IsSupervisor) parts.AddRange(DutyWalk.Of(reader).SelectMany(walk => Both(walk, due, early, Climbed(RungOf(reader.Rank), now))));
            foreach (var (rung, units) in rungs.Beyond) parts.AddRange(DutyWalk.Of(units).SelectMany(walk => Both(walk, due, early, Climbed(rung, now))));
            if (posts.Count > 0) parts.AddRange(DutyWalk.Of(reader).SelectMany(walk => early.Select(e => walk.In(e).Where(d => posts.Contains(d.OwnerPost)).Where(Warns))));
            parts.AddRange(await ToldAsync(due, early, now, ct));
        }

        if (posts.Count > 0) parts.AddRange(DutyWalk.Of(reader).Select(walk => walk.In(due).Where(d => posts.Contains(d.OwnerPost))));
        foreach (var (unit, held) in await HeldPostsAsync(ct)) parts.Add(due.Where(Unheld(unit, held)));
        return parts;
    }

    private static IEnumerable<IQueryable<Duty>> Both(DutyWalk walk, IQueryable<Duty> due, IReadOnlyList<IQueryable<Duty>> early, Expression<Func<Duty, bool>> climbed) =>
        early.Prepend(due).Select(duties => walk.In(duties).Where(climbed));

    /// <summary>What came to the reader by a notice alone, or with the chair of a meeting: few, so they are named.</summary>
    private async Task<IReadOnlyList<IQueryable<Duty>>> ToldAsync(IQueryable<Duty> due, IReadOnlyList<IQueryable<Duty>> early, DateTimeOffset now, CancellationToken ct)
    {
        var id = reader.Id;
        var parts = new List<IQueryable<Duty>>();
        var told = await (from r in db.NoticeRecipients
                          join d in db.Duties.WhereOpen() on r.DutyId equals d.Id
                          where r.UserId == id && r.StandsIn == EF.Parameter(true)
                          select d.Id).Distinct().OrderBy(d => d).Take(MostNamed).ToListAsync(ct);
        if (told.Count > 0) parts.AddRange(early.Prepend(due).Select(duties => duties.Where(d => told.Contains(d.Id))));

        var actions = await (from m in db.Meetings.IgnoreAutoIncludes()
                             join a in db.MeetingActions on m.Id equals a.MeetingId
                             where m.ChairId == id && a.EndedAt == null && a.DueBy <= now
                             orderby a.DueBy, a.Id
                             select new { a.Id, a.CaseId }).Take(MostNamed).ToListAsync(ct);
        var (ids, cases) = (actions.Select(a => a.Id).ToList(), actions.Select(a => a.CaseId).Distinct().ToList());
        if (ids.Count > 0) parts.Add(due.Where(d => cases.Contains(d.CaseId) && d.Clock == "CLK-42" && d.Part == "action" && ids.Contains(d.SubjectId) && d.InspectorAt <= now));
        return parts;
    }

    /// <summary>A row that warns the owner before an end, shown from its point on.</summary>
    private static readonly Expression<Func<Duty, bool>> Warns = d => d.Part != "file";

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

    internal static Rung RungOf(Rank rank) => rank switch { Rank.Superintendent => Rung.Superintendent, Rank.Inspector => Rung.Inspector, _ => Rung.Sergeant };

    private static Expression<Func<Duty, bool>> Climbed(Rung rung, DateTimeOffset now) => rung switch
    {
        Rung.Superintendent => d => d.SuperintendentAt <= now,
        Rung.Inspector => d => d.InspectorAt <= now,
        _ => d => d.SergeantAt <= now,
    };

    private async Task<DutyPage> PageAsync(IQueryable<Duty> duties, Keyset? after, CancellationToken ct) =>
        await RowsAsync(from d in DutyWalk.Page(access.Seen(duties), after, PageSize) join c in db.Cases.IgnoreAutoIncludes() on d.CaseId equals c.Id select new SeenDuty { Duty = d, Case = c }, ct);

    private async Task<DutyPage> RowsAsync(IQueryable<SeenDuty> seen, CancellationToken ct, Rungs? rungs = null)
    {
        var worstFirst = from x in seen orderby x.Duty.RiskOrder descending, x.Duty.DueBy, x.Duty.Id select x;
        var rows = await Rows(worstFirst, rungs).Take(PageSize + 1).ToListAsync(ct);
        var shown = rows.Take(PageSize).ToList();
        return new DutyPage(shown, rows.Count > PageSize ? new Keyset(shown[^1].RiskOrder, shown[^1].DueBy, shown[^1].Id).ToString() : null);
    }

    /// <summary>Ids that <see cref="CaseAccess.Seen"/> has let through, with their cases.</summary>
    private IQueryable<SeenDuty> Of(IQueryable<Guid> ids) =>
        from d in db.Duties.AsNoTracking() join c in db.Cases.IgnoreAutoIncludes() on d.CaseId equals c.Id where ids.Contains(d.Id) select new SeenDuty { Duty = d, Case = c };

    private IQueryable<DutyRow> Rows(IQueryable<SeenDuty> seen, Rungs? rungs = null)
    {
        var (sergeants, inspectors) = (rungs?.Of(Rung.Sergeant) ?? [], rungs?.Of(Rung.Inspector) ?? []);
        return seen.Select(x => new DutyRow(
            x.Duty.Id, x.Case.Id, x.Duty.SubjectId, x.Case.Reference, x.Duty.Clock, x.Duty.DueBy, x.Duty.RiskOrder, x.Case.EffectiveRisk, x.Case.IsRiskEndorsed,
            db.Users.Where(u => u.Id == x.Duty.OwnerId).Select(u => u.DisplayName).FirstOrDefault(), x.Duty.OwnerPost)
        {
            ClimbedAt = x.Duty.OwnerId == reader.Id ? null
                : reader.Rank == Rank.Sergeant || sergeants.Contains(x.Duty.UnitId) ? x.Duty.SergeantAt
                : reader.Rank == Rank.Inspector || inspectors.Contains(x.Duty.UnitId) ? x.Duty.InspectorAt
                : reader.Rank == Rank.Superintendent ? x.Duty.SuperintendentAt : null,
        });
    }

    private sealed class SeenDuty
    {
        public required Duty Duty { get; init; }
        public required Case Case { get; init; }
    }
}
