using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Data.Facts;
using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Reports;
using StalkingCase.Domain.Risk;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Worklist;

public sealed record OfficerRow(Guid Id, string Name, int Open, int High, int Overdue, DateTimeOffset? NextDueBy);

public sealed record QuietCase(Guid Id, string Reference, DateTimeOffset LastEntryAt);

public sealed record SupervisorWork(IReadOnlyList<DraftRow> OldDrafts, IReadOnlyList<OfficerRow> Officers, IReadOnlyList<QuietCase> Quiet);

/// <summary>Officers, quiet cases and old drafts of the dashboard (ux.md 3g), of the reader's units only.</summary>
public sealed class SupervisorWorkQuery(CaseDbContext db, Reader reader, CaseAccess access, TimeProvider clock)
{
    public const int Most = 50;
    public static readonly TimeSpan QuietFor = TimeSpan.FromDays(7);

    public async Task<SupervisorWork> RunAsync(CancellationToken ct)
    {
        var (now, units) = (clock.GetUtcNow(), reader.UnitIds);
        var mine = access.Visible().Where(c => units.Contains(c.UnitId) && c.Status == CaseStatus.Open);
        var (old, quiet) = (now - SupervisorCountsQuery.OldDraft, now - QuietFor);
        return new SupervisorWork(
            await (from r in db.Reports.AsNoTracking()
                   join u in db.Users on r.LoggerId equals u.Id
                   where units.Contains(r.UnitId) && r.Status == ReportStatus.Draft && r.StartedAt <= old
                   orderby r.StartedAt, r.Id
                   select new DraftRow(r.Id, r.StartedAt, r.SavedAt, r.Furthest, u.DisplayName)).Take(Most).ToListAsync(ct),
            await OfficersAsync(mine, now, ct),
            await mine.Where(c => c.EffectiveRisk == RiskGrade.High && c.LastEntryAt <= quiet).OrderBy(c => c.LastEntryAt).ThenBy(c => c.Id)
                .Select(c => new QuietCase(c.Id, c.Reference, c.LastEntryAt)).Take(Most).ToListAsync(ct));
    }

    private async Task<IReadOnlyList<OfficerRow>> OfficersAsync(IQueryable<Case> mine, DateTimeOffset now, CancellationToken ct)
    {
        var units = reader.UnitIds;
        var people = await db.Users.AsNoTracking().Where(u => u.UnitId != null && units.Contains(u.UnitId.Value) && !u.IsSuspended && u.Rank > Rank.None)
            .OrderBy(u => u.DisplayName).ThenBy(u => u.Id).Select(u => new { u.Id, u.DisplayName }).Take(200).ToListAsync(ct);
        var cases = await mine.Where(c => c.OfficerInCaseId != null).GroupBy(c => c.OfficerInCaseId!.Value)
            .Select(g => new { g.Key, Open = g.Count(), High = g.Count(c => c.EffectiveRisk == RiskGrade.High) }).ToDictionaryAsync(g => g.Key, ct);
        var duties = await access.Seen(db.Duties.WhereOpen().Where(d => units.Contains(d.UnitId) && d.OwnerId != null && d.VisibleFrom <= now))
            .GroupBy(d => d.OwnerId!.Value).Select(g => new { g.Key, Overdue = g.Count(d => d.DueBy <= now), Next = g.Min(d => d.DueBy > now ? (DateTimeOffset?)d.DueBy : null) }).ToDictionaryAsync(g => g.Key, ct);
        return
        [
            .. people.Select(p => new OfficerRow(p.Id, p.DisplayName, cases.GetValueOrDefault(p.Id)?.Open ?? 0, cases.GetValueOrDefault(p.Id)?.High ?? 0,
                duties.GetValueOrDefault(p.Id)?.Overdue ?? 0, duties.GetValueOrDefault(p.Id)?.Next)),
        ];
    }
}
