using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Data.Facts;
using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Reports;
using StalkingCase.Domain.Risk;
using StalkingCase.Web.Pages.Cases;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Worklist;

public sealed record DraftRow(Guid Id, DateTimeOffset StartedAt, DateTimeOffset SavedAt, ReportStep Furthest, string Logger)
{
    public string ResumeAt => $"/reports/drafts/{Id}/{(Furthest is ReportStep.WhatHappened ? "what-happened" : Furthest.ToString().ToLowerInvariant())}";
}

public sealed record MyCaseRow(Guid Id, string Reference, RiskGrade? Risk, bool IsEndorsed, string? Victim, DateTimeOffset LastEntryAt, DateTimeOffset? NextDueBy);

public sealed record OfficerWork(IReadOnlyList<DraftRow> Drafts, IReadOnlyList<MyCaseRow> Cases);

/// <summary>An officer's drafts, oldest first, and open cases, worst first.</summary>
public sealed class OfficerWorkQuery(CaseDbContext db, Reader reader, CaseAccess access, ShortNamesQuery names)
{
    private const int Most = 50;

    public async Task<OfficerWork> RunAsync(CancellationToken ct)
    {
        var id = reader.Id;
        var drafts = await (from r in db.Reports.AsNoTracking()
                            where r.LoggerId == id && r.Status == ReportStatus.Draft
                            orderby r.StartedAt, r.Id
                            select new DraftRow(r.Id, r.StartedAt, r.SavedAt, r.Furthest, "")).Take(Most).ToListAsync(ct);
        var cases = await (from c in access.Visible()
                           where c.OfficerInCaseId == id && c.Status == CaseStatus.Open
                           orderby c.EffectiveRisk == RiskGrade.High ? 0 : c.EffectiveRisk == null ? 1 : c.EffectiveRisk == RiskGrade.Medium ? 2 : 3, c.LastEntryAt descending, c.Id
                           select new
                           {
                               c.Id,
                               c.Reference,
                               c.EffectiveRisk,
                               c.IsRiskEndorsed,
                               c.LastEntryAt,
                               Next = db.Duties.WhereOpen().Where(d => d.CaseId == c.Id).Min(d => (DateTimeOffset?)d.DueBy),
                           }).AsNoTracking().Take(Most).ToListAsync(ct);
        var people = await names.RunAsync([.. cases.Select(c => c.Id)], ct);
        return new OfficerWork(drafts, [.. cases.Select(c => new MyCaseRow(c.Id, c.Reference, c.EffectiveRisk, c.IsRiskEndorsed, people.GetValueOrDefault((c.Id, RolePart.Victim)), c.LastEntryAt, c.Next))]);
    }
}
