using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Data.Facts;
using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Orders;
using StalkingCase.Domain.Risk;
using StalkingCase.Web.Infrastructure;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Cases;

/// <summary>A case in a list. <see cref="More"/> is null where the reader may know the reference and the status only.</summary>
public sealed record CaseRow(Guid Id, string Reference, CaseStatus Status, CaseRowMore? More);

public sealed record CaseRowMore(RiskGrade? Risk, bool IsEndorsed, bool IsFlagged, string? Victim, string? Suspect, string Unit, string? Officer, DateTimeOffset LastEntryAt, DateTimeOffset OpenedAt, DateTimeOffset? NextDueBy);

/// <summary>
/// The case list. Filters and sorting by anything but reference and status hold on cases the reader works on only: of the
/// others a filter would tell what the row does not (security.md 2).
/// </summary>
public sealed class CasesQuery(CaseDbContext db, CaseAccess access, ShortNamesQuery names)
{
    public const int PageSize = 50;

    public async Task<(IReadOnlyList<CaseRow> Rows, string? Next)> RunAsync(CasesInput by, CancellationToken ct) =>
        by.Scope is CaseScope.Force ? await ByReferenceAsync(by, ct) : await WorkedAsync(by, ct);

    /// <summary>Open cases without any grade, which the order by risk puts last.</summary>
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

    private async Task<(IReadOnlyList<CaseRow>, string?)> WorkedAsync(CasesInput by, CancellationToken ct)
    {
        var ids = access.WorkedParts().Select(p => Ordered(After(Filtered(p, by), by), by.Sort).Take(PageSize + 1).Select(c => c.Id)).Aggregate((all, part) => all.Concat(part));
        var rows = await Ordered(db.Cases.IgnoreAutoIncludes().Where(c => ids.Contains(c.Id)), by.Sort).Select(c => new
        {
            c.Id,
            c.Reference,
            c.Status,
            c.EffectiveRisk,
            c.IsRiskEndorsed,
            c.IsFlagged,
            c.LastEntryAt,
            c.OpenedAt,
            Unit = db.Units.Where(u => u.Id == c.UnitId).Select(u => u.Name).FirstOrDefault(),
            Officer = db.Users.Where(u => u.Id == c.OfficerInCaseId).Select(u => u.DisplayName).FirstOrDefault(),
            Next = db.Duties.WhereOpen().Where(d => d.CaseId == c.Id).Min(d => (DateTimeOffset?)d.DueBy),
        }).AsNoTracking().Take(PageSize + 1).ToListAsync(ct);
        var people = await names.RunAsync([.. rows.Select(r => r.Id)], ct);
        var shown = rows.Take(PageSize).Select(c => new CaseRow(c.Id, c.Reference, c.Status,
            new CaseRowMore(c.EffectiveRisk, c.IsRiskEndorsed, c.IsFlagged, people.GetValueOrDefault((c.Id, RolePart.Victim)), people.GetValueOrDefault((c.Id, RolePart.Suspect)), c.Unit ?? "", c.Officer, c.LastEntryAt, c.OpenedAt, c.Next))).ToList();
        return (shown, rows.Count > PageSize ? Mark(shown[^1], by.Sort) : null);
    }

    private IQueryable<Case> Filtered(IQueryable<Case> cases, CasesInput by)
    {
        if (by.Status is { } status) cases = cases.Where(c => c.Status == status);
        if (by.Unit is { } unit) cases = cases.Where(c => c.UnitId == unit);
        if (by.Officer is { } officer) cases = cases.Where(c => c.OfficerInCaseId == officer);
        if (by.Flagged) cases = cases.Where(c => c.IsFlagged);
        if (by.Unrestricted) cases = cases.Where(c => !c.IsRestricted);
        if (by.Unserved) cases = cases.Where(c => db.Orders.Any(o => o.CaseId == c.Id && o.Status == OrderStatus.Made && !o.ProtectsSomebodyElse));
        if (by.Overdue)
        {
            var now = db.Clock.GetUtcNow();
            cases = cases.Where(c => db.Duties.WhereOpen().Any(d => d.CaseId == c.Id && d.DueBy <= now && d.VisibleFrom <= now));
        }

        if (by.Risk is not { } risk) return cases;
        RiskGrade? grade = risk switch { RiskChoice.High => RiskGrade.High, RiskChoice.Medium => RiskGrade.Medium, RiskChoice.Standard => RiskGrade.Standard, _ => null };
        return cases.Where(c => c.EffectiveRisk == grade);
    }

    private static IQueryable<Case> Ordered(IQueryable<Case> cases, CaseSort sort) => sort switch
    {
        CaseSort.LastEntry => cases.OrderByDescending(c => c.LastEntryAt).ThenBy(c => c.Id),
        CaseSort.Opened => cases.OrderByDescending(c => c.OpenedAt).ThenBy(c => c.Id),
        CaseSort.Reference => cases.OrderBy(c => c.Reference).ThenBy(c => c.Id),
        _ => cases.OrderByDescending(c => c.EffectiveRisk).ThenByDescending(c => c.LastEntryAt).ThenBy(c => c.Id),
    };

    private static string Mark(CaseRow last, CaseSort sort) => sort switch
    {
        CaseSort.Reference => last.Reference,
        CaseSort.Opened => new Keyset(0, last.More!.OpenedAt, last.Id).ToString(),
        _ => new Keyset((int?)last.More!.Risk ?? 0, last.More.LastEntryAt, last.Id).ToString(),
    };

#pragma warning disable CA1309 // Compared by the database, whose collation also sorts the list.
    private static IQueryable<Case> AfterReference(IQueryable<Case> cases, string? reference) =>
        reference is null ? cases : cases.Where(c => string.Compare(c.Reference, reference) > 0);
#pragma warning restore CA1309

    private static IQueryable<Case> After(IQueryable<Case> cases, CasesInput by)
    {
        if (by.Sort is CaseSort.Reference) return AfterReference(cases, by.After);
        if (Keyset.Read(by.After) is not { } k) return cases;
        if (by.Sort is CaseSort.LastEntry) return cases.Where(c => c.LastEntryAt < k.At || (c.LastEntryAt == k.At && c.Id > k.Id));
        if (by.Sort is CaseSort.Opened) return cases.Where(c => c.OpenedAt < k.At || (c.OpenedAt == k.At && c.Id > k.Id));
        RiskGrade? grade = k.Order == 0 ? null : (RiskGrade)k.Order;
        return grade is null
            ? cases.Where(c => c.EffectiveRisk == null && (c.LastEntryAt < k.At || (c.LastEntryAt == k.At && c.Id > k.Id)))
            : cases.Where(c => c.EffectiveRisk == null || c.EffectiveRisk < grade || (c.EffectiveRisk == grade && (c.LastEntryAt < k.At || (c.LastEntryAt == k.At && c.Id > k.Id))));
    }
}
