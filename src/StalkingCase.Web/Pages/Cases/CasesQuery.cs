using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Data.Facts;
using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Duties;
using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.Orders;
using StalkingCase.Domain.Risk;
using StalkingCase.Web.Infrastructure;
using StalkingCase.Web.Pages.Worklist;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Cases;

/// <summary>A case in a list. <see cref="More"/> is null where the reader may know the reference and the status only.</summary>
public sealed record CaseRow(Guid Id, string Reference, CaseStatus Status, CaseRowMore? More);

public sealed record CaseRowMore(RiskGrade? Risk, bool IsEndorsed, bool IsFlagged, string? Victim, string? Suspect, string Unit, string? Officer, DateTimeOffset LastEntryAt, DateTimeOffset OpenedAt, DateTimeOffset? NextDueBy);

/// <summary>
/// The case list. Filters and sorting by anything but reference and status hold on cases the reader works on only: of the
/// others a filter would tell what the row does not (security.md 2). So too for an advocate: she filters by nothing that
/// consent or her role hides.
/// </summary>
public sealed class CasesQuery(CaseDbContext db, CaseAccess access, SharedDutiesQuery shared, Reader reader, ShortNamesQuery names)
{
    public const int PageSize = 50;

    public async Task<(IReadOnlyList<CaseRow> Rows, string? Next)> RunAsync(CasesInput by, CancellationToken ct) =>
        by.Scope is CaseScope.Force ? await ByReferenceAsync(by, ct) : await WorkedAsync(by, ct);

    /// <summary>Open cases without any grade.</summary>
    public Task<int> UnassessedAsync(CancellationToken ct) =>
        access.WorkedParts().Select(p => p.Where(c => c.Status == CaseStatus.Open && c.EffectiveRisk == null).Select(c => c.Id)).Aggregate((all, part) => all.Union(part)).CountAsync(ct);

    private async Task<(IReadOnlyList<CaseRow>, string?)> ByReferenceAsync(CasesInput by, CancellationToken ct)
    {
        var status = by.Status;
        var rows = await AfterReference(access.Visible(), by.After).Where(c => status == null || c.Status == status)
            .OrderBy(c => c.Reference).ThenBy(c => c.Id).Select(c => new CaseRow(c.Id, c.Reference, c.Status, null)).Take(PageSize + 1).ToListAsync(ct);
        var shown = rows.Take(PageSize).ToList();
        return (shown, rows.Count > PageSize ? shown[^1].Reference : null);
    }

    /// <summary>By risk it is read in the order of the queues (RSK-01), one grade after the other, each along the index of its unit, until the page is full.</summary>
    private async Task<(IReadOnlyList<CaseRow>, string?)> WorkedAsync(CasesInput by, CancellationToken ct)
    {
        var rows = new List<Listed>();
        foreach (var part in PartsOf(by))
        {
            var left = PageSize + 1 - rows.Count;
            if (left > 0) rows.AddRange(await ListedAsync(by, part, left, ct));
        }

        var people = await names.RunAsync([.. rows.Select(r => r.Id)], ct);
        var shown = rows.Take(PageSize).Select(c => new CaseRow(c.Id, c.Reference, c.Status,
            new CaseRowMore(c.Risk, c.IsEndorsed, c.IsFlagged && !reader.IsAdvocate, people.GetValueOrDefault((c.Id, RolePart.Victim)), people.GetValueOrDefault((c.Id, RolePart.Suspect)), c.Unit ?? "", c.Officer, c.LastEntryAt, c.OpenedAt, c.Next))).ToList();
        return (shown, rows.Count > PageSize ? Mark(shown[^1], by.Sort) : null);
    }

    /// <summary>The grades of which the page may hold some, in order; one part of any grade where it is sorted otherwise.</summary>
    private static IEnumerable<Func<IQueryable<Case>, IQueryable<Case>>> PartsOf(CasesInput by)
    {
        if (by.Sort is not CaseSort.Risk) return [cases => After(cases, by)];
        var from = Keyset.Read(by.After);
        return Grades.Where(g => (by.Risk is not { } asked || GradeOf(asked) == g) && !(DutyBook.RiskOrder(g) > from?.Order)).Select(g => (Func<IQueryable<Case>, IQueryable<Case>>)(cases =>
        {
            cases = cases.Where(c => c.EffectiveRisk == g);
            return from is { } k && DutyBook.RiskOrder(g) == k.Order ? cases.Where(c => c.LastEntryAt < k.At || (c.LastEntryAt == k.At && c.Id > k.Id)) : cases;
        }));
    }

    private Task<List<Listed>> ListedAsync(CasesInput by, Func<IQueryable<Case>, IQueryable<Case>> part, int most, CancellationToken ct)
    {
        var duties = shared.Open(db.Clock.GetUtcNow());
        var ids = access.WorkedParts().Select(p => Ordered(part(Filtered(p, by)), by.Sort).Take(most).Select(c => c.Id)).Aggregate((all, one) => all.Concat(one));
        return Ordered(db.Cases.AsNoTracking().IgnoreAutoIncludes().Where(c => ids.Contains(c.Id)), by.Sort).Select(c => new Listed(
            c.Id, c.Reference, c.Status, c.EffectiveRisk, c.IsRiskEndorsed, c.IsFlagged, c.LastEntryAt, c.OpenedAt,
            db.Units.Where(u => u.Id == c.UnitId).Select(u => u.Name).FirstOrDefault(),
            db.Users.Where(u => u.Id == c.OfficerInCaseId).Select(u => u.DisplayName).FirstOrDefault(),
            duties.Where(d => d.CaseId == c.Id).Min(d => (DateTimeOffset?)d.DueBy))).Take(most).ToListAsync(ct);
    }

    private sealed record Listed(Guid Id, string Reference, CaseStatus Status, RiskGrade? Risk, bool IsEndorsed, bool IsFlagged, DateTimeOffset LastEntryAt, DateTimeOffset OpenedAt, string? Unit, string? Officer, DateTimeOffset? Next);

    private static readonly IReadOnlyList<RiskGrade?> Grades = [.. new RiskGrade?[] { RiskGrade.High, RiskGrade.Medium, RiskGrade.Standard, null }.OrderByDescending(DutyBook.RiskOrder)];

    private static RiskGrade? GradeOf(RiskChoice risk) => risk switch { RiskChoice.High => RiskGrade.High, RiskChoice.Medium => RiskGrade.Medium, RiskChoice.Standard => RiskGrade.Standard, _ => null };

    private IQueryable<Case> Filtered(IQueryable<Case> cases, CasesInput by)
    {
        if (by.Status is { } status) cases = cases.Where(c => c.Status == status);
        if (by.Unit is { } unit) cases = cases.Where(c => c.UnitId == unit);
        if (by.Officer is { } officer) cases = cases.Where(c => c.OfficerInCaseId == officer);
        if (by.Flagged && !reader.IsAdvocate) cases = cases.Where(c => c.IsFlagged);
        if (by.Unrestricted) cases = cases.Where(c => !c.IsRestricted);
        if (by.Unserved && !reader.IsAdvocate)
        {
            var today = UkTime.DateOf(db.Clock.GetUtcNow());
            cases = cases.Where(c => db.Orders.Any(o => o.CaseId == c.Id && o.Status == OrderStatus.Made && !o.ProtectsSomebodyElse && (o.EndsOn == null || o.EndsOn >= today)));
        }

        if (by.Overdue)
        {
            var now = db.Clock.GetUtcNow();
            var duties = shared.Open(now);
            cases = cases.Where(c => duties.Any(d => d.CaseId == c.Id && d.DueBy <= now));
        }

        if (by.Quiet)
        {
            var since = db.Clock.GetUtcNow() - SupervisorWorkQuery.QuietFor;
            cases = cases.Where(c => c.LastEntryAt <= since);
        }

        if (by.Sort is CaseSort.Risk || by.Risk is not { } risk) return cases;
        var grade = GradeOf(risk);
        return cases.Where(c => c.EffectiveRisk == grade);
    }

    private static IQueryable<Case> Ordered(IQueryable<Case> cases, CaseSort sort) => sort switch
    {
        CaseSort.Opened => cases.OrderByDescending(c => c.OpenedAt).ThenBy(c => c.Id),
        CaseSort.Reference => cases.OrderBy(c => c.Reference).ThenBy(c => c.Id),
        _ => cases.OrderByDescending(c => c.LastEntryAt).ThenBy(c => c.Id),
    };

    private static string Mark(CaseRow last, CaseSort sort) => sort switch
    {
        CaseSort.Reference => last.Reference,
        CaseSort.Opened => new Keyset(0, last.More!.OpenedAt, last.Id).ToString(),
        _ => new Keyset(DutyBook.RiskOrder(last.More!.Risk), last.More.LastEntryAt, last.Id).ToString(),
    };

#pragma warning disable CA1309 // Compared by the database, whose collation also sorts the list.
    private static IQueryable<Case> AfterReference(IQueryable<Case> cases, string? reference) =>
        reference is null ? cases : cases.Where(c => string.Compare(c.Reference, reference) > 0);
#pragma warning restore CA1309

    private static IQueryable<Case> After(IQueryable<Case> cases, CasesInput by)
    {
        if (by.Sort is CaseSort.Reference) return AfterReference(cases, by.After);
        if (Keyset.Read(by.After) is not { } k) return cases;
        return by.Sort is CaseSort.Opened
            ? cases.Where(c => c.OpenedAt < k.At || (c.OpenedAt == k.At && c.Id > k.Id))
            : cases.Where(c => c.LastEntryAt < k.At || (c.LastEntryAt == k.At && c.Id > k.Id));
    }
}
