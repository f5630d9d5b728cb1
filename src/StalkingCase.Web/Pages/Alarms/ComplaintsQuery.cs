using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Domain.Kernel;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Alarms;

/// <summary>One complaint by the suspect as this case notes it; the reference only where the reader may know of the other case.</summary>
public sealed record ComplaintRow(Guid FactId, DateTimeOffset RecordedAt, string? Reference, bool IsVexatious);

/// <summary>Complaints by the suspect against the victim (REP-17). One with a case of its own that is hidden from the reader is not mentioned.</summary>
public sealed class ComplaintsQuery(CaseDbContext db, CaseAccess access)
{
    private const int Most = 100;

    public async Task<IReadOnlyList<ComplaintRow>> RunAsync(Guid caseId, CancellationToken ct)
    {
        FactKind[] kinds = [FactKind.CounterCaseOpened, FactKind.CounterComplaintRecorded, FactKind.ClassedVexatious, FactKind.EntryVoided];
        var facts = await db.Facts.AsNoTracking().Where(f => f.CaseId == caseId && kinds.Contains(f.Kind)).OrderBy(f => f.RecordedAt).ThenBy(f => f.Seq).ToListAsync(ct);
        var others = facts.Select(f => f.Detail.OtherCaseId).OfType<Guid>().ToList();
        var known = await access.Visible().Where(c => others.Contains(c.Id)).Select(c => new { c.Id, c.Reference }).ToDictionaryAsync(c => c.Id, c => c.Reference, ct);
        var (vexatious, voided) = (facts.Where(f => f.Kind is FactKind.ClassedVexatious).Select(f => f.SubjectId).ToHashSet(), facts.Select(f => f.Detail.Voids).OfType<Guid>().ToHashSet());
        return
        [
            .. facts.Where(f => f.Kind is FactKind.CounterCaseOpened or FactKind.CounterComplaintRecorded && !voided.Contains(f.Id) && (f.Detail.OtherCaseId is not { } other || known.ContainsKey(other)))
                .Select(f => new ComplaintRow(f.Id, f.RecordedAt, f.Detail.OtherCaseId is { } other ? known[other] : null, vexatious.Contains(f.Id))).Take(Most),
        ];
    }
}
