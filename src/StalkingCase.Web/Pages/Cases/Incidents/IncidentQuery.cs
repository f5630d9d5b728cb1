using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Data.Facts;
using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Kernel;
using StalkingCase.Web.Pages.Reports;

namespace StalkingCase.Web.Pages.Cases.Incidents;

public sealed record IncidentView(Entry Entry, IReadOnlyList<Amendment> Earlier, Guid? Replaces, bool AsksForRiskReview, OfficerNames Names)
{
    /// <summary>What the report of this entry asked besides, for whoever reads the whole case.</summary>
    public IReadOnlyList<ReportAnswer> Report { get; init; } = [];
}

/// <summary>One entry with its earlier words, and whether the reassessment that it asks for is still owed (CLK-05).</summary>
public sealed class IncidentQuery(CaseDbContext db, OfficerNamesQuery names)
{
    public async Task<IncidentView> RunAsync(Guid caseId, Guid entryId, CancellationToken ct)
    {
        var entry = await db.Entries.AsNoTracking().SingleAsync(e => e.Id == entryId && e.CaseId == caseId, ct);
        var earlier = await db.Amendments.AsNoTracking().Where(a => a.RecordId == entryId).OrderByDescending(a => a.AmendedAt).ThenByDescending(a => a.Id).Take(50).ToListAsync(ct);
        var replaces = await db.Entries.AsNoTracking().Where(e => e.CaseId == caseId && e.ReplacedBy == entryId).Select(e => (Guid?)e.Id).FirstOrDefaultAsync(ct);
        var asks = await db.Duties.AsNoTracking().WhereOpen().AnyAsync(d => d.CaseId == caseId && d.Clock == "CLK-05" && d.StartFactId == entry.FactId, ct);
        var report = await db.Reports.AsNoTracking().SingleOrDefaultAsync(r => r.Id == entry.ReportId && r.CaseId == caseId, ct);
        return new IncidentView(entry, earlier, replaces, asks, await names.RunAsync([entry.RecordedBy, .. earlier.Select(a => (Guid?)a.ById)], ct))
        {
            Report = report is null ? [] : ReportAnswers.Of(report),
        };
    }
}
