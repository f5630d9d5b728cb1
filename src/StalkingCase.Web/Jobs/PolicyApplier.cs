using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Domain.Cases;

namespace StalkingCase.Web.Jobs;

/// <summary>
/// Derives the open cases of a force again once a change of policy has begun to count, and says so on each case whose
/// duties it re-timed. Each case in its own transaction;
/// what was done is kept after each batch, so that a killed run loses no more than that, and doing a case twice changes
/// nothing.
/// </summary>
public sealed class PolicyApplier(CaseDatabase database)
{
    private const int Batch = 200;
    private static readonly Actor Runner = Actor.System("policy");

    /// <summary>One batch of each change that has begun; true when all is applied.</summary>
    public async Task<bool> RunAsync(DateTimeOffset now, CancellationToken ct)
    {
        await using var look = database.Open(Runner);
        var due = await look.PolicyChanges.Where(p => p.ApprovedAt != null && p.AppliedAt == null && p.From <= now).OrderBy(p => p.From).ThenBy(p => p.Id).ToListAsync(ct);
        var isDone = true;
        foreach (var change in due)
        {
            var after = change.AppliedThrough ?? Guid.Empty;
            var cases = await look.Cases.AsNoTracking().IgnoreAutoIncludes().Where(c => c.ForceId == change.ForceId && c.Status == CaseStatus.Open && c.Id > after).OrderBy(c => c.Id).Select(c => c.Id).Take(Batch).ToListAsync(ct);
            foreach (var caseId in cases)
            {
                await using var db = database.Open(Runner);
                await db.RecheckAsync(caseId, now, ct, change);
            }

            change.AppliedCases += cases.Count;
            if (cases.Count > 0) change.AppliedThrough = cases[^1];
            if (cases.Count < Batch) change.AppliedAt = now;
            else isDone = false;
            change.Version++;
            await look.SaveChangesAsync(ct);
        }

        return isDone;
    }
}
