using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Data.Facts;
using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Duties;
using StalkingCase.Domain.Risk;
using StalkingCase.Web.Infrastructure;
using StalkingCase.Web.Pages.Cases;
using StalkingCase.Web.Pages.Duties;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Warrants;

public enum OverdueBy
{
    [System.ComponentModel.DataAnnotations.Display(Name = "Any")] Any,
    [System.ComponentModel.DataAnnotations.Display(Name = "6 hours or more")] SixHours,
    [System.ComponentModel.DataAnnotations.Display(Name = "24 hours or more")] Day,
    [System.ComponentModel.DataAnnotations.Display(Name = "7 days or more")] Week,
}

/// <summary>What the supervisor filters the queue by; kept in the address, so that it survives a return.</summary>
public sealed class OverdueFilter
{
    public Guid? Unit { get; set; }
    public RiskGrade? Risk { get; set; }
    public Guid? Owner { get; set; }
    public OverdueBy By { get; set; }
    public string? After { get; set; }

    public TimeSpan Least => By switch { OverdueBy.SixHours => TimeSpan.FromHours(6), OverdueBy.Day => TimeSpan.FromDays(1), OverdueBy.Week => TimeSpan.FromDays(7), _ => TimeSpan.Zero };

    public bool IsEmpty => Unit is null && Risk is null && Owner is null && By is OverdueBy.Any;

    public string Link(string? after) =>
        "/warrants/overdue?" + string.Join("&", new[] { Unit is { } u ? $"unit={u}" : null, Risk is { } r ? $"risk={r}" : null, Owner is { } o ? $"owner={o}" : null, By is OverdueBy.Any ? null : $"by={By}", after is null ? null : $"after={after}" }.OfType<string>());
}

public sealed record OverdueRow(Guid DutyId, Guid CaseId, Guid WarrantId, string Reference, string? First, string? Last, RiskGrade? Risk, bool IsEndorsed, int RiskOrder, string ClockId, string Part, DateTimeOffset DueBy, Guid? OwnerId, Post? OwnerPost)
{
    public string Owner { get; init; } = "";
    public string Why { get; init; } = "";

    /// <summary>Initial and last name, as a wall screen may show it (SEC-D20).</summary>
    public string Suspect => Last is null ? "Name not known" : First is { Length: > 0 } first ? $"{first[0]}. {Last}" : Last;
}

public sealed record GoneCase(Guid CaseId, Guid WarrantId, string Reference);

/// <summary>
/// Overdue warrant actions of the reader's units, one row for each warrant: its longest overdue action. Worst risk first,
/// then longest overdue. Each unit and clock is walked along its own index (<see cref="DutyWalk"/>).
/// </summary>
public sealed class OverdueQuery(CaseDbContext db, Reader reader, CaseAccess access, OfficerNamesQuery names, AbsenceQuery absences, TimeProvider clock)
{
    public const int PageSize = 50;
    public const int MostCounted = 1000;
    private (int Most, int All, int High)? _counted;

    private static readonly IReadOnlyList<string> Actions = WarrantQueue.Clocks;

    public async Task<(IReadOnlyList<OverdueRow> Rows, string? Next)> RunAsync(OverdueFilter filter, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var (until, after) = (now - filter.Least, Keyset.Read(filter.After));
        IQueryable<Guid>? page = null;
        foreach (var walk in DutyWalk.Of(reader, filter.Unit))
        {
            // Whose something is overdue: the longest overdue of what is theirs, which need not be the warrant's longest.
            var part = filter.Owner is { } owner ? FirstOf(owner, now).Where(d => d.DueBy <= until) : Overdue(db.Duties.AsNoTracking().WhereLeads(), now).Where(d => d.DueBy <= until);
            if (filter.Risk is { } risk) part = part.Where(d => d.Risk == risk);
            part = filter.Owner is null ? DutyWalk.PageOfLeads(access.Seen(walk.In(part)), after, PageSize) : DutyWalk.Page(access.Seen(walk.In(part)), after, PageSize);
            page = page is null ? part.Select(d => d.Id) : page.Concat(part.Select(d => d.Id));
        }

        if (page is null) return ([], null);
        var rows = await Rows(from d in db.Duties.AsNoTracking()
                              join c in db.Cases.IgnoreAutoIncludes() on d.CaseId equals c.Id
                              where page.Contains(d.Id)
                              orderby d.RiskOrder descending, d.DueBy, d.Id
                              select new Seen { Duty = d, Case = c }).Take(PageSize + 1).ToListAsync(ct);
        var shown = rows.Take(PageSize).ToList();
        return (await WordedAsync(shown, ct), rows.Count > PageSize ? new Keyset(shown[^1].RiskOrder, shown[^1].DueBy, shown[^1].DutyId).ToString() : null);
    }

    /// <summary>The rows of some warrants, for the page of a bulk act.</summary>
    public async Task<IReadOnlyList<OverdueRow>> OfAsync(IReadOnlyList<Guid> warrantIds, CancellationToken ct)
    {
        var (now, units) = (clock.GetUtcNow(), reader.UnitIds);
        var chosen = Overdue(db.Duties.AsNoTracking().WhereLeads(), now).Where(d => warrantIds.Contains(d.SubjectId) && units.Contains(d.UnitId));
        return await WordedAsync(await Rows(from d in chosen
                                            join c in access.Visible() on d.CaseId equals c.Id
                                            orderby d.RiskOrder descending, d.DueBy, d.Id
                                            select new Seen { Duty = d, Case = c }).Take(PageSize).ToListAsync(ct), ct);
    }

    /// <summary>Of chosen warrants that dropped out of the queue: the cases that this reader may still see.</summary>
    public Task<List<GoneCase>> GoneAsync(IReadOnlyList<Guid> warrantIds, CancellationToken ct) =>
        (from w in db.Warrants.AsNoTracking().IgnoreAutoIncludes()
         join c in access.Visible() on w.CaseId equals c.Id
         where warrantIds.Contains(w.Id)
         orderby c.Reference, w.Id
         select new GoneCase(c.Id, w.Id, c.Reference)).Take(PageSize).ToListAsync(ct);

    /// <summary>How many there are, up to <paramref name="most"/>, worst first, and how many of them are High.</summary>
    public async Task<(int All, int High)> CountAsync(int most, CancellationToken ct)
    {
        // The page and the head of it both ask: the one that counts further answers for both.
        if (_counted is { } known && (known.Most >= most || known.All < known.Most)) return (Math.Min(known.All, most), Math.Min(known.High, most));
        var (now, units) = (clock.GetUtcNow(), reader.UnitIds);
        var overdue = access.Seen(Overdue(db.Duties.AsNoTracking().WhereLeads(), now).Where(d => units.Contains(d.UnitId))).OrderByDescending(d => EF.Property<int?>(d, DerivedRows.LeadRisk)).Select(d => new { d.Risk });
        var counted = await overdue.Take(most).GroupBy(_ => 1).Select(g => new { All = g.Count(), High = g.Count(x => x.Risk == RiskGrade.High) }).SingleOrDefaultAsync(ct);
        _counted = (most, counted?.All ?? 0, counted?.High ?? 0);
        return (_counted.Value.All, _counted.Value.High);
    }

    /// <summary>For the empty page: what falls due next.</summary>
    public async Task<OverdueRow?> NextAsync(CancellationToken ct)
    {
        var (now, units) = (clock.GetUtcNow(), reader.UnitIds);
        return (await Rows(from d in db.Duties.AsNoTracking().WhereOpen()
                           join c in access.Visible() on d.CaseId equals c.Id
                           where units.Contains(d.UnitId) && Actions.Contains(d.Clock) && d.DueBy > now
                           orderby d.DueBy, d.Id
                           select new Seen { Duty = d, Case = c }).Take(1).ToListAsync(ct)).FirstOrDefault();
    }

    private static IQueryable<Duty> Overdue(IQueryable<Duty> duties, DateTimeOffset now) => duties.Where(d => d.DueBy <= now && d.VisibleFrom <= now);

    private IQueryable<Duty> FirstOf(Guid owner, DateTimeOffset now)
    {
        var own = Overdue(db.Duties.AsNoTracking().WhereOpen(), now).Where(d => d.OwnerId == owner && Actions.Contains(d.Clock));
        return own.Where(d => !own.Any(e => e.CaseId == d.CaseId && e.SubjectId == d.SubjectId && (e.DueBy < d.DueBy || (e.DueBy == d.DueBy && e.Id < d.Id))));
    }

    private IQueryable<OverdueRow> Rows(IQueryable<Seen> seen) => seen.Select(x => new OverdueRow(
        x.Duty.Id, x.Case.Id, x.Duty.SubjectId, x.Case.Reference,
        db.People.Where(p => p.Id == x.Case.Roles.Where(r => r.Part == RolePart.Suspect).Select(r => r.PersonId).FirstOrDefault()).Select(p => p.FirstName).FirstOrDefault(),
        db.People.Where(p => p.Id == x.Case.Roles.Where(r => r.Part == RolePart.Suspect).Select(r => r.PersonId).FirstOrDefault()).Select(p => p.LastName).FirstOrDefault(),
        x.Case.EffectiveRisk, x.Case.IsRiskEndorsed, x.Duty.RiskOrder, x.Duty.Clock, x.Duty.Part, x.Duty.DueBy, x.Duty.OwnerId, x.Duty.OwnerPost));

    private async Task<IReadOnlyList<OverdueRow>> WordedAsync(IReadOnlyList<OverdueRow> rows, CancellationToken ct)
    {
        if (rows.Count == 0) return rows;
        var ids = rows.Select(r => r.WarrantId).ToList();
        var tries = await db.Warrants.AsNoTracking().Where(w => ids.Contains(w.Id)).Select(w => new { w.Id, Tries = w.Attempts.Count }).ToDictionaryAsync(w => w.Id, w => w.Tries, ct);
        var who = await names.RunAsync(rows.Select(r => r.OwnerId), ct);
        var away = await absences.AwayAsync(rows.Select(r => r.OwnerId), ct);
        return [.. rows.Select(r => r with { Owner = who.Owner(r.OwnerId, r.OwnerPost) + away.Words(r.OwnerId), Why = Words(r, tries.GetValueOrDefault(r.WarrantId)) })];
    }

    private static string Words(OverdueRow row, int tries) => row.ClockId switch
    {
        "CLK-34" when row.Part == "graded" => "Not graded",
        "CLK-34" => "Not on PNC",
        "CLK-35" => "No attempt yet",
        "CLK-36" => $"{tries} {(tries == 1 ? "try" : "tries")}, the next is overdue",
        _ => $"Over target, {tries} {(tries == 1 ? "try" : "tries")}",
    };

    private sealed class Seen
    {
        public required Duty Duty { get; init; }
        public required Case Case { get; init; }
    }
}
