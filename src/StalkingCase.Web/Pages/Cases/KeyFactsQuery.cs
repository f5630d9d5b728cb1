using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.Reports;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Cases;

public sealed record KeyFacts(CaseStatus Status, Relationship Relationship, DateTimeOffset OpenedAt, DateTimeOffset LastEntryAt, int Reports, int Incidents, string Unit, string Officer, bool IsAdvocate, bool IsSupervisor, DateTimeOffset Now);

public sealed class KeyFactsQuery(CaseDbContext db, OfficerNamesQuery names, Reader reader, IHttpContextAccessor http, TimeProvider clock)
{
    public async Task<KeyFacts> RunAsync(Guid caseId, CancellationToken ct)
    {
        var found = await db.Cases.AsNoTracking().IgnoreAutoIncludes().Where(c => c.Id == caseId).Select(c => new
        {
            c.Status,
            c.Relationship,
            c.OpenedAt,
            c.LastEntryAt,
            c.OfficerInCaseId,
            c.UnitId,
            IsTransferred = db.Facts.Any(f => f.CaseId == caseId && f.Kind == FactKind.CaseTransferred),
            Unit = db.Units.Where(u => u.Id == c.UnitId).Select(u => u.Name).FirstOrDefault(),
            Reports = db.Reports.Count(r => r.CaseId == caseId),
            Incidents = db.Entries.Count(e => e.CaseId == caseId && e.VoidedAt == null && (e.Type == EntryType.Report || e.Type == EntryType.Incident || e.Type == EntryType.Threat || e.Type == EntryType.Breach)),
        }).SingleAsync(ct);
        var who = await names.RunAsync([found.OfficerInCaseId], ct);
        // SEC-D16: who only looks in does not read where the victim's case went.
        var masked = found.IsTransferred && http.HttpContext!.CaseDecision().Answer is CaseAnswer.WithReason && !reader.UnitIds.Contains(found.UnitId);
        return new KeyFacts(found.Status, found.Relationship, found.OpenedAt, found.LastEntryAt, found.Reports, found.Incidents, masked ? "Transferred: ask the officer in the case" : found.Unit ?? "", who.Reach(found.OfficerInCaseId), reader.Role is Roles.Advocate, reader.IsSupervisor, clock.GetUtcNow());
    }
}
