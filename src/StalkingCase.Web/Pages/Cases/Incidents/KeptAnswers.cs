using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.Reports;

namespace StalkingCase.Web.Pages.Cases.Incidents;

/// <summary>
/// Answers that only the fact of an entry holds: who told it, on which report, FOUR, and whether it came after being told
/// to stop. An entry that takes another's place carries them on, or a corrected typing error would end a flag (REP-07, REP-16).
/// </summary>
internal static class KeptAnswers
{
    public static async Task<FactDetail> ToldAsync(this CaseDbContext db, Entry entry, CancellationToken ct) =>
        (await db.Facts.AsNoTracking().SingleAsync(f => f.Id == entry.FactId && f.CaseId == entry.CaseId, ct)).Detail;

    public static EntryContent Keeping(this EntryContent content, FactDetail told) =>
        content with { Four = told.Four, ReportedBy = told.ReportedBy ?? ReportedBy.Victim, ReportId = told.ReportId };
}
