using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Reports;

namespace StalkingCase.Web.Pages.Cases.Incidents;

public sealed record IncidentRow(Guid Id, EntryType Type, DateTimeOffset OccurredAt, TimePrecision Precision, DateTimeOffset RecordedAt, Guid RecordedBy, string Account,
    IReadOnlyList<Box> Boxes, Classification Principal, DateTimeOffset? VoidedAt, VoidReason? VoidReason);

/// <summary>
/// Entries of a case, newest first; intelligence is not shared with advocates (ux 3f), nor what was voided, which may be
/// another victim's or intelligence entered as something else.
/// </summary>
public sealed class IncidentsQuery(CaseDbContext db)
{
    public const int PageSize = 25;

    public async Task<IReadOnlyList<IncidentRow>> RunAsync(Guid caseId, EntryType? type, bool withVoided, bool forAdvocate, int page, CancellationToken ct)
    {
        var entries = db.Entries.AsNoTracking().Where(e => e.CaseId == caseId);
        if (type is { } wanted) entries = entries.Where(e => e.Type == wanted);
        if (!withVoided) entries = entries.Where(e => e.VoidedAt == null);
        if (forAdvocate) entries = entries.Where(e => e.Type != EntryType.Intelligence && e.VoidedAt == null);
        var rows = await entries.OrderByDescending(e => e.OccurredAt).ThenByDescending(e => e.Id).Skip((page - 1) * PageSize).Take(PageSize + 1)
            .Select(e => new IncidentRow(e.Id, e.Type, e.OccurredAt, e.Precision, e.RecordedAt, e.RecordedBy, e.Account, e.Boxes, e.Principal, e.VoidedAt, e.VoidReason)).ToListAsync(ct);
        return forAdvocate ? [.. rows.Select(r => r with { Boxes = r.Boxes.OfThisVictim() })] : rows;
    }
}
